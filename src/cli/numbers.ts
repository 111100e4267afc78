import { withinError } from "../analysis/digits.ts";
import type { Spread } from "../analysis/summary.ts";

/** How numbers are written: thousands of people, no digit that the number of replications does not support, "never" for null. */

/** Thousands of people; from 10 on whole thousands, below a tenth: finer than that no run of some hundred replications is. */
function thousands(people: number | null, halfWidth: number | null): string {
  if (people === null) return "never";
  if (people === 0) return "0";
  const finest = people < 9950 ? 0.1 : 1;
  return withinError(people / 1000, Math.max((halfWidth ?? 0) / 1000, finest)).replace("under ", "<");
}

function whole(value: number | null, halfWidth: number | null): string {
  if (value === null) return "never";
  return withinError(Math.round(value), Math.max(halfWidth ?? 0, 1)).replace("under ", "<");
}

/** Median, 50 % band and 90 % band as three cells. */
export type Cells = readonly [median: string, half: string, nine: string];

const band = (low: string, high: string): string =>
  low === high ? low : `${low}${low.startsWith("-") ? " to " : "-"}${high}`;

function cells(spread: Spread | null | undefined, write: (value: number | null, half: number | null) => string): Cells {
  if (!spread) return ["-", "", ""];
  const { halfWidths: half } = spread;
  return [
    write(spread.q50, half.q50),
    band(write(spread.q25, half.q25), write(spread.q75, half.q75)),
    band(write(spread.q05, half.q05), write(spread.q95, half.q95)),
  ];
}

/** Thousands of people. */
export const peopleCells = (spread: Spread | null | undefined): Cells => cells(spread, thousands);

/** Whole days; a quantile that falls on "never" says so. */
export const dayCells = (spread: Spread | null | undefined): Cells => cells(spread, whole);

/** Amounts in their own unit, to the whole. */
export const unitCells = (spread: Spread | null | undefined): Cells =>
  cells(spread, (value) => (value === null ? "never" : Math.round(value).toLocaleString("en-US")));

/** Billions of dollars from millions: to a hundredth below one, else to a tenth. */
function billions(millions: number | null, half: number | null): string {
  if (millions === null) return "never";
  if (millions === 0) return "0";
  const finest = Math.abs(millions) < 995 ? 0.01 : 0.1;
  return withinError(millions / 1000, Math.max((half ?? 0) / 1000, finest)).replace("under ", "<");
}

/** Billions of dollars, of millions. */
export const moneyCells = (spread: Spread | null | undefined): Cells => cells(spread, billions);

/** A mean amount of millions of dollars, in billions. */
export const billionsOf = (millions: number): string => billions(millions, null);

/** A mean number of people as thousands, to a tenth. */
export const thousandsOf = (people: number): string => thousands(people, null);
