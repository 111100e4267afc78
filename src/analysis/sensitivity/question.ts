import type { Layout } from "../../engine/series.ts";
import { type Condition, conditionText, meets, parseCondition } from "../conditions.ts";
import { checkOutcome } from "../evaluate.ts";
import { type Outcome, outcomeText, parseOutcome } from "../outcomes.ts";
import { outcomeColumn, type Sample } from "./sample.ts";

/** What is asked of every row: an outcome in numbers, or whether a condition on one holds (1 or 0). */
export interface Question {
  readonly text: string;
  readonly outcome: Outcome;
  readonly condition: Condition | null;
}

/** Reads `outOfWork@90`, or `outOfWork@7 >= 100000`. @throws OutcomeError */
export function parseQuestion(text: string): Question {
  const condition = parseCondition(text);
  if (condition !== null) return { text: conditionText(condition), outcome: condition.outcome, condition };
  const outcome = parseOutcome(text);
  return { text: outcomeText(outcome), outcome, condition: null };
}

/** Days that have to be simulated for questions, day 0 among them: up to the last day that is looked at, or all of the horizon. */
export function daysFor(questions: readonly Question[], horizonDays: number): number {
  const last = questions.map(({ outcome }) =>
    outcome.kind === "at" ? outcome.day : "to" in outcome ? Math.max(0, outcome.to) : horizonDays,
  );
  return Math.max(...last) + 1;
}

/** Refuses what a run with this layout cannot answer. @throws OutcomeError */
export function checkQuestions(layout: Layout, questions: readonly Question[]): void {
  for (const { outcome } of questions) checkOutcome(layout, outcome);
}

/** The answers over a sample's rows. */
export interface Answers {
  readonly values: Float64Array;
  /** Rows in which the day that is asked for never comes: it counts as the first day beyond those that were simulated. */
  readonly never: number;
}

/** Answers of a question; `days` is the number of days simulated. */
export function answersOf(sample: Sample, { outcome, condition }: Question, days: number): Answers {
  const text = outcomeText(outcome);
  if (condition === null) return outcomeColumn(sample, text, days);
  const column = sample.outcomes.get(text)!;
  return { values: Float64Array.from(column, (value) => (meets(condition, value) ? 1 : 0)), never: 0 };
}

/** Values of a sample laid out over all rows of the design it came from; NaN where a row failed. */
export function overRows({ rows }: Sample, values: Float64Array, length: number): Float64Array {
  if (rows.length === length) return values;
  const all = new Float64Array(length).fill(Number.NaN);
  rows.forEach((row, i) => {
    all[row] = values[i]!;
  });
  return all;
}
