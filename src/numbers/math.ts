/**
 * Mathematics with the same bits on every engine. `Math.exp` and `Math.log` may differ between engines in the last bit,
 * so both are written out: argument reduction, then a short polynomial, with nothing but + - * / and exact scaling.
 */

/** Smaller of two; `b < a ? b : a`, so that compiled lanes (pmin) give the same bits, NaN and -0 included. */
export const min = (a: number, b: number): number => (b < a ? b : a);

/** Larger of two; `a < b ? b : a`. */
export const max = (a: number, b: number): number => (a < b ? b : a);

export const abs: (x: number) => number = Math.abs;
export const floor: (x: number) => number = Math.floor;
export const sqrt: (x: number) => number = Math.sqrt;

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

const bits = new DataView(new ArrayBuffer(8));

/** 2 to a whole power from -1022 to 1023, by its exponent bits. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/**
 * e to the x, within 1 unit in the last place.
 * Method: x = k ln 2 + r with |r| <= ln 2 / 2; exp(r) by the rational form r c / (2 - c); times 2 to the k.
 * Source: coefficients of the Remez polynomial published with fdlibm (Sun, 1993).
 */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
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
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

/**
 * Natural logarithm, within 1 unit in the last place.
 * Method: x = 2^k (1 + f) with sqrt(1/2) < 1 + f < sqrt(2); log(1 + f) by an odd series in f / (2 + f); plus k ln 2.
 * Source: coefficients of the Remez polynomial published with fdlibm (Sun, 1993).
 */
export function log(x: number): number {
  if (x !== x || x < 0) return Number.NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984;
    k = -54;
  }
  bits.setFloat64(0, y);
  const head = bits.getUint32(0);
  k += (head >>> 20) - 1023;
  bits.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (even + odd)) + k * LN2_LOW) - f);
}
