import { splitCsv } from "./csv.ts";
import { ScenarioError, show, suggest } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { inverse } from "./sample.ts";
import type { Factor } from "./types.ts";

/** How the cells of a design are meant: values in the factors' own units, or probabilities of their priors, 0-1. */
export type DesignUnits = "natural" | "quantile";

/** A design as it stands in a file: cells are text (CSV), or numbers as stored (Parquet); null is a missing one. */
export interface DesignTable {
  readonly file: string;
  readonly names: readonly string[];
  /** Line of the header and of each row, from 1; of a file without lines, rows are counted from 1. */
  readonly headerLine?: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly unknown[] }[];
}

/** Rows that a file asks for, in its order. */
export interface GivenRows {
  /** Factors that have a column. */
  readonly names: readonly string[];
  readonly rows: number;
  /** [row][factor of `names`], in the factors' own units. */
  readonly values: Float64Array;
  /** Whose luck each row has: the file's column `luck`, else the row's own number. */
  readonly luck: Uint32Array;
}

/** Columns of a design that are no factors. `row` is what our own tables call the number of a row; it may come back, in order. */
const LUCK = "luck";
const ROW = "row";

/** Reads a design from CSV text: a header of factors and, if wanted, `luck`; one row a line. @throws ScenarioError */
export function designTableOfCsv(file: string, content: string): DesignTable {
  const [header, ...lines] = splitCsv(file, content.replace(/^\uFEFF/, ""));
  if (header === undefined)
    throw new ScenarioError(
      { file },
      { problem: "the file is empty", remedy: "give a header of factors and a row a line" },
    );
  for (const { cells, line } of lines)
    if (cells.length !== header.cells.length) {
      const problem = `the row has ${cells.length} cells, the header ${header.cells.length}`;
      throw new ScenarioError(
        { file, line },
        { value: cells.length, problem, remedy: "give every row a cell a column" },
      );
    }
  return { file, names: header.cells, headerLine: header.line, rows: lines };
}

/**
 * Checks a design against the factors of an experiment and puts its cells into their own units.
 * @throws ScenarioError that names file, line, column and value: an unknown or repeated column, a missing cell, what is no number, a value out of bounds
 */
export function readDesign(table: DesignTable, factors: readonly Factor[], units: DesignUnits): GivenRows {
  checkNames(table, factors);
  const { file, names, rows } = table;
  if (rows.length === 0)
    throw new ScenarioError({ file }, { problem: "the design has no row", remedy: "give at least one" });
  const given = factors.filter(({ name }) => names.includes(name));
  const values = new Float64Array(rows.length * given.length);
  const readers = given.map((factor) => ({ at: names.indexOf(factor.name), factor, put: reader(factor, units) }));
  const [luckAt, rowAt] = [names.indexOf(LUCK), names.indexOf(ROW)];
  const luck = Uint32Array.from(rows, (_, row) => row);
  rows.forEach(({ line, cells }, r) => {
    const cell = (at: number) => numberOf(file, line, names[at]!, cells[at]);
    readers.forEach(({ at, factor, put }, i) => {
      const value = cell(at);
      const found = put(value);
      if (typeof found === "number") values[r * given.length + i] = found;
      else throw new ScenarioError({ file, line, column: factor.name }, { value, ...found });
    });
    if (luckAt >= 0) luck[r] = wholeOf(file, line, cell(luckAt));
    if (rowAt >= 0 && cell(rowAt) !== r)
      throw new ScenarioError(
        { file, line, column: ROW },
        {
          value: cells[rowAt],
          problem: `${show(cells[rowAt])} stands where row ${r} comes`,
          remedy: "count rows from 0 in order, or leave the column out",
        },
      );
  });
  return { names: given.map(({ name }) => name), rows: rows.length, values, luck };
}

function checkNames({ file, names, headerLine, rows }: DesignTable, factors: readonly Factor[]): void {
  const known = factors.map(({ name }) => name);
  const accepted = [...known, LUCK, ROW];
  names.forEach((name, i) => {
    const place = {
      file,
      ...(headerLine === undefined ? {} : { line: headerLine }),
      column: name === "" ? i + 1 : name,
    };
    if (name === "")
      throw new ScenarioError(place, {
        value: name,
        problem: `column ${i + 1} has no name`,
        remedy: "leave the numbers of rows out (pandas: index=False; R: row.names = FALSE)",
      });
    if (!accepted.includes(name)) {
      const near = nearest(name, accepted);
      const remedy =
        near === undefined ? `${suggest(name, known, "factor")}; runout factors lists them` : `did you mean "${near}"?`;
      throw new ScenarioError(place, {
        value: name,
        problem: `${show(name)} is not a factor of this scenario`,
        remedy,
      });
    }
    if (names.indexOf(name) < i)
      throw new ScenarioError(place, {
        value: name,
        problem: "the column stands twice",
        remedy: "keep one of the two",
      });
  });
  if (names.some((name) => known.includes(name)) || rows.length === 0) return;
  const problem = "no column names a factor";
  throw new ScenarioError(
    { file, ...(headerLine === undefined ? {} : { line: headerLine }) },
    { problem, remedy: "runout factors lists them" },
  );
}

type Fault = { readonly problem: string; readonly remedy: string };

/** How a number of a design becomes a value of the factor. */
function reader({ prior, bounds, unit }: Factor, units: DesignUnits): (x: number) => number | Fault {
  if (units === "quantile") {
    const value = inverse(prior, bounds);
    return (u) =>
      u >= 0 && u <= 1 ? value(u) : { problem: `${u} is no probability`, remedy: "give 0 to 1, or --units natural" };
  }
  const [low, high] = bounds;
  return (x) => {
    if (x < low) return { problem: `${x} is below ${low} ${unit}`, remedy: `give ${low} to ${high}` };
    if (x > high) return { problem: `${x} is above ${high} ${unit}`, remedy: `give ${low} to ${high}` };
    if (prior.dist === "discrete" && !prior.values.includes(x))
      return { problem: `${x} is none of its values`, remedy: `give one of ${prior.values.join(", ")}` };
    return x + 0;
  };
}

function numberOf(file: string, line: number, column: string, cell: unknown): number {
  if (cell === null || cell === undefined || cell === "")
    throw new ScenarioError(
      { file, line, column },
      { value: cell, problem: "the cell is empty", remedy: "give a number in every cell" },
    );
  const value =
    typeof cell === "string"
      ? /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell)
        ? Number(cell)
        : Number.NaN
      : Number(cell);
  if (Number.isFinite(value)) return value;
  throw new ScenarioError(
    { file, line, column },
    { value: cell, problem: `${show(cell)} is not a number`, remedy: "give a number" },
  );
}

function wholeOf(file: string, line: number, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 4_294_967_296) return value;
  const remedy = "give a whole number of at least 0; rows of one number share their luck";
  throw new ScenarioError({ file, line, column: LUCK }, { value, problem: `${value} is no number of a luck`, remedy });
}
