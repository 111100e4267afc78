import type { BootstrapOptions } from "../../analysis/sensitivity/bootstrap.ts";
import { type LuckSplit, luckSplit } from "../../analysis/sensitivity/luckSplit.ts";
import { answersOf, overRows, type Question } from "../../analysis/sensitivity/question.ts";
import type { Failure } from "../../engine/series.ts";
import { outerInnerDesign } from "../../numbers/designs/outerInner.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { type Asked, layoutFor, runDesign } from "./rows.ts";

/** What factors and luck decide of each question. */
export interface LuckAnswer {
  readonly rows: number;
  readonly days: number;
  readonly failures: readonly Failure[];
  readonly answers: readonly { readonly question: Question; readonly never: number; readonly split: LuckSplit }[];
}

/** Runs rows of factors under several lucks each and splits the variance; null when stopped. */
export async function runLuckSplit(
  pool: Pool,
  asked: Asked,
  { samples, lucks, options }: { readonly samples: number; readonly lucks: number; readonly options: BootstrapOptions },
): Promise<LuckAnswer | null> {
  const layout = layoutFor(asked);
  const names = experimentOf(asked.files, asked.scenario).factors.map(({ name }) => name);
  const design = outerInnerDesign({ names, seed: asked.scenario.seed, rows: samples, inner: lucks });
  const run = await runDesign(pool, asked, layout, design, "rows under several lucks");
  if (run === null) return null;
  const answers = asked.questions.map((question) => {
    const { values, never } = answersOf(run.sample, question, layout.days);
    return { question, never, split: luckSplit(overRows(run.sample, values, design.rows), lucks, options) };
  });
  return { rows: design.rows, days: layout.days, failures: run.failures, answers };
}
