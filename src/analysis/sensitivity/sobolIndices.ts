import type { Estimate } from "../limits.ts";
import {
  type BootstrapOptions,
  bootstrapInterval,
  DEFAULT_BOOTSTRAP,
  DEFAULT_CONFIDENCE,
  resample,
} from "./bootstrap.ts";
import { isConstant } from "./moments.ts";
import { type SaltelliShape, saltelliColumns, sobolFormulas } from "./sobolFormulas.ts";

/** Shares of an outcome's variance that belong to one player. Null where the outcome is constant. */
export interface SobolIndex {
  readonly name: string;
  /** By itself, whatever the others are: what knowing it would take away on average. */
  readonly first: Estimate;
  /** With all interactions it has part in: what would be left if all others were known. */
  readonly total: Estimate;
  /** The same of the outcome's mean over luck; null without rows under other luck, and of luck itself. */
  readonly averaged: Estimate | null;
}

/** What two players do together beyond what each does alone. */
export interface SobolPair {
  readonly names: readonly [string, string];
  readonly second: Estimate;
}

export interface SobolIndices {
  /** Complete base samples; those with a failed row are left out whole. */
  readonly base: number;
  readonly mean: number;
  readonly variance: number;
  readonly indices: readonly SobolIndex[];
  readonly pairs: readonly SobolPair[];
  /** Luck, where the design has its rows: first from A and B, which share it; total from A under other luck. */
  readonly luck: SobolIndex | null;
}

/** Of a constant outcome. */
const NONE: Estimate = { value: null, low: null, high: null };

/**
 * Variance-based indices of one outcome over a Saltelli design.
 *
 *   first[i]  = mean( (B - m) (AB_i - A) ) / V                 Saltelli et al. (2010), doi:10.1016/j.cpc.2009.09.018, table 2 (b)
 *   total[i]  = mean( (A - AB_i)^2 ) / (2 V)                   Jansen (1999), doi:10.1016/S0010-4655(98)00154-4
 *   second[i, j] = mean( BA_i AB_j - A B ) / V - first[i] - first[j]          Saltelli (2002), doi:10.1016/S0010-4655(02)00280-1
 *   luck: first = mean( (A - m) (B - m) ) / V, total = mean( (A - A under other luck)^2 ) / (2 V)
 *
   averaged[i] = mean( (AB_i - A) ((A + AB_i) / 2 - A under other luck) ) / V
 *
 * with m and V the mean and variance of A and B together. B is centred, which changes no expectation and takes noise away. Rows of one base
 * sample share their luck, so `first` and `total` hold luck alike: they count what a player does together with luck as its own, and with it
 * a player that only decides *which* sites are unlucky. `averaged` is the total index of the mean over luck: its expectation is that of half of
 * (AB_i - A under other luck)^2 - (A - A under other luck)^2, in which luck differs alike.
 * Intervals resample base samples.
 *
 * @param y outcome by row of the design; NaN where a row failed
 */
export function sobolIndices(
  design: SaltelliShape,
  y: ArrayLike<number>,
  options: BootstrapOptions = {},
): SobolIndices {
  const { players, secondOrder } = design;
  const { bootstrap = DEFAULT_BOOTSTRAP, confidence = DEFAULT_CONFIDENCE, seed = "bootstrap" } = options;
  const columns = saltelliColumns(design, y);
  const { a, b, centre } = columns;
  const base = a.length;
  const d = players.length;
  const names = players.map(({ name }) => name);
  const pairs = secondOrder ? names.flatMap((_, i) => names.slice(i + 1).map((_, j) => [i, i + 1 + j] as const)) : [];
  const luckAt = columns.other === null ? null : 2 * d + pairs.length;
  let estimate = (_: number): Estimate => NONE;
  let [mean, variance] = [centre, 0];
  if (base > 1 && !isConstant([...a, ...b])) {
    const indices = sobolFormulas(columns, pairs);
    const own = indices(new Float64Array(base).fill(1));
    const resampled = Array.from(own.values, () => new Float64Array(bootstrap));
    resample(base, bootstrap, seed, (times, r) => {
      const { values } = indices(times);
      for (let v = 0; v < values.length; v++) resampled[v]![r] = values[v]!;
    });
    [mean, variance] = [own.mean + centre, own.variance];
    estimate = (v) => bootstrapInterval(own.values[v]!, resampled[v]!, base, confidence);
  }
  return {
    base,
    mean,
    variance,
    indices: names.map((name, i) => ({
      name,
      first: estimate(i),
      total: estimate(d + i),
      averaged: luckAt === null ? null : estimate(luckAt + 2 + i),
    })),
    pairs: pairs.map(([i, j], p) => ({ names: [names[i]!, names[j]!], second: estimate(2 * d + p) })),
    luck:
      luckAt === null ? null : { name: "luck", first: estimate(luckAt), total: estimate(luckAt + 1), averaged: null },
  };
}
