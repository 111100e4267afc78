import type { ChunkView } from "../analysis/chunkView.ts";
import { collectOutcomes } from "../analysis/evaluate.ts";
import type { Outcome } from "../analysis/outcomes.ts";
import { type Sample, sampleOf } from "../analysis/sensitivity/sample.ts";
import { StoreError } from "./errors.ts";
import type { SavedRun } from "./readRun.ts";

/**
 * The rows of a saved run: the factors of every sound replication with outcomes evaluated from its recorded days. Nothing is run.
 * @throws StoreError when the folder was copied without its chunks
 * @throws OutcomeError when the run cannot answer an outcome
 */
export function sampleOfRun({ folder, manifest, views }: SavedRun, outcomes: readonly Outcome[]): Sample {
  const { layout } = manifest;
  const width = layout.factors.length;
  const rows = new Map<number, Float64Array>();
  const chunks = function* () {
    for (const view of views()) {
      const block = byRow(layout.factors, view);
      for (let k = 0; k < view.replications; k++) rows.set(view.first + k, block.subarray(k * width, (k + 1) * width));
      yield view;
    }
  };
  const { numbers, columns } = collectOutcomes(layout, chunks(), outcomes);
  if (numbers.length === 0)
    throw new StoreError(`${folder} holds no chunk with a sound replication: nothing to analyse`);
  const values = new Float64Array(numbers.length * width);
  numbers.forEach((number, i) => {
    values.set(rows.get(number)!, i * width);
  });
  return sampleOf(layout.factors, values, numbers, columns);
}

/** A chunk's factors, [replication][factor]. */
function byRow(names: readonly string[], view: ChunkView): Float64Array {
  const rows = new Float64Array(view.replications * names.length);
  names.forEach((name, i) => {
    const column = view.factor(name);
    for (let k = 0; k < view.replications; k++) rows[k * names.length + i] = column[k]!;
  });
  return rows;
}
