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
  const batch = new Batch(names);
  for (const chunk of chunks) {
    const rows = rowsOf(layout, chunk, outcomes);
    for (let from = 0; from < rows.replication!.length; ) {
      from = batch.take(rows, from);
      if (batch.rows === batchRows) yield batch.give();
    }
  }
  if (batch.rows > 0) yield batch.give();
}

/** Columns that fill up row by row. In arrays of numbers, whatever their type: as lists a batch of a wide table takes half a gigabyte. */
class Batch {
  rows = 0;
  private readonly names: readonly string[];
  private columns: ReadonlyMap<string, Float64Array>;
  /** Of columns with nulls among their rows, 1 where there is one. */
  private readonly nulls = new Map<string, Uint8Array>();

  constructor(names: readonly string[]) {
    this.names = names;
    this.columns = this.emptyColumns();
  }

  private emptyColumns(): ReadonlyMap<string, Float64Array> {
    return new Map(this.names.map((name) => [name, new Float64Array(batchRows)]));
  }

  /** Takes rows from one on until it is full. @returns the first row that it did not take */
  take(given: Readonly<Record<string, readonly (number | null)[]>>, from: number): number {
    const to = Math.min(given[this.names[0]!]!.length, from + batchRows - this.rows);
    for (const [name, column] of this.columns) {
      const values = given[name]!;
      for (let row = from; row < to; row++) {
        const value = values[row]!;
        const at = this.rows + row - from;
        if (value === null) this.nullAt(name, at);
        else column[at] = value;
      }
    }
    this.rows += to - from;
    return to;
  }

  private nullAt(name: string, row: number): void {
    const bits = this.nulls.get(name) ?? new Uint8Array(batchRows);
    bits[row] = 1;
    this.nulls.set(name, bits);
  }

  /** Its columns, and begins anew. */
  give(): Columns {
    const filled = [...this.columns].map(([name, column]) => {
      const values = column.subarray(0, this.rows);
      const bits = this.nulls.get(name);
      return [name, bits === undefined ? values : Array.from(values, (value, row) => (bits[row] ? null : value))];
    });
    this.columns = this.emptyColumns();
    this.nulls.clear();
    this.rows = 0;
    return Object.fromEntries(filled);
  }
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
