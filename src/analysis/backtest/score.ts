import { normalQuantile } from "../../numbers/quantile.ts";
import { outcomeText } from "../outcomes.ts";
import { quantiles } from "../quantiles.ts";
import { fairCrps } from "./crps.ts";
import { type Target, targetValue } from "./targets.ts";

/** How a world did on one target. */
export interface TargetScore extends Omit<Target, "outcome"> {
  /** In the grammar, days as numbers. */
  readonly outcome: string;
  /** Of the target's value over replications, the error of the published figure added; null is "never". */
  readonly q05: number | null;
  readonly median: number | null;
  readonly q95: number | null;
  /** Whether the median lies in the acceptance band. */
  readonly medianInside: boolean;
  /** Whether the observation lies in the 90 % interval; null where there is none. */
  readonly observedInside: boolean | null;
  /** Fair CRPS, in the target's unit; null where nothing was observed. "Never" counts as the day after the last. */
  readonly crps: number | null;
  /** Replications in which the day asked for never came. */
  readonly never: number;
}

/** Counts of a case or of all. */
export interface ScoreTotals {
  readonly targets: number;
  readonly mediansInside: number;
  readonly observed: number;
  readonly observedInside: number;
  /** Targets that `calibrate` may fit to: a hit there is no test of a world whose factors were fitted. */
  readonly calibrating: number;
}

/** Steps in which a normal error is laid round each replication. */
const STEPS = 101;

/**
 * What would have been published in each replication: its value, and round it the error of the figure, in equal steps of probability.
 *
 *   published = value + observedSd x normal quantile of (k + 0.5) / 101, k = 0 .. 100
 *
 * A figure that everything else in an industry moves too must not be called a miss of a world that holds one shock.
 */
export function published(values: readonly (number | null)[], observedSd: number): (number | null)[] {
  if (observedSd === 0) return [...values];
  const errors = Array.from({ length: STEPS }, (_, k) => normalQuantile((k + 0.5) / STEPS, 0, observedSd));
  return values.flatMap((value) => errors.map((error) => (value === null ? null : value + error)));
}

/**
 * Scores the outcomes of one target over replications. The median is the model's own; interval and CRPS are of what would have been
 * published.
 * @param outcomes one a replication; null is "never"
 * @param days length of the run: what "never" counts as in the CRPS
 */
export function scoreTarget(target: Target, outcomes: readonly (number | null)[], days: number): TargetScore {
  const { low, high, observed, observedSd } = target;
  const values = outcomes.map((one) => targetValue(target, one));
  const { q50 } = quantiles(values);
  const seen = published(values, observedSd);
  const { q05, q95 } = quantiles(seen);
  const inside = (x: number | null, from: number | null, to: number | null) =>
    x !== null && (from === null || x >= from - slack(from)) && (to === null || x <= to + slack(to));
  const members = seen.map((one) => one ?? targetValue(target, days)!);
  // A lower end that is "never" lies above every number.
  const holds = observed !== null && q05 !== null && inside(observed, q05, q95);
  return {
    ...target,
    outcome: outcomeText(target.outcome),
    q05,
    median: q50,
    q95,
    medianInside: inside(q50, low, high),
    observedInside: observed === null ? null : holds,
    crps: observed === null ? null : fairCrps(members, observed),
    never: outcomes.filter((one) => one === null).length,
  };
}

/** Rounding of offset + scale x outcome must not put a number outside a band that ends on it. */
export const slack = (end: number): number => 1e-9 * Math.max(1, Math.abs(end));

/** Sums of scores. */
export function totalsOf(scores: readonly TargetScore[]): ScoreTotals {
  const count = (holds: (score: TargetScore) => boolean) => scores.filter(holds).length;
  return {
    targets: scores.length,
    mediansInside: count((score) => score.medianInside),
    observed: count((score) => score.observed !== null),
    observedInside: count((score) => score.observedInside === true),
    calibrating: count((score) => score.use === "calibrate"),
  };
}
