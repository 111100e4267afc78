import { max, min } from "../../numbers/math.ts";
import { inverses } from "../../scenario/sample.ts";
import type { Factor, Prior } from "../../scenario/types.ts";
import { matchPrior } from "./matchPrior.ts";
import { effectiveSize, type Population } from "./population.ts";
import {
  correlationsOf,
  type FactorPosterior,
  IDENTIFIED_BELOW,
  shapeOf,
  shapeOfPrior,
  valuesOfPopulation,
} from "./posterior.ts";

/** A factor as calibration takes it: its prior is the belief before the cases; `family` is that of the prior it will become. */
export interface FittedFactor extends Factor {
  readonly family: Prior["dist"];
}

/** What a population says of the factors, and how they hang together. */
export interface Posterior {
  readonly factors: readonly FactorPosterior[];
  /** [factor][factor], weighted, in the factors' own units. */
  readonly correlations: readonly (readonly number[])[];
}

/** Sums a population up, factor by factor. */
export function posteriorOf(factors: readonly FittedFactor[], population: Population): Posterior {
  const { weights } = population;
  const quantiles = inverses(factors);
  const values = valuesOfPopulation(population, quantiles);
  // Relative standard error of a standard deviation known from so many particles: what looks narrow by their luck is not identified.
  const error = 1 / Math.sqrt(2 * max(effectiveSize(population), 1));
  return {
    factors: factors.map(({ name, unit, bounds, family }, i) => {
      const prior = shapeOfPrior(quantiles[i]!);
      const posterior = shapeOf(values[i]!, weights);
      const sdRatio = prior.sd > 0 ? posterior.sd / prior.sd : 1;
      const identified = sdRatio * (1 + error) <= IDENTIFIED_BELOW;
      // Within what was thought possible, as the particles are.
      const range = [max(bounds[0], quantiles[i]!(1e-9)), min(bounds[1], quantiles[i]!(1 - 1e-9))] as const;
      const summary = identified ? matchPrior(family, range, values[i]!, weights) : null;
      return { name, unit, prior, posterior, sdRatio, identified, summary };
    }),
    correlations: correlationsOf(values, weights),
  };
}
