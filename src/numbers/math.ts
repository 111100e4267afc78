/**
 * Mathematics with the same bits on every engine. `Math.exp` and `Math.log` may differ between engines in the last bit,
 * so both are written out: argument reduction, then a short polynomial, with nothing but + - * / and exact scaling.
 * `exp` and `log` lie in the kernel subset: phases may call them, and lanes run this text. The small ones and the three that look at
 * exponent bits are the compiler's own.
 */

/** Smaller of two; `b < a ? b : a`, so that compiled lanes (pmin) give the same bits, NaN and -0 included. */
export const min = (a: number, b: number): number => (b < a ? b : a);

/** Larger of two; `a < b ? b : a`. */
export const max = (a: number, b: number): number => (a < b ? b : a);

export const abs: (x: number) => number = Math.abs;
export const floor: (x: number) => number = Math.floor;
export const sqrt: (x: number) => number = Math.sqrt;

/** 2^52 + 1023: added to a whole number it leaves the exponent bits of that power of two in the last 12 bits of the sum. */
const EXPONENT_MAGIC = 4503599627371519;

const bits = new DataView(new ArrayBuffer(8));

/** 2 to a whole power from -1022 to 1023. */
export function powerOfTwo(k: number): number {
  bits.setFloat64(0, k + EXPONENT_MAGIC);
  bits.setUint32(0, bits.getUint32(4) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** The k of x = 2^k m with 1 <= m < 2; for positive numbers that are not subnormal. */
export function exponentOf(x: number): number {
  bits.setFloat64(0, x);
  return (bits.getUint32(0) >>> 20) - 1023;
}

/** The m of x = 2^k m with 1 <= m < 2; for numbers that are not subnormal, without their sign. */
export function significandOf(x: number): number {
  bits.setFloat64(0, x);
  bits.setUint32(0, (bits.getUint32(0) & 0xfffff) | 0x3ff00000);
  return bits.getFloat64(0);
}

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
/** Above the first e^x is infinite, below the second it is 0. */
const EXP_MOST = 709.782712893383973096;
const EXP_LEAST = -745.13321910194110842;
const SQRT2 = 1.4142135623730951;
const LEAST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18014398509481984;
const TWO_TO_MINUS_1000 = 9.332636185032189e-302;

/**
 * e to the x, within 1 unit in the last place.
 * Method: x = k ln 2 + r with |r| <= ln 2 / 2; exp(r) by the rational form r c / (2 - c); times 2 to the k, in two steps where
 * that power is no normal number.
 * Source: coefficients of the Remez polynomial published with fdlibm (Sun, 1993).
 */
export function exp(x: number): number {
  const k = floor(INVERSE_LN2 * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  const large = k > 1023;
  const small = k < -1021;
  const scaled = y * powerOfTwo(large ? k - 1 : small ? k + 1000 : k) * (large ? 2 : small ? TWO_TO_MINUS_1000 : 1);
  return x > EXP_MOST ? Infinity : x < EXP_LEAST ? 0 : scaled;
}

/**
 * Natural logarithm, within 1 unit in the last place.
 * Method: x = 2^k (1 + f) with sqrt(1/2) < 1 + f < sqrt(2); log(1 + f) by an odd series in f / (2 + f); plus k ln 2.
 * Source: coefficients of the Remez polynomial published with fdlibm (Sun, 1993).
 */
export function log(x: number): number {
  const subnormal = x < LEAST_NORMAL;
  const y = subnormal ? x * TWO_TO_54 : x;
  const m = significandOf(y);
  const upper = m > SQRT2;
  const k = exponentOf(y) + (upper ? 1 : 0) - (subnormal ? 54 : 0);
  const f = (upper ? m * 0.5 : m) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  const value = k * LN2_HIGH - (half - (s * (half + (even + odd)) + k * LN2_LOW) - f);
  return x > 0 ? (x === Infinity ? x : value) : x === 0 ? -Infinity : NaN;
}
