import { show } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { factorPattern, rangeText } from "./strict.ts";
import type { Quantity } from "./types.ts";

/** Kinds of column of a world's tables, declared as data: how a cell is read, what its range is, what it names. */

/** What a cell may not say and what would do. */
export class BadCell {
  readonly problem: string;
  readonly remedy: string;
  constructor(problem: string, remedy: string) {
    this.problem = problem;
    this.remedy = remedy;
  }
}

/** A list of names that cells of other tables refer to. */
export type NameSpace =
  | "companies"
  | "stages"
  | "regions"
  | "products"
  | "regimes"
  | "recipes"
  | "sites"
  | "origins"
  | "sites or origins"
  | "end uses"
  | "control groups";

/** One column: `Value` is what its cells become. */
export interface Column<Value> {
  /** Kind of value in a few words, for the description of the format: `whole number of at least 0`. */
  readonly kind: string;
  readonly meaning: string;
  /** Reads a trimmed cell that is not empty. */
  readonly read: (cell: string) => Value | BadCell;
  /** What an empty cell means; without it an empty cell is an error. */
  readonly empty?: { readonly value: Value };
  /** The whole column may be left out of the file; then every cell is empty. */
  readonly optional?: true;
  /** The cell must be one of these names. */
  readonly names?: NameSpace;
  /** A cell may name a factor, whose bounds must lie in this range. */
  readonly factorRange?: readonly [number, number];
}

/** Any text; empty only if `orEmpty` says so. */
export const text = (meaning: string): Column<string> => ({ kind: "text", meaning, read: (cell) => cell });

const idRemedy = "give 1 to 64 letters, digits and hyphens, a letter or digit first";

/** A name of its own: letters, digits, hyphens. Ids stand in names of series, so they hold no dot. */
export const id = (meaning: string): Column<string> => ({
  kind: "id (letters, digits, hyphens)",
  meaning,
  read: (cell) =>
    /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(cell) ? cell : new BadCell(`${show(cell)} is not an id`, idRemedy),
});

/** A name that another table declares. */
export const ref = (names: NameSpace, meaning: string): Column<string> => ({
  ...id(meaning),
  kind: `name of one of the ${names}`,
  names,
});

/** A number within [low, high]. */
export const number = (meaning: string, low = 0, high = Infinity): Column<number> => ({
  kind: `number${rangeText(low, high)}`,
  meaning,
  read: (cell) => inRange(cell, low, high),
});

/** A whole number of at least 0. */
export const count = (meaning: string): Column<number> => ({
  kind: "whole number of at least 0",
  meaning,
  read: (cell) => {
    const value = inRange(cell, 0, Number.MAX_SAFE_INTEGER);
    if (value instanceof BadCell || Number.isInteger(value)) return value;
    return new BadCell(`${show(cell)} is not a whole number`, "give a whole number of at least 0");
  },
});

/** A number from 0 to 1, never percent. */
export const share = (meaning: string): Column<number> => number(meaning, 0, 1);

/** A number within [low, high], or the name of a factor whose bounds lie there. */
export const quantity = (meaning: string, low = 0, high = Infinity): Column<Quantity> => ({
  kind: `number${rangeText(low, high)}, or name of a factor`,
  meaning,
  factorRange: [low, high],
  read: (cell) => (factorPattern.test(cell) ? cell : inRange(cell, low, high, ", or the name of a factor")),
});

/** `yes` or `no`. */
export const yesNo = (meaning: string): Column<boolean> => ({
  kind: "yes or no",
  meaning,
  read: (cell) => {
    if (cell === "yes" || cell === "no") return cell === "yes";
    return new BadCell(`${show(cell)} is not yes or no`, "give yes or no");
  },
});

/** One of a few words. */
export const oneOf = <Word extends string>(words: readonly Word[], meaning: string): Column<Word> => ({
  kind: `one of ${words.join(", ")}`,
  meaning,
  read: (cell) => {
    const word = words.find((candidate) => candidate === cell);
    if (word !== undefined) return word;
    const near = nearest(cell, words);
    const remedy = near === undefined ? `give one of ${words.join(", ")}` : `did you mean "${near}"?`;
    return new BadCell(`${show(cell)} is not one of the words of this column`, remedy);
  },
});

/** The same column, whose empty cells mean `value`. */
export const orEmpty = <Value, Empty extends Value | null>(
  column: Column<Value>,
  value: Empty,
): Column<Value | Empty> => ({
  ...column,
  kind: `${column.kind}; may be empty`,
  empty: { value },
});

/** The same column, which a file may leave out, or leave empty in a row: both mean `value`. */
export const optional = <Value, Empty extends Value | null>(
  column: Column<Value>,
  value: Empty,
): Column<Value | Empty> => ({
  ...orEmpty(column, value),
  kind: `${column.kind}; may be empty or left out`,
  optional: true,
});

/** More than any amount that a world holds; beyond it sums lose their last people. */
const HUGE = 1e15;

/** A decimal number in full: no thousands separators, no unit, no percent sign, no Infinity. */
function inRange(cell: string, low: number, high: number, otherwise = ""): number | BadCell {
  const remedy = `give a number${rangeText(low, high)}${otherwise}`;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
  if (!Number.isFinite(value)) return new BadCell(`${show(cell)} is not a number`, remedy);
  // + 0 turns the text "-0" into 0: no table may hold a negative zero.
  if (value < low) return new BadCell(`${cell} is below ${low}`, remedy);
  if (value > HUGE) return new BadCell(`${show(cell)} is above ${HUGE}`, remedy);
  return value > high ? new BadCell(`${cell} is above ${high}`, remedy) : value + 0;
}
