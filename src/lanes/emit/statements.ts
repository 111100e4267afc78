import binaryen from "binaryen";
import { type Branch, type Expr, type Local, type Stmt, visitExpr } from "../ir.ts";
import { isVarying, kindOf } from "../kinds.ts";
import type { Ref } from "./backend.ts";
import { apart, type Context, getParts, type Home, type Mask, newParts, type Parts, setParts } from "./context.ts";
import { emitFlag, emitInt, emitReal } from "./uniform.ts";
import { emitMask, emitVarying, rowOf } from "./varying.ts";

/** Emits statements in order, each after what it needs first. */
export function emitStmts(context: Context, stmts: readonly Stmt[]): Ref[] {
  return stmts.flatMap((stmt) => {
    const { pre, result } = apart(context, () => emitStmt(context, stmt));
    return [...pre, ...result];
  });
}

function emitStmt(context: Context, stmt: Stmt): Ref[] {
  switch (stmt.op) {
    case "set":
      return emitSet(context, stmt.local, stmt.value);
    case "write": {
      const { lanes, parts } = context;
      const value = emitVarying(context, stmt.value);
      const row = rowOf(context, stmt.index);
      const offset = context.offsetOf(stmt.column);
      const old: Parts = (place) => lanes.load(offset, parts[place]!, row());
      return parts.map((part, place) =>
        lanes.store(offset, part, row(), masked(context, context.mask, value, old, "number")(place)),
      );
    }
    case "add": {
      const { m, lanes, parts } = context;
      const start = context.newLocal(binaryen.i32);
      const bytes = m.i32.mul(emitInt(context, stmt.row), m.i32.const(stmt.width << lanes.rowShift));
      context.pre.push(m.local.set(start, bytes));
      const [entry, amount] = [emitVarying(context, stmt.entry), emitVarying(context, stmt.amount)];
      const offset = context.offsetOf(stmt.column);
      const { mask } = context;
      return parts.map((part, place) =>
        lanes.addAt(
          offset,
          part,
          () => m.local.get(start, binaryen.i32),
          entry(place),
          stmt.width,
          (old) => masked(context, mask, () => lanes.arithmetic("+", old(), amount(place)), old, "number")(place),
        ),
      );
    }
    case "if":
      return isVarying(kindOf(stmt.test)) ? emitMasked(context, stmt) : [emitBranch(context, stmt)];
    case "for":
      return [emitLoop(context, stmt)];
  }
}

function emitSet(context: Context, local: Local, value: Expr): Ref[] {
  const { m, lanes } = context;
  const kind = local.kind!;
  if (kind === "varying" || kind === "mask") {
    const type = kind === "mask" ? "mask" : "number";
    const emitted = kind === "mask" ? emitMask(context, value) : emitVarying(context, value);
    const { first } = ensure(context, local, () => ({ first: newParts(context, lanes[type]), bytes: null }));
    const mask = local.home === (context.mask?.branch ?? null) ? null : context.mask;
    return setParts(context, first, masked(context, mask, emitted, getParts(context, first, lanes[type]), type));
  }
  if (kind === "int") {
    const emitted = emitInt(context, value);
    const { first, bytes } = ensureRow(context, local);
    return [m.local.set(first, emitted), setBytes(context, first, bytes!)];
  }
  const emitted = kind === "real" ? emitReal(context, value) : emitFlag(context, value);
  const type = kind === "real" ? binaryen.f64 : binaryen.i32;
  const { first } = ensure(context, local, () => ({ first: context.newLocal(type), bytes: null }));
  return [m.local.set(first, emitted)];
}

/** The new value where the mask holds, the old one elsewhere. */
function masked({ m, lanes }: Context, mask: Mask | null, value: Parts, old: Parts, type: "number" | "mask"): Parts {
  if (mask === null) return value;
  return (place) => lanes.select(m.local.get(mask.first + place, lanes.mask), value(place), old(place), type);
}

function emitBranch(context: Context, stmt: Branch): Ref {
  const { m } = context;
  const test = emitFlag(context, stmt.test);
  const yes = m.block(null, emitStmts(context, stmt.yes));
  return stmt.no.length === 0 ? m.if(test, yes) : m.if(test, yes, m.block(null, emitStmts(context, stmt.no)));
}

