import type { CapacitySeries } from "../../engine/capacity/series.ts";
import { NEVER, type PathTargetRow, type PathValue } from "../../scenario/capacity/targets.ts";
import { daysFrom } from "../../scenario/dates.ts";
import { fairCrps } from "../backtest/crps.ts";
import { published, type ScoreTotals, slack } from "../backtest/score.ts";
import { dateAfter, isoDate } from "../dates.ts";
import { quantiles } from "../quantiles.ts";
import { monthOf, type PathValues, valuesIn } from "./values.ts";

/** What is scored of a run of paths: its one programme. */
export interface ScoredPaths extends PathValues {
  readonly units: readonly string[];
  /** [replication][programme][module], day of the first product, -1: never */
  readonly started: Int32Array;
}

/** How a path did on one target. Values are numbers in the unit; of a start ISO days. Null: not by the path's end. */
export interface PathTargetScore extends Omit<PathTargetRow, "line"> {
  readonly told: string;
  /** Of what would have been observed, the error of the observation added. */
  readonly q05: PathValue | null;
  readonly median: PathValue | null;
  readonly q95: PathValue | null;
  /** Whether the median lies in the acceptance band. */
  readonly medianInside: boolean;
  /** Whether the observation lies in the 90 % interval; null where there is none. */
  readonly observedInside: boolean | null;
  /** On which side of the interval the observation lies. */
  readonly observedSide: "below" | "inside" | "above" | null;
  /** Fair CRPS in the unit (days for a start, "never" the day after the last); null where nothing was observed. */
  readonly crps: number | null;
  /** Share of replications in which the start never came. */
  readonly neverShare: number;
}

/** A path's scores and their counts. */
export interface PathScore extends ScoreTotals {
  readonly scores: readonly PathTargetScore[];
}

/**
 * Scores a run of paths against what happened. A start that never came, in a replication or in history, ranks after every day; an
 * observation that never came lies inside where at least one replication in twenty ends without the start.
 */
export function scorePaths(paths: ScoredPaths, targets: readonly PathTargetRow[]): PathScore {
  const scores = targets.map((target) => scoreOne(paths, target));
  const count = (holds: (score: PathTargetScore) => boolean) => scores.filter(holds).length;
  return {
    targets: scores.length,
    mediansInside: count(({ medianInside }) => medianInside),
    observed: count(({ observed }) => observed !== null),
    observedInside: count(({ observedInside }) => observedInside === true),
    calibrating: 0,
    scores,
  };
}

function scoreOne(paths: ScoredPaths, { line: _, ...target }: PathTargetRow): PathTargetScore {
  const { outcome, observedSd } = target;
  const { from } = paths.experiment;
  const end = paths.months.at(-1)!.last + 1;
  const start = outcome.kind === "start";
  const named = (day: number | null): PathValue | null =>
    day === null || !start ? day : isoDate(dateAfter(from, Math.round(day)));
  // Days from the path's first; never is Infinity.
  const placed = (value: PathValue | null): number | null =>
    value === null ? null : value === NEVER ? Infinity : typeof value === "number" ? value : daysFrom(from, value);
  const values: (number | null)[] = start
    ? startsOf(paths, outcome.project)
    : [...valuesIn(paths, 0, outcome.series as CapacitySeries, monthOf(paths, outcome.date))];
  const seen = published(values, observedSd);
  const { q05, q95 } = quantiles(seen);
  const { q50 } = quantiles(values);
  const observed = placed(target.observed);
  const low = placed(target.low) ?? (observed === Infinity ? end : -Infinity);
  const high = placed(target.high) ?? Infinity;
  const median = q50 ?? Infinity;
  const side = observed === null ? null : sideOf(observed, q05 ?? Infinity, q95 ?? Infinity);
  const finite = (day: number | null) => (day === null || day === Infinity ? end : day);
  return {
    ...target,
    told: target.told ?? "",
    low: named(Number.isFinite(low) ? low : null),
    high: named(Number.isFinite(high) ? high : null),
    q05: named(q05),
    median: named(q50),
    q95: named(q95),
    medianInside: sideOf(median, low, high) === "inside",
    observedInside: side === null ? null : side === "inside",
    observedSide: side,
    crps: observed === null ? null : fairCrps(seen.map(finite), finite(observed)),
    neverShare: values.filter((value) => value === null).length / values.length,
  };
}

/** Where a number lies against an interval; rounding puts none outside an end that it meets. */
function sideOf(value: number, low: number, high: number): "below" | "inside" | "above" {
  if (value < low - (low === Infinity ? 0 : slack(low))) return "below";
  return value > high + (high === Infinity ? 0 : slack(high)) ? "above" : "inside";
}

/** Days of the first product of a project's first module, by replication; null: never. */
function startsOf({ started, units, replications, experiment }: ScoredPaths, project: string): (number | null)[] {
  const unit = units.indexOf(project);
  return Array.from({ length: replications }, (_, r) => {
    const day = started[r * experiment.programmes.length * units.length + unit]!;
    return day < 0 ? null : day;
  });
}
