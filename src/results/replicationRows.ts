import type { ChunkView } from "../analysis/chunkView.ts";
import { soundReplications } from "../analysis/chunkView.ts";
import { collectOutcomes } from "../analysis/evaluate.ts";
import type { ReportOutcome } from "../analysis/reportOutcomes.ts";
import type { Layout } from "../engine/series.ts";
import type { Columns } from "./encode.ts";

/** Rows of a record batch of replications.arrow: as many as are held at a time. Fixed, so that equal tables are equal bytes. */
export const batchRows = 16_384;

/**
 * The rows of replications.arrow, in batches: number, factors and outcomes of every replication that did not fail.
 *
 * @param givenRows whether replications draw the rows of a table that was given, whose numbers are then told too
 */
export function* replicationBatches(
  layout: Layout,
  chunks: Iterable<ChunkView>,
  outcomes: readonly ReportOutcome[],
  givenRows = false,
): Generator<Columns> {
  const first = givenRows ? ["replication", "row"] : ["replication"];
  const names = [...first, ...layout.factors, ...outcomes.map(({ column }) => column)];
  const empty = () => Object.fromEntries(names.map((name): [string, (number | null)[]] => [name, []]));
  let batch = empty();
  for (const chunk of chunks) {
    const rows = rowsOf(layout, chunk, outcomes);
    for (let from = 0; from < rows.replication!.length; ) {
      const to = from + batchRows - batch.replication!.length;
      for (const name of names) {
        const [column, values] = [batch[name]!, rows[name]!];
        for (let row = from; row < to && row < values.length; row++) column.push(values[row]!);
      }
      from = to;
      if (batch.replication!.length === batchRows) {
        yield batch;
        batch = empty();
      }
    }
  }
  if (batch.replication!.length > 0) yield batch;
}

/** The rows of one chunk. */
function rowsOf(
  layout: Layout,
  chunk: ChunkView,
  outcomes: readonly ReportOutcome[],
): Record<string, readonly (number | null)[]> {
  const found = collectOutcomes(
    layout,
    [chunk],
    outcomes.map(({ outcome }) => outcome),
  );
  const sound = soundReplications(chunk);
  const rows: Record<string, readonly (number | null)[]> = { replication: found.numbers, row: found.numbers };
  for (const name of layout.factors) {
    const drawn = chunk.factor(name);
    rows[name] = sound.map((local) => drawn[local]!);
  }
  for (const { column, text } of outcomes) rows[column] = found.columns.get(text)!;
  return rows;
}
