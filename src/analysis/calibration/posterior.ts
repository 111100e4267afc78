import type { Prior } from "../../scenario/types.ts";
import { correlations, weightedCovariance } from "./moments.ts";
import type { Population } from "./population.ts";
import { toUnit } from "./space.ts";

/** A distribution in four numbers, in the factor's own unit. */
export interface Shape {
  readonly q05: number;
  readonly median: number;
  readonly q95: number;
  readonly sd: number;
}

/** What calibration says of one factor. */
export interface FactorPosterior {
  readonly name: string;
  readonly unit: string;
  readonly prior: Shape;
  readonly posterior: Shape;
  /** Posterior sd over prior sd. */
  readonly sdRatio: number;
  /** Whether the cases say anything of it: a ratio of at most 0.8, its own standard error added. */
  readonly identified: boolean;
  /** The posterior as a prior of a known family; null where it is not identified. */
  readonly summary: Prior | null;
}

/** Above this the posterior is the prior again: nothing was learnt. */
export const IDENTIFIED_BELOW = 0.8;

/** Values of a population in the factors' own units, [factor][particle]. */
export function valuesOfPopulation(
  { width, z }: Pick<Population, "width" | "z">,
  inverses: readonly ((u: number) => number)[],
): Float64Array[] {
  const count = z.length / width;
  return inverses.map((inverse, i) =>
    Float64Array.from({ length: count }, (_, k) => inverse(toUnit(z[k * width + i]!))),
  );
}

/** Weighted shape of a sample. */
export function shapeOf(values: Float64Array, weights: Float64Array): Shape {
  const at = weightedQuantiles(values, weights);
  const [variance] = weightedCovariance(values, 1, weights);
  return { q05: at(0.05), median: at(0.5), q95: at(0.95), sd: Math.sqrt(variance!) };
}

/** Quantiles of a weighted sample: midpoints of the cumulated weight, linear between them. */
export function weightedQuantiles(values: Float64Array, weights: Float64Array): (p: number) => number {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const total = weights.reduce((sum, w) => sum + w, 0);
  let before = 0;
  const places = order.map((k) => {
    const middle = (before + weights[k]! / 2) / total;
    before += weights[k]!;
    return middle;
  });
  return (p) => {
    const next = places.findIndex((place) => place >= p);
    if (next <= 0) return values[order[next < 0 ? order.length - 1 : 0]!]!;
    const [low, high] = [places[next - 1]!, places[next]!];
    const [from, to] = [values[order[next - 1]!]!, values[order[next]!]!];
    return high > low ? from + ((p - low) / (high - low)) * (to - from) : to;
  };
}

/** Shape of a prior from its inverse distribution, at 2,000 midpoints. */
export function shapeOfPrior(inverse: (u: number) => number): Shape {
  const n = 2000;
  const values = Float64Array.from({ length: n }, (_, i) => inverse((i + 0.5) / n));
  return shapeOf(values, new Float64Array(n).fill(1));
}

/** Weighted correlations of the fitted factors in their own units, [factor][factor]. */
export function correlationsOf(values: readonly Float64Array[], weights: Float64Array): number[][] {
  const width = values.length;
  const rows = new Float64Array(width * weights.length);
  values.forEach((column, i) => {
    column.forEach((value, k) => {
      rows[k * width + i] = value;
    });
  });
  return correlations(weightedCovariance(rows, width, weights), width);
}
