import { viewChunk } from "../analysis/chunkView.ts";
import { collectOutcomes } from "../analysis/evaluate.ts";
import { type Outcome, outcomeText } from "../analysis/outcomes.ts";
import { type Sample, sampleOf } from "../analysis/sensitivity/sample.ts";
import type { Experiment } from "../engine/run.ts";
import type { Failure, Layout } from "../engine/series.ts";
import { type Design, valuesOf } from "../numbers/designs/design.ts";
import { coupleOf, inverses } from "../scenario/sample.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Pool } from "./pool.ts";
import { runComparison } from "./run.ts";

/** Rows to be run, and what is looked at. */
export interface RowsRun {
  /** Names the rows to the workers: other rows, experiments or days need another name. */
  readonly name: string;
  readonly experiment: Omit<Experiment, "economy" | "rows">;
  /** What is recorded; its days are those that are run. */
  readonly layout: Layout;
  /** [row][factor in the experiment's order], in the factors' own units. */
  readonly values: Float64Array;
  /** Whose luck each row has. */
  readonly luck: Uint32Array;
  readonly outcomes: readonly Outcome[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What rows gave: those that went well as a sample, and those that did not by name. */
export interface RowsResult {
  readonly sample: Sample;
  readonly failures: readonly Failure[];
}

/** Rows of a task: enough to outweigh handing them over, few enough for even shares and little memory. */
const TASK_ROWS = 64;

/** Values of a design of an experiment's factors, in their own units, those of a world that hang together coupled. */
export const rowsOfDesign = (
  design: Design,
  { factors }: Pick<Experiment, "factors">,
  { correlations }: Pick<WorldFiles, "correlations">,
): Pick<RowsRun, "values" | "luck"> => ({
  values: valuesOf(design, inverses(factors), coupleOf(factors, correlations)),
  luck: design.luck,
});

/**
 * Runs rows over the pool, in lanes where it has them, and evaluates outcomes over them. Rows keep their order; what a row gives depends on
 * its values, its luck and the seed alone. Null when stopped.
 * @throws OutcomeError when the layout cannot answer an outcome
 */
export async function runRows(pool: Pool, run: RowsRun): Promise<RowsResult | null> {
  const { name, experiment, layout, outcomes, luck, onProgress, signal } = run;
  const rows = luck.length;
  const values = shared(run.values);
  const parts: ReturnType<typeof collectOutcomes>[] = [];
  const failures: Failure[] = [];
  const whole = await runComparison(pool, {
    name,
    experiments: [{ ...experiment, rows: { values, luck: shared(luck) } }],
    layout,
    replications: rows,
    chunkReplications: Math.min(TASK_ROWS, Math.max(1, Math.ceil(rows / (4 * pool.threads)))),
    onChunks: ([chunk]) => {
      parts[chunk!.index] = collectOutcomes(layout, [viewChunk(layout, chunk!)], outcomes);
      failures.push(...chunk!.failures);
    },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!whole) return null;
  const numbers = parts.flatMap((part) => part.numbers);
  const columns = outcomes
    .map(outcomeText)
    .map((text) => [text, parts.flatMap((part) => part.columns.get(text)!)] as const);
  const sample = sampleOf(layout.factors, values, numbers, new Map(columns));
  return { sample, failures: failures.sort((a, b) => a.replication - b.replication) };
}

/** The same numbers in memory that all threads see: a task would carry a copy of any other. */
function shared<T extends Float64Array | Uint32Array>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy =
    array instanceof Float64Array
      ? new Float64Array(new SharedArrayBuffer(array.byteLength))
      : new Uint32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy as T;
}
