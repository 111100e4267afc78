import binaryen from "binaryen";
import type { Backend, NewLocal, Ref } from "./backend.ts";
import { pairUnary } from "./exponents.ts";

const ARITHMETIC = { "+": "add", "-": "sub", "*": "mul", "/": "div", min: "pmin", max: "pmax" } as const;
const COMPARE = { "<": "lt", ">": "gt", "<=": "le", ">=": "ge", "===": "eq", "!==": "ne" } as const;

/**
 * Two lanes a register. `pmin` and `pmax` are `b < a ? b : a` and `a < b ? b : a` to the bit. Constants are loaded from a pool
 * in memory (`poolOffset` gives a value's address): a literal would be put together anew in every turn of a loop.
 */
export function simdBackend(
  m: binaryen.Module,
  lanes: number,
  newLocal: NewLocal,
  poolOffset: (value: number) => number,
): Backend {
  const ZERO = new Array<number>(16).fill(0);
  const constant = (value: number): Ref =>
    Object.is(value, 0) ? m.v128.const(ZERO) : m.v128.load(poolOffset(value), 16, m.i32.const(0));
  /** First byte of an entry of a wide row that starts at `start`, of lane k of a pair. */
  const entryOf = (entries: number, k: number, start: Ref, width: number): Ref => {
    const entry = m.i32x4.extract_lane(m.local.get(entries, binaryen.v128), k);
    return m.i32.add(start, m.i32.shl(m.i32.and(entry, m.i32.const(width - 1)), m.i32.const(3 + Math.log2(lanes))));
  };
  return {
    lanes,
    parts: lanes / 2,
    rowShift: 3 + Math.log2(lanes),
    number: binaryen.v128,
    mask: binaryen.v128,
    load: (offset, part, row) => m.v128.load(offset + 16 * part, 16, row),
    store: (offset, part, row, value) => m.v128.store(offset + 16 * part, 16, row, value),
    constant,
    spread: (value) => m.f64x2.splat(value),
    spreadFlag: (flag) => m.i64x2.splat(m.i64.sub(m.i64.const(0n as never), m.i64.extend_u(flag))),
    unary: (fn, a) => pairUnary(m, fn, a, constant),
    arithmetic: (fn, a, b) => m.f64x2[ARITHMETIC[fn]](a, b),
    compare: (fn, a, b) => m.f64x2[COMPARE[fn]](a, b),
    logic: (fn, a, b) => (fn === "&&" ? m.v128.and(a, b) : m.v128.or(a, b)),
    not: (a) => m.v128.not(a),
    without: (a, b) => m.v128.andnot(a, b),
    select: (test, yes, no) => m.v128.bitselect(yes, no, test),
    keep: (test, value) => m.v128.and(test, value),
    any: (masks) => m.i64x2.bitmask(masks.reduce((a, b) => m.v128.or(a, b))),
    gather: (offset, part, start, { day, delay }, width) => {
      const entries = newLocal(binaryen.v128);
      const days = m.i32x4.trunc_sat_f64x2_s_zero(m.f64x2.sub(m.f64x2.splat(day()), delay()));
      const at = (k: number): Ref => entryOf(entries, k, start(), width);
      const low = m.v128.load64_zero(offset + 16 * part, 8, at(0));
      const both = m.v128.load64_lane(offset + 16 * part + 8, 8, 1, at(1), low);
      return m.block(null, [m.local.set(entries, days), both], binaryen.v128);
    },
    addAt: (offset, part, start, entry, width, change) => {
      const [entries, old, changed] = [newLocal(binaryen.v128), newLocal(binaryen.v128), newLocal(binaryen.v128)];
      const [first, second] = [newLocal(binaryen.i32), newLocal(binaryen.i32)];
      const i32 = (local: number): Ref => m.local.get(local, binaryen.i32);
      const v128 = (local: number): Ref => m.local.get(local, binaryen.v128);
      const [low, high] = [offset + 16 * part, offset + 16 * part + 8];
      return m.block(null, [
        m.local.set(entries, m.i32x4.trunc_sat_f64x2_s_zero(entry)),
        m.local.set(first, entryOf(entries, 0, start(), width)),
        m.local.set(second, entryOf(entries, 1, start(), width)),
        m.local.set(old, m.v128.load64_lane(high, 8, 1, i32(second), m.v128.load64_zero(low, 8, i32(first)))),
        m.local.set(
          changed,
          change(() => v128(old)),
        ),
        m.v128.store64_lane(low, 8, 0, i32(first), v128(changed)),
        m.v128.store64_lane(high, 8, 1, i32(second), v128(changed)),
      ]);
    },
  };
}
