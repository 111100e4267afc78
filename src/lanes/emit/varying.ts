import binaryen from "binaryen";
import type { Expr } from "../ir.ts";
import { kindOf } from "../kinds.ts";
import { apart, type Context, getParts, homeOf, newParts, type Parts, setParts } from "./context.ts";
import { emitStmts } from "./statements.ts";
import { emitFlag, emitInt, emitReal, shifted } from "./uniform.ts";

/** A number a lane. Uniform ones are worked out once and spread. */
export function emitVarying(context: Context, expr: Expr): Parts {
  const { m, lanes, parts } = context;
  if (expr.op === "number") return () => lanes.constant(expr.value);
  if (kindOf(expr) !== "varying") {
    const spread = context.newLocal(lanes.number);
    context.pre.push(m.local.set(spread, lanes.spread(emitReal(context, expr))));
    return () => m.local.get(spread, lanes.number);
  }
  switch (expr.op) {
    case "local":
      return getParts(context, homeOf(context, expr.local).first, lanes.number);
    case "read": {
      const offset = context.offsetOf(expr.column);
      const row = rowOf(context, expr.index);
      return (place) => lanes.load(offset, parts[place]!, row());
    }
    case "unary": {
      const a = emitVarying(context, expr.a);
      return (place) => lanes.unary(expr.fn as "abs", a(place));
    }
    case "arithmetic": {
      const [a, b] = [emitVarying(context, expr.a), emitVarying(context, expr.b)];
      return (place) => lanes.arithmetic(expr.fn as "+", a(place), b(place));
    }
    case "choose":
      return emitChoice(context, expr, "number");
    case "lag": {
      const offset = context.offsetOf(expr.column);
      const start = context.newLocal(binaryen.i32);
      const bytes = m.i32.mul(emitInt(context, expr.row), m.i32.const(expr.width << lanes.rowShift));
      context.pre.push(m.local.set(start, bytes));
      const day = context.newLocal(binaryen.f64);
      context.pre.push(m.local.set(day, emitReal(context, expr.day)));
      const delay = emitVarying(context, expr.delay);
      return (place) =>
        lanes.gather(
          offset,
          parts[place]!,
          () => m.local.get(start, binaryen.i32),
          { day: () => m.local.get(day, binaryen.f64), delay: () => delay(place) },
          expr.width,
        );
    }
    case "call":
      context.pre.push(...emitStmts(context, expr.body));
      return emitVarying(context, expr.value);
    default:
      throw new Error(`${expr.op} is no number`);
  }
}

/** A truth a lane. */
export function emitMask(context: Context, expr: Expr): Parts {
  const { m, lanes } = context;
  if (kindOf(expr) === "flag") {
    const spread = context.newLocal(lanes.mask);
    context.pre.push(m.local.set(spread, lanes.spreadFlag(emitFlag(context, expr))));
    return () => m.local.get(spread, lanes.mask);
  }
  switch (expr.op) {
    case "local":
      return getParts(context, homeOf(context, expr.local).first, lanes.mask);
    case "comparison": {
      const [a, b] = [emitVarying(context, expr.a), emitVarying(context, expr.b)];
      return (place) => lanes.compare(expr.fn, a(place), b(place));
    }
    case "unary": {
      const a = emitMask(context, expr.a);
      return (place) => lanes.not(a(place));
    }
    case "logic": {
      // A left side that all lanes share decides whether the right side runs at all, as in JavaScript.
      if (kindOf(expr.a) === "flag") {
        const known = { op: "comparison", fn: "===", at: expr.at, a: ONE(expr), b: ONE(expr) } as const;
        const never = { ...known, fn: "!==" } as const;
        const choice = expr.fn === "&&" ? { yes: expr.b, no: never } : { yes: known, no: expr.b };
        return emitChoice(context, { op: "choose", test: expr.a, ...choice, at: expr.at }, "mask");
      }
      const [a, b] = [emitMask(context, expr.a), emitMask(context, expr.b)];
      return (place) => lanes.logic(expr.fn, a(place), b(place));
    }
    case "choose":
      return emitChoice(context, expr, "mask");
    case "call":
      context.pre.push(...emitStmts(context, expr.body));
      return emitMask(context, expr.value);
    default:
      throw new Error(`${expr.op} is no truth`);
  }
}

const ONE = (expr: Expr): Expr => ({ op: "number", value: 1, at: expr.at });
const isZero = (expr: Expr): boolean => expr.op === "number" && Object.is(expr.value, 0);

/** A choice: a branch when all lanes take the same side, a selection when they differ (then both sides are worked out). */
function emitChoice(context: Context, expr: Expr & { op: "choose" }, type: "number" | "mask"): Parts {
  const { m, lanes } = context;
  const emit = type === "number" ? emitVarying : emitMask;
  if (kindOf(expr.test) === "mask") {
    const test = emitMask(context, expr.test);
    if (type === "number" && isZero(expr.no)) {
      const yes = emit(context, expr.yes);
      return (place) => lanes.keep(test(place), yes(place));
    }
    const [yes, no] = [emit(context, expr.yes), emit(context, expr.no)];
    return (place) => lanes.select(test(place), yes(place), no(place), type);
  }
  const local = newParts(context, lanes[type]);
  const side = (one: Expr) => {
    const { pre, result } = apart(context, () => emit(context, one));
    return m.block(null, [...pre, ...setParts(context, local, result)]);
  };
  context.pre.push(m.if(emitFlag(context, expr.test), side(expr.yes), side(expr.no)));
  return getParts(context, local, lanes[type]);
}

/** Offset of a row in varying columns, asked for once a part. */
export function rowOf(context: Context, index: Expr): () => number {
  const { m, lanes } = context;
  if (index.op === "local" || index.op === "number") return () => shifted(context, index, lanes.rowShift);
  const row = context.newLocal(binaryen.i32);
  context.pre.push(m.local.set(row, shifted(context, index, lanes.rowShift)));
  return () => m.local.get(row, binaryen.i32);
}
