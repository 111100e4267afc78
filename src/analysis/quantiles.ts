import { quantileSorted } from "simple-statistics";

/**
 * A sample in ascending order with every null ("never") ranked after the largest number, as Infinity.
 * A day that is never reached is later than any day, and must not drop out of a median.
 *
 * @throws RangeError when a value is not a number: NaN has no rank
 */
export function ranked(values: Iterable<number | null>): Float64Array {
  const sample = Float64Array.from(values, (value) => (value === null ? Number.POSITIVE_INFINITY : value));
  if (sample.some(Number.isNaN)) throw new RangeError("a quantile was asked of a sample that holds NaN");
  return sample.sort();
}

/**
 * Quantile p of a ranked sample, type 7 of Hyndman & Fan (1996), the default of R and NumPy:
 *
 *   h = (n - 1) p;  q = x[floor(h)] + (h - floor(h)) (x[ceil(h)] - x[floor(h)])
 *
 * Null when the quantile falls on a "never", wholly or in part. Source of the arithmetic: simple-statistics.
 *
 * @throws RangeError when the sample is empty
 */
export function quantileOf(sample: Float64Array, p: number): number | null {
  if (sample.length === 0) throw new RangeError("a quantile was asked of an empty sample");
  const value = quantileSorted(sample as unknown as readonly number[], p);
  return Number.isFinite(value) ? value : null;
}

/** The five quantiles of every band, of any sample in any order; null stands for "never". */
export function quantiles(values: Iterable<number | null>): Quantiles {
  const sample = ranked(values);
  const at = (p: number) => quantileOf(sample, p);
  return { q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
}

/** Median with its 50 % and 90 % bands; null where the quantile is "never". */
export interface Quantiles {
  readonly q05: number | null;
  readonly q25: number | null;
  readonly q50: number | null;
  readonly q75: number | null;
  readonly q95: number | null;
}
