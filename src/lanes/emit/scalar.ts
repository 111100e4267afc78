import binaryen from "binaryen";
import type { Backend, NewLocal, Ref } from "./backend.ts";
import { scalarUnary } from "./exponents.ts";

const ARITHMETIC = { "+": "add", "-": "sub", "*": "mul", "/": "div" } as const;
const COMPARE = { "<": "lt", ">": "gt", "<=": "le", ">=": "ge", "===": "eq", "!==": "ne" } as const;

/** One lane, as a plain f64; masks are i32. `min` and `max` are comparisons: f64.min treats NaN and -0 otherwise. */
export function scalarBackend(m: binaryen.Module, newLocal: NewLocal): Backend {
  const extreme = (fn: "min" | "max", a: Ref, b: Ref): Ref => {
    const [left, right] = [newLocal(binaryen.f64), newLocal(binaryen.f64)];
    const get = (local: number) => m.local.get(local, binaryen.f64);
    const test = fn === "min" ? m.f64.lt(get(right), get(left)) : m.f64.lt(get(left), get(right));
    const set = [m.local.set(left, a), m.local.set(right, b)];
    return m.block(null, [...set, m.select(test, get(right), get(left))], binaryen.f64);
  };
  return {
    lanes: 1,
    parts: 1,
    rowShift: 3,
    number: binaryen.f64,
    mask: binaryen.i32,
    load: (offset, _part, row) => m.f64.load(offset, 8, row),
    store: (offset, _part, row, value) => m.f64.store(offset, 8, row, value),
    constant: (value) => m.f64.const(value),
    spread: (value) => value,
    spreadFlag: (flag) => flag,
    unary: (fn, a) => scalarUnary(m, fn, a),
    arithmetic: (fn, a, b) => (fn === "min" || fn === "max" ? extreme(fn, a, b) : m.f64[ARITHMETIC[fn]](a, b)),
    compare: (fn, a, b) => m.f64[COMPARE[fn]](a, b),
    logic: (fn, a, b) => (fn === "&&" ? m.i32.and(a, b) : m.i32.or(a, b)),
    not: (a) => m.i32.eqz(a),
    without: (a, b) => m.i32.and(a, m.i32.eqz(b)),
    select: (test, yes, no) => m.select(test, yes, no),
    keep: (test, value) => m.select(test, value, m.f64.const(0)),
    any: (masks) => masks.reduce((a, b) => m.i32.or(a, b)),
    gather: (offset, _part, start, { day, delay }, width) => {
      const entry = m.i32.and(m.i32.trunc_s_sat.f64(m.f64.sub(day(), delay())), m.i32.const(width - 1));
      return m.f64.load(offset, 8, m.i32.add(start(), m.i32.shl(entry, m.i32.const(3))));
    },
    addAt: (offset, _part, start, entry, width, change) => {
      const [at, old] = [newLocal(binaryen.i32), newLocal(binaryen.f64)];
      const within = m.i32.and(m.i32.trunc_s_sat.f64(entry), m.i32.const(width - 1));
      const get = (): Ref => m.local.get(at, binaryen.i32);
      return m.block(null, [
        m.local.set(at, m.i32.add(start(), m.i32.shl(within, m.i32.const(3)))),
        m.local.set(old, m.f64.load(offset, 8, get())),
        m.f64.store(
          offset,
          8,
          get(),
          change(() => m.local.get(old, binaryen.f64)),
        ),
      ]);
    },
  };
}
