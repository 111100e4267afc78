import { exp, log } from "../numbers/math.ts";
import { quantileOf, ranked } from "./quantiles.ts";

/** A number with its confidence limits. Null is "never", or, as a limit, "none can be given from so few replications". */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Ranks (from 1) of the order statistics that enclose quantile p of any continuous distribution with at least the given
 * confidence: the number of the n draws below the quantile is binomial(n, p), whatever the distribution.
 *
 *   lower = largest l with P(B <= l - 1) <= (1 - confidence) / 2;  upper = smallest u with P(B >= u) <= (1 - confidence) / 2
 *
 * lower = 0 or upper = n + 1 where n is too small for a limit on that side.
 * Source: Conover, Practical Nonparametric Statistics (3rd ed., 1999), section 3.2.
 */
export function quantileRanks(n: number, p: number, confidence = 0.95): { lower: number; upper: number } {
  if (!(n >= 1)) throw new RangeError(`confidence limits need at least one replication, got ${n}`);
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile with limits lies strictly between 0 and 1, got ${p}`);
  const tail = (1 - confidence) / 2;
  const odds = log(p) - log(1 - p);
  let lower = 0;
  let upper = n + 1;
  let logMass = n * log(1 - p);
  let below = 0;
  for (let k = 0; k <= n; k++) {
    // Here `below` is P(B <= k - 1), so P(B >= k) = 1 - below.
    if (k >= 1 && 1 - below <= tail) {
      upper = k;
      break;
    }
    below += exp(logMass);
    if (below <= tail) lower = k + 1;
    logMass += log((n - k) / (k + 1)) + odds;
  }
  return { lower: Math.min(lower, n), upper };
}

/** Quantile p of a sample with distribution-free confidence limits; null is "never" and ranks last. */
export function quantileEstimate(values: Iterable<number | null>, p: number, confidence = 0.95): Estimate {
  return estimateOfRanked(ranked(values), p, confidence);
}

/** As quantileEstimate, of a sample that is already ranked. */
export function estimateOfRanked(sample: Float64Array, p: number, confidence = 0.95): Estimate {
  const { lower, upper } = quantileRanks(sample.length, p, confidence);
  const at = (rank: number) => {
    const value = rank >= 1 && rank <= sample.length ? sample[rank - 1] : Number.NaN;
    return Number.isFinite(value) ? value : null;
  };
  return { value: quantileOf(sample, p), low: at(lower), high: at(upper) };
}
