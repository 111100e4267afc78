import { type Key, subkey, uniform } from "../../numbers/luck.ts";
import { exp, log } from "../../numbers/math.ts";

/**
 * The space in which particles move: each fitted factor's place u in its prior, 0 < u < 1, as a logit.
 *
 *   z = ln(u / (1 - u));  the prior of z is the logistic density u (1 - u), whatever the prior of the factor
 *
 * A step in z never leaves the factor's bounds, and weights need no density of any family of priors.
 */
export const toUnit = (z: number): number => {
  const u = 1 / (1 + exp(-z));
  return u < LEAST ? LEAST : u > 1 - LEAST ? 1 - LEAST : u;
};

export const toLogit = (u: number): number => log(u / (1 - u));

/** Log of the prior density of a row of logits. */
export function logPrior(z: Float64Array, from: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) {
    const u = toUnit(z[from + i]!);
    sum += log(u) + log(1 - u);
  }
  return sum;
}

const LEAST = 1e-12;

/** Logits of `count` particles from the prior; particle k is addressed by its number, so it is the same in any batch. */
export function drawPrior(key: Key, names: readonly string[], first: number, count: number): Float64Array {
  const keys = names.map((name) => subkey(key, "calibrate.prior", name));
  const z = new Float64Array(count * names.length);
  for (let k = 0; k < count; k++)
    keys.forEach((one, i) => {
      z[k * names.length + i] = toLogit(uniform(one, first + k));
    });
  return z;
}