/** A branch in which lanes may differ: both sides run, under masks; a vote skips a side that nobody takes. */
function emitMasked(context: Context, stmt: Branch): Ref[] {
  const { m, lanes } = context;
  const outer = context.mask;
  const { head, first } = emitVote(context, stmt);
  const getMask = getParts(context, first, lanes.mask);
  const yes = underMask(context, { branch: stmt, first }, () => emitStmts(context, stmt.yes));
  if (stmt.vote) return [...head, m.if(lanes.any(context.parts.map((_, place) => getMask(place))), m.block(null, yes))];
  if (stmt.no.length === 0) return [...head, ...yes];
  const other = newParts(context, lanes.mask);
  const flip = setParts(context, other, (place) =>
    outer === null
      ? lanes.not(getMask(place))
      : lanes.without(m.local.get(outer.first + place, lanes.mask), getMask(place)),
  );
  return [
    ...head,
    ...yes,
    ...flip,
    ...underMask(context, { branch: stmt, first: other }, () => emitStmts(context, stmt.no)),
  ];
}

/** Works out a branch's mask: its test, within the mask around it. */
function emitVote(context: Context, stmt: Branch): { readonly head: Ref[]; readonly first: number } {
  const { m, lanes, mask: outer } = context;
  const { pre, result } = apart(context, () => emitMask(context, stmt.test));
  const first = newParts(context, lanes.mask);
  const within: Parts = (place) =>
    outer === null ? result(place) : lanes.logic("&&", result(place), m.local.get(outer.first + place, lanes.mask));
  return { head: [...pre, ...setParts(context, first, within)], first };
}

function underMask<T>(context: Context, mask: Mask, emit: () => T): T {
  const outer = context.mask;
  context.mask = mask;
  const result = emit();
  context.mask = outer;
  return result;
}

let labels = 0;

/** A loop over a range that all lanes share. */
function emitLoop(context: Context, stmt: Stmt & { op: "for" }): Ref {
  const { m, lanes } = context;
  const [exit, again] = [`exit${labels}`, `again${labels++}`];
  const [from, to] = [emitInt(context, stmt.from), emitInt(context, stmt.to)];
  const { first, bytes } = ensureRow(context, stmt.local);
  const end = context.newLocal(binaryen.i32);
  const get = (local: number) => m.local.get(local, binaryen.i32);
  const only = stmt.body.length === 1 ? stmt.body[0]! : null;
  let body: Ref[];
  if (only?.op === "if" && only.vote && isVarying(kindOf(only.test)) && !mentions(only.test, stmt.local)) {
    // Nothing but the branch could change its test: once nobody takes it, nobody will.
    const { head, first: mask } = emitVote(context, only);
    const anyone = lanes.any(context.parts.map((_, place) => getParts(context, mask, lanes.mask)(place)));
    const yes = underMask(context, { branch: only, first: mask }, () => emitStmts(context, only.yes));
    body = [...head, m.br_if(exit, m.i32.eqz(anyone)), ...yes];
  } else body = emitStmts(context, stmt.body);
  return m.block(exit, [
    m.local.set(first, from),
    m.local.set(end, to),
    m.br_if(exit, m.i32.ge_s(get(first), get(end))),
    m.loop(
      again,
      m.block(null, [
        setBytes(context, first, bytes!),
        ...body,
        m.local.set(first, m.i32.add(get(first), m.i32.const(1))),
        m.br_if(again, m.i32.lt_s(get(first), get(end))),
      ]),
    ),
  ]);
}

function mentions(expr: Expr, local: Local): boolean {
  let found = false;
  visitExpr(expr, (one) => {
    if (one.op === "local" && one.local === local) found = true;
  });
  return found;
}

function ensure(context: Context, local: Local, make: () => Home): Home {
  const known = context.homes.get(local);
  if (known !== undefined) return known;
  const home = make();
  context.homes.set(local, home);
  return home;
}

/** A whole number's locals: itself, and its offset in bytes as a row of a varying column. */
export const ensureRow = (context: Context, local: Local): Home =>
  ensure(context, local, () => ({ first: context.newLocal(binaryen.i32), bytes: context.newLocal(binaryen.i32) }));

/** Works out the offset of a row that was just set; unused ones are swept away by the optimiser. */
export const setBytes = ({ m, lanes }: Context, first: number, bytes: number): Ref =>
  m.local.set(bytes, m.i32.shl(m.local.get(first, binaryen.i32), m.i32.const(lanes.rowShift)));
