import type { SaltelliDesign } from "../../numbers/designs/saltelli.ts";
import { weighted } from "./moments.ts";

/** What the formulas need of a design. */
export type SaltelliShape = Pick<SaltelliDesign, "players" | "base" | "rowsPerBase" | "secondOrder" | "otherLuck">;

/** Outcomes by kind of row over base samples that have all their rows, less `centre`. */
export interface SaltelliColumns {
  readonly centre: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ab: readonly Float64Array[];
  readonly ba: readonly Float64Array[];
  readonly other: Float64Array | null;
}

/** Takes a column of outcomes apart. @throws RangeError when it is not one of the design */
export function saltelliColumns(shape: SaltelliShape, y: ArrayLike<number>): SaltelliColumns {
  const { players, rowsPerBase, base, secondOrder, otherLuck } = shape;
  if (y.length !== base * rowsPerBase) throw new RangeError(`${y.length} outcomes for ${base * rowsPerBase} rows`);
  const whole: number[] = [];
  for (let k = 0; k < base; k++) {
    let sound = true;
    for (let j = 0; j < rowsPerBase; j++) if (!Number.isFinite(y[k * rowsPerBase + j]!)) sound = false;
    if (sound) whole.push(k);
  }
  // Around one number: sums of products of large numbers would lose digits.
  let sum = 0;
  for (const k of whole) sum += y[k * rowsPerBase]! + y[k * rowsPerBase + 1]!;
  const centre = whole.length === 0 ? 0 : sum / (2 * whole.length);
  const column = (j: number) => Float64Array.from(whole, (k) => y[k * rowsPerBase + j]! - centre);
  const d = players.length;
  return {
    centre,
    a: column(0),
    b: column(1),
    ab: players.map((_, i) => column(2 + i)),
    ba: secondOrder ? players.map((_, i) => column(2 + d + i)) : [],
    other: otherLuck ? column(rowsPerBase - 1) : null,
  };
}

/**
 * Indices under weights of the base samples: first of each player, total of each, second of each pair; with rows under other luck then
 * first and total of luck, and the total of each player with luck averaged out.
 */
export interface WeightedIndices {
  readonly mean: number;
  readonly variance: number;
  readonly values: Float64Array;
}

/** Prepares the products whose weighted sums are the indices of sobolIndices.ts, so that a resample costs a few sums. */
export function sobolFormulas(
  { a, b, ab, ba, other }: SaltelliColumns,
  pairs: readonly (readonly [number, number])[],
): (times: Float64Array) => WeightedIndices {
  const n = a.length;
  const d = ab.length;
  const product = (f: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => f(k));
  const moved = ab.map((column) => product((k) => column[k]! - a[k]!));
  const withB = moved.map((column) => product((k) => b[k]! * column[k]!));
  const squared = moved.map((column) => product((k) => column[k]! * column[k]!));
  const together = pairs.map(([i, j]) => product((k) => ba[i]![k]! * ab[j]![k]!));
  const ends = product((k) => a[k]! + b[k]!);
  const endSquares = product((k) => a[k]! * a[k]! + b[k]! * b[k]!);
  const endProduct = product((k) => a[k]! * b[k]!);
  const lucky = other === null ? null : product((k) => (a[k]! - other[k]!) * (a[k]! - other[k]!));
  const averaged =
    other === null ? [] : moved.map((column, i) => product((k) => column[k]! * ((a[k]! + ab[i]![k]!) / 2 - other[k]!)));
  const luckAt = 2 * d + pairs.length;
  const width = luckAt + (lucky === null ? 0 : 2 + d);
  return (times) => {
    let weight = 0;
    for (let k = 0; k < n; k++) weight += times[k]!;
    const of = (column: Float64Array) => weighted(times, column) / weight;
    const mean = of(ends) / 2;
    const variance = of(endSquares) / 2 - mean * mean;
    const common = of(endProduct);
    const values = new Float64Array(width);
    for (let i = 0; i < d; i++) {
      values[i] = (of(withB[i]!) - mean * of(moved[i]!)) / variance;
      values[d + i] = of(squared[i]!) / (2 * variance);
    }
    pairs.forEach(([i, j], p) => {
      values[2 * d + p] = (of(together[p]!) - common) / variance - values[i]! - values[j]!;
    });
    if (lucky !== null) {
      values[luckAt] = (common - mean * mean) / variance;
      values[luckAt + 1] = of(lucky) / (2 * variance);
      averaged.forEach((column, i) => {
        values[luckAt + 2 + i] = of(column) / variance;
      });
    }
    return { mean, variance, values };
  };
}
