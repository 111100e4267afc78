import { inverse } from "./sample.ts";
import type { Factor, Prior } from "./types.ts";

/** For whom factors are listed: any program, SALib, or the EMA Workbench. */
export type FactorFormat = "json" | "salib" | "ema";

/** A factor as other programs see it. */
export interface ListedFactor extends Factor {
  /** Held at one value by its prior or by a premise. A design may give it a column all the same. */
  readonly fixed: boolean;
  readonly median: number;
  /** Where 98 in 100 draws lie; the whole support of a distribution that ends. */
  readonly range: readonly [number, number];
}

/** Whether a prior can take one value alone. */
export const isFixed = (prior: Prior): boolean =>
  prior.dist === "point" || (prior.dist === "discrete" && prior.weights.filter((weight) => weight > 0).length === 1);

/** A factor with its median and the range it is drawn in. */
export function listed(factor: Factor): ListedFactor {
  const at = inverse(factor.prior, factor.bounds);
  return { ...factor, fixed: isFixed(factor.prior), median: at(0.5), range: rangeOf(factor, at) };
}

function rangeOf({ prior, bounds }: Factor, at: (u: number) => number): readonly [number, number] {
  const { truncate } = prior;
  const ends = prior.dist === "uniform" || prior.dist === "triangular" ? [0, 1] : [0.01, 0.99];
  const [low, high] = truncate ?? bounds;
  return [Math.max(low, at(ends[0]!)), Math.min(high, at(ends[1]!))];
}

/**
 * Factors for another program. SALib gets a problem whose bounds are probabilities, because half-bounded and truncated priors have no name
 * in SALib: rows come back with `--units quantile` and each factor has its own prior exactly. The EMA Workbench explores ranges, in the
 * factors' own units: rows come back with `--units natural`. Both leave out what is fixed.
 */
export function formatFactors(format: FactorFormat, scenario: string, factors: readonly Factor[]): object {
  const all = factors.map(listed);
  const free = all.filter(({ fixed }) => !fixed);
  if (format === "json") return { scenario, factors: all };
  if (format === "salib")
    return {
      num_vars: free.length,
      names: free.map(({ name }) => name),
      bounds: free.map(() => [0, 1]),
      dists: free.map(() => "unif"),
    };
  return free.map(({ name, prior, range, unit, meaning }) =>
    prior.dist === "discrete"
      ? { type: "CategoricalParameter", name, categories: prior.values, unit, meaning }
      : { type: "RealParameter", name, lower_bound: range[0], upper_bound: range[1], unit, meaning },
  );
}
