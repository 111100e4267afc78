import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";

/** Independent uniform columns and one more for the toss of each row, by name and number of the trial. */
export function uniformColumns(trial: string, columns: number, rows: number): Float64Array[] {
  const seed = seedKey("discover tests");
  return Array.from({ length: columns }, (_, i) => {
    const key = subkey(seed, String(i), trial);
    return Float64Array.from({ length: rows }, (_, row) => uniform(key, row));
  });
}

/** The same, standard normal. */
export const normalColumns = (trial: string, columns: number, rows: number): Float64Array[] =>
  uniformColumns(trial, columns, rows).map((column) => column.map((u) => normalQuantile(u, 0, 1)));

/** Cases with the chance that a row's values give. */
export function tossed(
  factors: readonly Float64Array[],
  tosses: Float64Array,
  chance: (x: readonly number[]) => number,
): Uint8Array {
  return Uint8Array.from(tosses, (u, row) => (u < chance(factors.map((column) => column[row]!)) ? 1 : 0));
}

/** Share of so many trials in which something holds. */
export function shareOfTrials(trials: number, holds: (trial: number) => boolean): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (holds(trial)) count++;
  return count / trials;
}
