import { viewChunk } from "../../analysis/chunkView.ts";
import { type Outcome, outcomeText } from "../../analysis/outcomes.ts";
import type { Question } from "../../analysis/sensitivity/question.ts";
import type { Sample } from "../../analysis/sensitivity/sample.ts";
import { sampleOfViews } from "../../analysis/sensitivity/sampleOfViews.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { runMonteCarlo } from "../run.ts";
import { layoutFor } from "../sensitivity/rows.ts";

/** A daily scenario on its world. */
export interface OpenedCut {
  readonly files: WorldFiles;
  readonly scenario: Scenario;
}

/** Progress and stop of whatever runs. */
export interface Watching {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Whole blocks of lanes, few enough for even shares. */
const CHUNK = 8;

/**
 * Runs a scenario's own replications as far as outcomes look, and gives them as a sample; null when stopped. Replication k is that of
 * `runout run`. @throws OutcomeError when the scenario cannot answer one
 */
export async function sampleCut(
  pool: Pool,
  { files, scenario }: OpenedCut,
  outcomes: readonly Outcome[],
  replications: number,
  watching: Watching,
): Promise<Sample | null> {
  const questions: Question[] = outcomes.map((outcome) => ({ text: outcomeText(outcome), outcome, condition: null }));
  const layout = layoutFor({ files, scenario, questions });
  const parts: Sample[] = [];
  const whole = await runMonteCarlo(pool, {
    name: `claims of ${JSON.stringify([scenario.name, scenario.seed, scenario.factors, layout.days, ...outcomes])}`,
    experiment: experimentOf(files, scenario),
    layout,
    replications,
    chunkReplications: CHUNK,
    onChunk: (chunk) => {
      parts[chunk.index] = sampleOfViews(layout, [viewChunk(layout, chunk)], outcomes);
    },
    ...watching,
  });
  return whole ? joined(parts) : null;
}

function joined(parts: readonly Sample[]): Sample {
  const texts = [...parts[0]!.outcomes.keys()];
  const values = new Float64Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return {
    names: parts[0]!.names,
    rows: parts.flatMap(({ rows }) => rows),
    values,
    outcomes: new Map(texts.map((text) => [text, parts.flatMap(({ outcomes }) => outcomes.get(text)!)])),
  };
}
