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
 * How far one simulation is from each target, in half-widths of its acceptance band:
 *
 *   gap = (value - observed) / half-width,  the band's centre where nothing was observed
 *
 * "Never" counts as the day after the last.
 */
export const gapsOf = (
  targets: readonly FittedTarget[],
  outcomes: readonly (number | null)[],
  days: number,
): number[] =>
  targets.map((target, i) => {
    const aim = target.observed ?? (target.low + target.high) / 2;
    return (targetValue(target, outcomes[i] ?? days)! - aim) / ((target.high - target.low) / 2);
  });

/**
 * How hard a target is: the median gap under the prior, but at least 1. A target that the model meets is measured in half-widths of its
 * band; one that it misses by far under all beliefs is measured by its usual miss, so that the luck in that miss does not drown what the
 * others say. Source of such adaptive scales: Prangle (2017), Bayesian Analysis 12, 289-309.
 */
export function difficulty(gaps: readonly number[]): number {
  return Math.max(1, medianGap(gaps));
}

/** Median size of the finite gaps; 0 when there is none. */
export function medianGap(gaps: readonly number[]): number {
  const finite = gaps.filter(Number.isFinite).map(Math.abs);
  return finite.length === 0 ? 0 : quantiles(finite).q50!;
}

/**
 * Distance of a particle from history:
 *
 *   max over cases of sqrt( mean over the case's targets of (gap / difficulty)^2 )
 *
 * Within a case the mean square weighs all targets; over cases the maximum holds, because each case is one history with a luck of its own,
 * and a particle has to meet them all: in a sum the luck of one would drown what another says. One simulation a particle: luck stays luck.
 *
 * @param gaps [case][target]; @param difficulties [case][target]
 */
export const jointDistance = (
  gaps: readonly (readonly number[])[],
  difficulties: readonly (readonly number[])[],
): number =>
  gaps.reduce((most, ofCase, c) => {
    const squares = ofCase.reduce(
      (sum, gap, t) => sum + (gap / difficulties[c]![t]!) * (gap / difficulties[c]![t]!),
      0,
    );
    return Math.max(most, Math.sqrt(squares / ofCase.length));
  }, 0);
