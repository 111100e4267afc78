import { normalQuantile } from "../../numbers/quantile.ts";
import type { Estimate } from "../limits.ts";

/**
 * Ratio of two means with Fieller's interval: the values r for which mean(numerator - r x denominator) is not significantly
 * different from 0. With t = z^2 / n and (co)variances s of one replication:
 *
 *   a r^2 - 2 b r + c <= 0,   a = d^2 - t s_dd,   b = n d - t s_nd,   c = n^2 - t s_nn        (n, d: the two means)
 *
 * Null where a <= 0: the denominator's own interval holds 0, the set is no interval, and a ratio says nothing. Replications pair
 * numerator and denominator. Source: Fieller (1954), JRSS B 16, 175-185.
 */
export function ratioOfMeans(
  numerator: ArrayLike<number>,
  denominator: ArrayLike<number>,
  confidence = 0.9,
): Estimate | null {
  const count = denominator.length;
  if (count < 2) return null;
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const t = (z * z) / count;
  const n = mean(numerator);
  const d = mean(denominator);
  const spread = (x: ArrayLike<number>, mx: number, y: ArrayLike<number>, my: number) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (x[i]! - mx) * (y[i]! - my);
    return sum / (count - 1);
  };
  const a = d * d - t * spread(denominator, d, denominator, d);
  if (!(a > 0)) return null;
  const b = n * d - t * spread(numerator, n, denominator, d);
  const c = n * n - t * spread(numerator, n, numerator, n);
  const half = Math.sqrt(Math.max(b * b - a * c, 0));
  return { value: n / d, low: (b - half) / a, high: (b + half) / a };
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
