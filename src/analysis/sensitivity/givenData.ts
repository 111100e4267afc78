import type { Estimate } from "../limits.ts";
import {
  type BootstrapOptions,
  bootstrapInterval,
  centredInterval,
  DEFAULT_BOOTSTRAP,
  DEFAULT_CONFIDENCE,
  resample,
} from "./bootstrap.ts";
import { isConstant } from "./moments.ts";

/** Columns that indices are taken from: any sample of factors and one outcome, however it was drawn. */
export interface GivenData {
  readonly names: readonly string[];
  /** One column a factor, [factor][row]. */
  readonly factors: readonly ArrayLike<number>[];
  readonly outcome: ArrayLike<number>;
}

/** One number a factor. Null where the factor or the outcome is constant. */
export interface FactorIndex {
  readonly name: string;
  readonly index: Estimate;
}

/** An index of all factors at once, on rows of which row r stands times[r] times (null: each once); NaN where it is not defined. */
export type IndexOfRows = (times: Float64Array | null) => Float64Array;

/**
 * Estimates with bootstrap intervals, rows resampled. `centred`: around the estimate.
 */
export function bootstrapIndices(
  { names, factors, outcome }: GivenData,
  index: IndexOfRows,
  options: BootstrapOptions & { readonly centred?: boolean; readonly limits?: readonly [number, number] } = {},
): FactorIndex[] {
  const {
    bootstrap = DEFAULT_BOOTSTRAP,
    confidence = DEFAULT_CONFIDENCE,
    seed = "bootstrap",
    centred = false,
  } = options;
  const [least, most] = options.limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const n = outcome.length;
  const none = (name: string): FactorIndex => ({ name, index: { value: null, low: null, high: null } });
  if (n < 3 || isConstant(outcome)) return names.map(none);
  const own = index(null);
  const resampled = names.map(() => new Float64Array(bootstrap));
  resample(n, bootstrap, seed, (times, b) => {
    const values = index(times);
    for (let i = 0; i < names.length; i++) resampled[i]![b] = values[i]!;
  });
  const clamp = (x: number | null) => (x === null ? null : Math.min(most, Math.max(least, x)));
  return names.map((name, i) => {
    const value = own[i]!;
    const sound = resampled[i]!.filter(Number.isFinite);
    if (!Number.isFinite(value) || isConstant(factors[i]!)) return none(name);
    const { low, high } = (centred ? centredInterval : bootstrapInterval)(value, sound, n, confidence);
    return { name, index: { value, low: clamp(low), high: clamp(high) } };
  });
}
