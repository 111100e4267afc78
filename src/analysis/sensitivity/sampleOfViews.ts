import type { Layout } from "../../engine/series.ts";
import type { ChunkView } from "../chunkView.ts";
import { collectOutcomes } from "../evaluate.ts";
import type { Outcome } from "../outcomes.ts";
import { type Sample, sampleOf } from "./sample.ts";

/**
 * Chunks as a sample: the factors of every sound replication with outcomes evaluated from its recorded days.
 * @param views in index order
 * @throws OutcomeError when the layout cannot answer an outcome
 */
export function sampleOfViews(layout: Layout, views: Iterable<ChunkView>, outcomes: readonly Outcome[]): Sample {
  const width = layout.factors.length;
  const rows = new Map<number, Float64Array>();
  const chunks = function* () {
    for (const view of views) {
      const block = byRow(layout.factors, view);
      for (let k = 0; k < view.replications; k++) rows.set(view.first + k, block.subarray(k * width, (k + 1) * width));
      yield view;
    }
  };
  const { numbers, columns } = collectOutcomes(layout, chunks(), outcomes);
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
