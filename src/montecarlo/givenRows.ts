import type { ExperimentRows } from "../engine/starter.ts";
import { seedKey } from "../numbers/luck.ts";
import { shiftedSobol } from "../numbers/sobol.ts";
import type { GivenRows } from "../scenario/designRows.ts";
import { inverses } from "../scenario/sample.ts";
import type { Factor } from "../scenario/types.ts";

/** What a factor without a column is worth: drawn as in a run, by the row's luck; or its median in every row. */
export type Others = "drawn" | "median";

/**
 * Rows of all factors from those that a design gives, in memory that all threads see. A factor without a column is drawn as replication
 * `luck` of a run with this seed draws it, so that rows of one luck differ by what the design gives alone.
 */
export function completeRows(
  given: GivenRows,
  factors: readonly Factor[],
  seed: string,
  others: Others,
): ExperimentRows {
  const names = factors.map(({ name }) => name);
  const width = names.length;
  const values = new Float64Array(new SharedArrayBuffer(8 * given.rows * width));
  const luck = new Uint32Array(new SharedArrayBuffer(4 * given.rows));
  luck.set(given.luck);
  const quantiles = inverses(factors);
  const key = seedKey(seed);
  const row = new Float64Array(width).fill(0.5);
  const places = given.names.map((name) => names.indexOf(name));
  for (let r = 0; r < given.rows; r++) {
    if (others === "drawn") shiftedSobol(key, names, luck[r]!, row);
    for (let i = 0; i < width; i++) values[r * width + i] = quantiles[i]!(row[i]!);
    places.forEach((place, i) => {
      values[r * width + place] = given.values[r * given.names.length + i]!;
    });
  }
  return { values, luck };
}
