import { BadCell, type Column, number, optional } from "./columns.ts";
import { readTable, type Table } from "./csv.ts";
import { ScenarioError, show } from "./errors.ts";
import { sourced } from "./sourceColumns.ts";
import { factorPattern } from "./strict.ts";
import type { Prior } from "./types.ts";

/** A factor that back-tests are to fit, and what is believed of it before it has seen any of them. */
export interface FittedRow {
  readonly line: number;
  readonly factor: string;
  readonly low: number;
  readonly mode: number | null;
  readonly high: number;
  readonly sourceKind: string;
  readonly source: string;
  readonly note: string;
}

const factor: Column<string> = {
  kind: "name of a factor",
  meaning: "factor of the back-tests' worlds; the same name is the same number in all of them",
  read: (cell) =>
    factorPattern.test(cell) ? cell : new BadCell(`${show(cell)} is no factor's name`, "give one, as recallDays"),
};

const limit = (meaning: string) => number(meaning, -Infinity, Infinity);

/** fitted.csv beside the folders of back-tests. */
export const fitted: Table<FittedRow> = {
  file: "fitted.csv",
  meaning: "What calibration fits. The belief before it must not have seen the cases, or they would be counted twice",
  key: ["factor"],
  columns: {
    factor,
    low: limit("lowest value thought possible before the cases"),
    mode: optional(limit("likeliest value before the cases; empty: all are alike"), null),
    high: limit("highest value thought possible before the cases"),
    ...sourced,
  },
};

/** Reads fitted.csv. @throws ScenarioError with file, line and column */
export function readFitted(file: string, content: string): FittedRow[] {
  const rows = readTable(file, content, fitted);
  for (const { line, low, mode, high } of rows) {
    const fail = (column: string, value: number, problem: string, remedy: string) => {
      throw new ScenarioError({ file, line, column }, { value, problem, remedy });
    };
    if (!(low < high)) fail("high", high, `${high} is not above low, ${low}`, "give low < high");
    if (mode !== null && (mode < low || mode > high))
      fail("mode", mode, `${mode} is outside ${low} to ${high}`, "give low <= mode <= high, or leave it empty");
  }
  return rows;
}

/** What is believed before the cases: a triangle, or a uniform distribution where no mode is given. */
export const priorOfFitted = ({ low, mode, high }: Pick<FittedRow, "low" | "mode" | "high">): Prior =>
  mode === null ? { dist: "uniform", low, high } : { dist: "triangular", low, mode, high };
