import type { Layout } from "../engine/series.ts";
import { nearest } from "../scenario/nearest.ts";
import type { ChunkView } from "./chunkView.ts";
import { soundReplications } from "./chunkView.ts";
import { outcomeColumn } from "./outcomeColumn.ts";
import type { Comparison, Outcome } from "./outcomes.ts";
import { OutcomeError, outcomeText } from "./outcomes.ts";
import { digest, longestRun, restValue } from "./overDays.ts";
import { unpaid } from "./payroll.ts";

/** Outcomes by replication: row i of every column belongs to replication numbers[i]. Failed replications have no row. */
export interface OutcomeTable {
  readonly numbers: readonly number[];
  /** By the text of the outcome; null is "never". */
  readonly columns: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * The outcome of one replication, from the series it is about.
 *
 * @param values [day][replication]
 * @param local the replication's place in `values`
 * @param changes series `rotated`, for outcomes of payrolls; null when the run has none
 * @returns null when a day that is asked for never comes
 */
export function evaluateOutcome(
  outcome: Outcome,
  values: ArrayLike<number>,
  replications: number,
  local: number,
  changes: ArrayLike<number> | null = null,
): number | null {
  const days = values.length / replications;
  // Of millions of replications: no function is made for these two.
  if (outcome.kind === "unpaid") return unpaid(values, changes, outcome, replications, local);
  if (outcome.kind === "dayOf") {
    for (let day = 0, at = local; day < days; day++, at += replications)
      if (holds(values[at]!, outcome.comparison, outcome.value)) return day;
    return null;
  }
  const on = (day: number) => values[day * replications + local]!;
  switch (outcome.kind) {
    case "at":
      return on(outcome.day);
    case "sum": {
      let sum = 0;
      for (let day = 0; day < days; day++) sum += on(day);
      return sum;
    }
    case "peak":
    case "peakDay": {
      let peakDay = 0;
      for (let day = 1; day < days; day++) if (on(day) > on(peakDay)) peakDay = day;
      return outcome.kind === "peak" ? on(peakDay) : peakDay;
    }
    case "over":
      return digest(outcome.of, outcome.from, outcome.to, (day) => (day < 0 ? restValue(outcome.series)! : on(day)));
    case "longest":
      return longestRun(days, (day) => holds(on(day), outcome.comparison, outcome.value));
  }
}

/**
 * All the outcomes of all sound replications, in the order of the chunks.
 *
 * @throws OutcomeError when an outcome names a series or a day that the layout does not have
 */
export function collectOutcomes(
  layout: Layout,
  chunks: Iterable<ChunkView>,
  outcomes: readonly Outcome[],
): OutcomeTable {
  for (const outcome of outcomes) checkOutcome(layout, outcome);
  const asked = new Map(outcomes.map((outcome) => [outcomeText(outcome), outcome]));
  const turns = layout.series.some(({ name }) => name === "rotated");
  const numbers: number[] = [];
  const columns = new Map<string, (number | null)[]>([...asked.keys()].map((text) => [text, []]));
  for (const chunk of chunks) {
    const sound = soundReplications(chunk);
    for (const local of sound) numbers.push(chunk.first + local);
    // Outcomes of one series follow each other: it is fetched once.
    let series = "";
    let values: ReturnType<ChunkView["series"]> = new Float64Array(0);
    for (const [text, outcome] of asked) {
      if (series !== outcome.series) values = chunk.series(outcome.series);
      series = outcome.series;
      const unpaidToo = outcome.kind === "unpaid" ? strikersOf(layout, outcome.series) : null;
      const counted = unpaidToo === null ? values : sumOf(values, chunk.series(unpaidToo));
      const column = columns.get(text)!;
      const changes =
        outcome.kind === "unpaid" && outcome.series === "outOfWork" && turns ? chunk.series("rotated") : null;
      const all = outcomeColumn(outcome, values, chunk.replications);
      if (all !== null) for (const local of sound) column.push(all[local]!);
      else
        for (const local of sound) column.push(evaluateOutcome(outcome, counted, chunk.replications, local, changes));
    }
  }
  return { numbers, columns };
}

/** Every series that some outcomes are computed from, where a run has it. */
export const seriesBehind = (outcomes: readonly Outcome[]): string[] => [
  ...new Set(
    outcomes.flatMap(({ kind, series }) =>
      kind === "unpaid" ? [series, series.replace(/^outOfWork(?=$|\.)/, "onStrike"), "rotated"] : [series],
    ),
  ),
];

/** Series of people on strike beside one of people out of work: both are on no payroll. Null where nobody strikes. */
function strikersOf(layout: Layout, series: string): string | null {
  const name = series.replace(/^outOfWork(?=$|\.)/, "onStrike");
  return name !== series && layout.series.some((one) => one.name === name) ? name : null;
}

function sumOf(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (value, at) => value + b[at]!);
}

/** Refuses an outcome that this run cannot answer, with the nearest spelling or the last day there is. */
export function checkOutcome(layout: Layout, outcome: Outcome): void {
  const names = layout.series.map((series) => series.name);
  if (!names.includes(outcome.series)) {
    const near = nearest(outcome.series, names);
    const remedy = near ? `did you mean "${near}"?` : `there are ${names.slice(0, 8).join(", ")} ...`;
    throw new OutcomeError(outcomeText(outcome), `no series "${outcome.series}" in this run; ${remedy}`);
  }
  if (outcome.kind === "at" && outcome.day >= layout.days)
    throw new OutcomeError(outcomeText(outcome), `day ${outcome.day} is not in this run; give 0 to ${layout.days - 1}`);
  if (outcome.kind === "over" && outcome.to >= layout.days)
    throw new OutcomeError(
      outcomeText(outcome),
      `day ${outcome.to} is not in this run; give at most ${layout.days - 1}`,
    );
  if (outcome.kind === "over" && outcome.from < 0 && restValue(outcome.series) === null)
    throw new OutcomeError(outcomeText(outcome), "stocks before day 0 are not known; give a first day of at least 0");
  if (outcome.kind === "unpaid" && outcome.to > layout.days)
    throw new OutcomeError(outcomeText(outcome), `day ${outcome.to} is not in this run; give at most ${layout.days}`);
}

function holds(value: number, comparison: Comparison, limit: number): boolean {
  if (comparison === ">=") return value >= limit;
  if (comparison === ">") return value > limit;
  return comparison === "<=" ? value <= limit : value < limit;
}
