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

/** Distance of a simulation from one case: the root mean square over its targets of gap / difficulty. */
export function caseDistance(gaps: readonly number[], difficulties: readonly number[]): number {
  const squares = gaps.reduce((sum, gap, t) => sum + (gap / difficulties[t]!) * (gap / difficulties[t]!), 0);
  return Math.sqrt(squares / gaps.length);
}

/**
 * Distance of a particle from all of history: the largest over cases of the share of prior simulations that are nearer to that case than it.
 *
 * Each case is one history with a luck of its own, and a particle has to meet them all: in a sum the luck of one would drown what another
 * says. Shares rather than distances, because a case that the model misses under all beliefs would otherwise set a floor below which the
 * others are not looked at. One simulation a particle: luck stays luck.
 *
 * @param distances by case
 * @param prior by case, the distances of the prior's simulations in ascending order
 */
export const jointDistance = (distances: readonly number[], prior: readonly (readonly number[])[]): number =>
  distances.reduce((most, distance, c) => Math.max(most, shareNearer(prior[c]!, distance)), 0);

/** Place of a distance among ascending ones, 0-1, straight between neighbours; 0 at no distance, 1 at the farthest and beyond. */
export function shareNearer(sorted: readonly number[], distance: number): number {
  const n = sorted.length;
  if (n === 0) return 0;
  const next = sorted.findIndex((one) => one >= distance);
  if (next < 0) return 1;
  const [from, to] = [next === 0 ? 0 : sorted[next - 1]!, sorted[next]!];
  return (next + (to > from ? (distance - from) / (to - from) : 0)) / n;
}
