import type binaryen from "binaryen";
import type { Ref, UnaryNumber } from "./backend.ts";

/**
 * Lane forms of the three functions of `numbers/math.ts` that look at exponent bits, on which `exp` and `log` rest. Whole numbers go
 * in and out of the bits by adding a number whose last bit is worth 1, so no lane leaves its register. Masks of bits are written as
 * the numbers that have those bits.
 */

/** Its last bit is worth 1. */
const TWO_TO_52 = 4503599627370496;
/** The offset of exponents added. */
const MAGIC = TWO_TO_52 + 1023;
/** The largest subnormal number: all bits of the significand, none of the exponent. */
const SIGNIFICAND = 2.225073858507201e-308;

/** Of one lane, or of a number that all lanes share. */
export function scalarUnary(m: binaryen.Module, fn: UnaryNumber, a: Ref): Ref {
  const bits = (of: Ref): Ref => m.i64.reinterpret(of);
  const constant = (value: number): Ref => m.f64.const(value);
  const by52 = m.i64.const(52n as never);
  switch (fn) {
    case "powerOfTwo":
      return m.f64.reinterpret(m.i64.shl(bits(m.f64.add(a, constant(MAGIC))), by52));
    case "exponentOf": {
      const sum = m.i64.or(m.i64.shr_u(bits(a), by52), bits(constant(TWO_TO_52)));
      return m.f64.sub(m.f64.reinterpret(sum), constant(MAGIC));
    }
    case "significandOf":
      return m.f64.reinterpret(m.i64.or(m.i64.and(bits(a), bits(constant(SIGNIFICAND))), bits(constant(1))));
    default:
      return m.f64[fn](a);
  }
}

/** Of two lanes in a register; `constant` gives a number in both. */
export function pairUnary(m: binaryen.Module, fn: UnaryNumber, a: Ref, constant: (value: number) => Ref): Ref {
  const by52 = m.i32.const(52);
  switch (fn) {
    case "powerOfTwo":
      return m.i64x2.shl(m.f64x2.add(a, constant(MAGIC)), by52);
    case "exponentOf":
      return m.f64x2.sub(m.v128.or(m.i64x2.shr_u(a, by52), constant(TWO_TO_52)), constant(MAGIC));
    case "significandOf":
      return m.v128.or(m.v128.and(a, constant(SIGNIFICAND)), constant(1));
    default:
      return m.f64x2[fn](a);
  }
}
