import normal from "@stdlib/stats-base-dists-normal-quantile";
import triangular from "@stdlib/stats-base-dists-triangular-quantile";
import { exp, log } from "./math.ts";

/** Inverse distribution functions. One uniform number gives one value: no rejection, so a draw never shifts another. */

/** The 90 % point of the standard normal. */
const Z90 = 1.2815515655446004;

export const normalQuantile = (u: number, mean: number, sd: number): number => mean + sd * normal(u, 0, 1);
export const uniformQuantile = (u: number, low: number, high: number): number => low + u * (high - low);

/** Triangular on [low, high] with its peak at mode; a point when low = high. */
export const triangularQuantile = (u: number, low: number, mode: number, high: number): number =>
  low === high ? low : triangular(u, low, high, mode);

/** Lognormal given as people say it: the median and the value that nine in ten stay under. ln x = ln median + z ln(p90 / median) / 1.2816 */
export const lognormalQuantile = (u: number, median: number, p90: number): number =>
  median * exp((log(p90 / median) / Z90) * normal(u, 0, 1));

/** First of the values whose cumulated weight reaches u. */
export function discreteQuantile(u: number, values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]!;
    if (u <= sum) return values[i]!;
  }
  return values[values.length - 1]!;
}
