import { type Target, targetValue } from "../backtest/targets.ts";
import { quantiles } from "../quantiles.ts";

/** A target that is fitted to: both ends of its band are given. */
export interface FittedTarget extends Target {
  readonly low: number;
  readonly high: number;
}

/** Targets of a case that calibration may use. */
export const fittedTargets = (targets: readonly Target[]): FittedTarget[] =>
  targets.filter((target): target is FittedTarget => target.use === "calibrate");

/**
 * Distance of one simulation from one case, in half-widths of the acceptance bands:
 *
 *   d = sqrt( mean over targets of ((value - observed) / half-width)^2 ),  the band's centre where nothing was observed
 *
 * The mean square over the targets of a case lets a target that the model cannot meet raise the distance of all alike, where a
 * maximum would be blind to all others. One simulation a particle: luck stays luck. "Never" counts as the day after the last.
 */
export function caseDistance(
  targets: readonly FittedTarget[],
  outcomes: readonly (number | null)[],
  days: number,
): number {
  let sum = 0;
  targets.forEach((target, i) => {
    const half = (target.high - target.low) / 2;
    const aim = target.observed ?? (target.low + target.high) / 2;
    const gap = (targetValue(target, outcomes[i] ?? days)! - aim) / half;
    sum += gap * gap;
  });
  return Math.sqrt(sum / targets.length);
}

/** Median of the finite distances of a case under the prior: how hard the case is. */
export function difficulty(distances: readonly number[]): number {
  const finite = distances.filter(Number.isFinite);
  return finite.length === 0 ? 1 : Math.max(quantiles(finite).q50!, 1e-9);
}

/**
 * Distance over all cases: the largest of theirs, each over its own difficulty. Every case is one history, and a particle has to meet them
 * all; with a sum over cases the luck of one would drown what another says. Adaptive scaling: Prangle (2017), Bayesian Analysis 12, 289-309.
 */
export const jointDistance = (distances: readonly number[], difficulties: readonly number[]): number =>
  distances.reduce((most, d, c) => Math.max(most, d / difficulties[c]!), 0);
