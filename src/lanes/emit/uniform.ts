import binaryen from "binaryen";
import type { Expr } from "../ir.ts";
import { kindOf } from "../kinds.ts";
import type { Ref } from "./backend.ts";
import { apart, type Context, homeOf } from "./context.ts";
import { scalarUnary } from "./exponents.ts";
import { emitStmts } from "./statements.ts";

const COMPARE_INT = { "<": "lt_s", ">": "gt_s", "<=": "le_s", ">=": "ge_s", "===": "eq", "!==": "ne" } as const;
const COMPARE = { "<": "lt", ">": "gt", "<=": "le", ">=": "ge", "===": "eq", "!==": "ne" } as const;

/** A whole number that all lanes share, as i32. */
export function emitInt(context: Context, expr: Expr): Ref {
  const { m } = context;
  switch (expr.op) {
    case "number":
      return m.i32.const(expr.value);
    case "local":
      return m.local.get(homeOf(context, expr.local).first, binaryen.i32);
    case "read":
      return m.i32.load(context.offsetOf(expr.column), 4, shifted(context, expr.index, 2));
    case "arithmetic": {
      const op = { "+": "add", "-": "sub", "*": "mul", "&": "and" } as const;
      return m.i32[op[expr.fn as "+"]](emitInt(context, expr.a), emitInt(context, expr.b));
    }
    case "choose":
      return lazily(context, expr, emitInt, binaryen.i32);
    case "call":
      context.pre.push(...emitStmts(context, expr.body));
      return emitInt(context, expr.value);
    default:
      throw new Error(`${expr.op} is no whole number`);
  }
}

/** A number that all lanes share, as f64. Whole numbers are converted at their leaves, so that signs of zero are JavaScript's. */
export function emitReal(context: Context, expr: Expr): Ref {
  const { m } = context;
  switch (expr.op) {
    case "number":
      return m.f64.const(expr.value);
    case "local": {
      const { first } = homeOf(context, expr.local);
      if (expr.local.kind === "int") return m.f64.convert_s.i32(m.local.get(first, binaryen.i32));
      return m.local.get(first, binaryen.f64);
    }
    case "read":
      if (expr.column.type === "i32") return m.f64.convert_s.i32(emitInt(context, expr));
      return m.f64.load(context.offsetOf(expr.column), 8, shifted(context, expr.index, 3));
    case "unary":
      return scalarUnary(m, expr.fn as "abs", emitReal(context, expr.a));
    case "arithmetic": {
      if (expr.fn === "&") return m.f64.convert_s.i32(emitInt(context, expr));
      const [a, b] = [emitReal(context, expr.a), emitReal(context, expr.b)];
      if (expr.fn === "min" || expr.fn === "max") return extreme(context, expr.fn, a, b);
      return m.f64[({ "+": "add", "-": "sub", "*": "mul", "/": "div" } as const)[expr.fn]](a, b);
    }
    case "choose":
      return lazily(context, expr, emitReal, binaryen.f64);
    case "call":
      context.pre.push(...emitStmts(context, expr.body));
      return emitReal(context, expr.value);
    default:
      throw new Error(`${expr.op} is no number`);
  }
}

/** A truth that all lanes share, as i32. Right sides of && and || run only when they must. */
export function emitFlag(context: Context, expr: Expr): Ref {
  const { m } = context;
  switch (expr.op) {
    case "local":
      return m.local.get(homeOf(context, expr.local).first, binaryen.i32);
    case "comparison": {
      const int = kindOf(expr.a) === "int" && kindOf(expr.b) === "int";
      if (int) return m.i32[COMPARE_INT[expr.fn]](emitInt(context, expr.a), emitInt(context, expr.b));
      return m.f64[COMPARE[expr.fn]](emitReal(context, expr.a), emitReal(context, expr.b));
    }
    case "unary":
      return m.i32.eqz(emitFlag(context, expr.a));
    case "logic": {
      const a = emitFlag(context, expr.a);
      const { pre, result } = apart(context, () => emitFlag(context, expr.b));
      const b = m.block(null, [...pre, result], binaryen.i32);
      return expr.fn === "&&" ? m.if(a, b, m.i32.const(0)) : m.if(a, m.i32.const(1), b);
    }
    case "choose":
      return lazily(context, expr, emitFlag, binaryen.i32);
    case "call":
      context.pre.push(...emitStmts(context, expr.body));
      return emitFlag(context, expr.value);
    default:
      throw new Error(`${expr.op} is no truth`);
  }
}

/** Bytes from a column's first row to this one: index x 2^shift. A row's offset in varying columns is worked out once. */
export function shifted(context: Context, index: Expr, shift: number): Ref {
  const { m, lanes } = context;
  if (index.op === "number") return m.i32.const(index.value << shift);
  if (index.op === "local" && shift === lanes.rowShift) {
    const { bytes } = homeOf(context, index.local);
    if (bytes !== null) return m.local.get(bytes, binaryen.i32);
  }
  return m.i32.shl(emitInt(context, index), m.i32.const(shift));
}

function lazily(
  context: Context,
  expr: Expr & { op: "choose" },
  emit: (context: Context, expr: Expr) => Ref,
  type: binaryen.Type,
): Ref {
  const { m } = context;
  const side = (one: Expr) => {
    const { pre, result } = apart(context, () => emit(context, one));
    return m.block(null, [...pre, result], type);
  };
  return m.if(emitFlag(context, expr.test), side(expr.yes), side(expr.no));
}

function extreme({ m, newLocal }: Context, fn: "min" | "max", a: Ref, b: Ref): Ref {
  const [left, right] = [newLocal(binaryen.f64), newLocal(binaryen.f64)];
  const get = (local: number) => m.local.get(local, binaryen.f64);
  const test = fn === "min" ? m.f64.lt(get(right), get(left)) : m.f64.lt(get(left), get(right));
  const set = [m.local.set(left, a), m.local.set(right, b)];
  return m.block(null, [...set, m.select(test, get(right), get(left))], binaryen.f64);
}
