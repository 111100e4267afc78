import { betaQuantile } from "../numbers/betaQuantile.ts";
import { gaussianCopula } from "../numbers/copula.ts";
import type { Couple } from "../numbers/designs/design.ts";
import {
  discreteQuantile,
  lognormalQuantile,
  normalQuantile,
  triangularQuantile,
  uniformQuantile,
} from "../numbers/quantile.ts";
import { placesOf } from "./correlations.ts";
import type { Factor, FactorCorrelation, Prior } from "./types.ts";

/** Value of an untruncated prior at probability u in (0, 1). */
function quantile(prior: Prior, u: number): number {
  switch (prior.dist) {
    case "point":
      return prior.value;
    case "uniform":
      return uniformQuantile(u, prior.low, prior.high);
    case "triangular":
      return triangularQuantile(u, prior.low, prior.mode, prior.high);
    case "normal":
      return normalQuantile(u, prior.mean, prior.sd);
    case "lognormal":
      return lognormalQuantile(u, prior.median, prior.p90);
    case "beta":
      return betaQuantile(u, prior.a, prior.b);
    case "discrete":
      return discreteQuantile(u, prior.values, prior.weights);
  }
}

/** Probability that the untruncated prior lies below `value`, by bisection on its quantiles. */
function probabilityBelow(prior: Prior, value: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 52; step++) {
    const middle = 0.5 * (low + high);
    if (quantile(prior, middle) < value) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/**
 * Makes the inverse distribution of a prior: u in (0, 1) -> value in the factor's own unit. A truncated prior maps u into the
 * probabilities between its limits, so that one u still gives one value. Results lie within `bounds`.
 */
export function inverse(prior: Prior, bounds: readonly [number, number]): (u: number) => number {
  const clamp = (x: number) => (x < bounds[0] ? bounds[0] : x > bounds[1] ? bounds[1] : x) + 0;
  if (prior.truncate === undefined || prior.dist === "point") return (u) => clamp(quantile(prior, u));
  const [low, high] = prior.truncate;
  const from = probabilityBelow(prior, low);
  const span = probabilityBelow(prior, high) - from;
  return (u) => {
    const x = quantile(prior, from + u * span);
    return clamp(x < low ? low : x > high ? high : x);
  };
}

/** Inverse distributions of a factor list, in its order. */
export const inverses = (factors: readonly Factor[]): ((u: number) => number)[] =>
  factors.map((factor) => inverse(factor.prior, factor.bounds));

/** What makes the rows of a factor list hang together; null where nothing does. Correlations that a world's reading let pass hold together. */
export const coupleOf = (factors: readonly Factor[], correlations: readonly FactorCorrelation[]): Couple | null =>
  correlations.length === 0 ? null : gaussianCopula(placesOf(factors, correlations));
