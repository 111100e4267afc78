import { checkQuestions, daysFor, type Question } from "../../analysis/sensitivity/question.ts";
import { layoutOf, lookingAt, tellsOfItsDay } from "../../engine/layout.ts";
import type { Layout } from "../../engine/series.ts";
import { causesOf } from "../../levers/causes.ts";
import type { Design } from "../../numbers/designs/design.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { buildEconomy } from "../../world/economy.ts";
import { isStrike } from "../../world/shock.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { type RowsResult, rowsOfDesign, runRows } from "../rows.ts";

/** A scenario that designs are run on, as far as the questions look. */
export interface Asked {
  readonly files: WorldFiles;
  readonly scenario: Scenario;
  readonly questions: readonly Question[];
  readonly onProgress?: (label: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * What is recorded for questions: where all of them are about people on a day, nothing else.
 * @throws OutcomeError when the scenario cannot answer one
 */
export function layoutFor({ files, scenario, questions }: Asked): Layout {
  const { controls, feeds, outages = [] } = experimentOf(files, scenario);
  const days = Math.min(daysFor(questions, scenario.horizonDays), scenario.horizonDays + 1);
  const layout = layoutOf(buildEconomy(files), days, [], causesOf(controls, feeds, outages), outages.some(isStrike));
  checkQuestions(layout, questions);
  const looks = questions.flatMap(({ outcome }) => (outcome.kind === "at" ? [outcome] : []));
  if (looks.length < questions.length || !looks.every(({ series }) => tellsOfItsDay(layout, series))) return layout;
  return lookingAt(
    layout,
    looks.map(({ series }) => series),
    looks.map(({ day }) => day),
  );
}

/** Runs a design of all the scenario's factors; null when stopped. */
export function runDesign(
  pool: Pool,
  asked: Asked,
  layout: Layout,
  design: Design,
  label: string,
): Promise<RowsResult | null> {
  const { files, scenario, questions, onProgress, signal } = asked;
  const experiment = experimentOf(files, scenario);
  const run = `${scenario.name}, ${scenario.seed}, ${JSON.stringify(scenario.forms)}, ${label}, ${design.rows} rows, ${layout.days} days`;
  return runRows(pool, {
    name: `${run}: ${questions.map(({ text }) => text).join("; ")}`,
    experiment,
    layout,
    ...rowsOfDesign(design, experiment, files),
    outcomes: questions.map(({ outcome }) => outcome),
    ...(onProgress === undefined ? {} : { onProgress: (done, total) => onProgress(label, done, total) }),
    ...(signal === undefined ? {} : { signal }),
  });
}
