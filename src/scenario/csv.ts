// The browser build carries its own Buffer and imports nothing of Node, so the same parser runs in a page.
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { BadCell, type Column } from "./columns.ts";
import { ScenarioError, show } from "./errors.ts";
import { nearest } from "./nearest.ts";

/** A table of a world: its file and its columns, one for each field of its rows but `line`. */
export interface Table<Row extends { readonly line: number }> {
  readonly file: string;
  readonly meaning: string;
  /** The file may be left out; then the table is empty. */
  readonly optional?: true;
  /** Columns whose values together are different in every row. */
  readonly key: readonly (keyof Row & string)[];
  readonly columns: { readonly [Name in Exclude<keyof Row & string, "line">]: Column<Row[Name]> };
}

/** Cells of a record, and the line on which it begins. */
export interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a CSV table: a header with the declared columns in any order (optional ones may be missing), then one row a line. Lines that begin
 * with # are comments, blank lines are skipped, blanks around a cell are dropped.
 * @throws ScenarioError with line and column name
 */
export function readTable<Row extends { readonly line: number }>(file: string, text: string, table: Table<Row>): Row[] {
  const [header, ...lines] = splitCsv(file, text);
  const columns = table.columns as Readonly<Record<string, Column<unknown>>>;
  if (!header) {
    throw new ScenarioError(
      { file },
      { problem: "the file is empty", remedy: `give the header ${Object.keys(columns).join(",")}` },
    );
  }
  checkHeader(file, header, columns);
  const rows = lines.map((line) => readRow<Row>(file, header.cells, line, columns));
  refuseDoubles(file, rows, table.key);
  return rows;
}

/** Records of a CSV text, comments and blank lines left out, blanks around cells dropped. @throws ScenarioError */
export function splitCsv(file: string, content: string): Line[] {
  let read = 0;
  try {
    const records = parse(content, {
      comment: "#",
      comment_no_infix: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record, { lines }) => {
        read = lines;
        return record;
      },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // `lines` counts to a record's last line; a quoted cell may hold line ends.
    return records.map(({ record, info }) => ({
      cells: record.map((cell) => cell.trim()),
      line: info.lines - record.join("").split("\n").length + 1,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const remedy = 'put cells with quotes in quotes and double those inside: "a ""b"""';
    const place = { file, line: nextRow(content, read) };
    const open = error.code === "CSV_QUOTE_NOT_CLOSED";
    const problem = open ? "a quoted cell of this row does not end" : "a quotation mark stands where none may stand";
    throw new ScenarioError(place, { problem, remedy });
  }
}

/** Line of the first row after the first `read` lines. */
function nextRow(content: string, read: number): number {
  const lines = content.split("\n");
  let next = read;
  while (next < lines.length - 1 && /^(#.*|\s*)$/.test(lines[next])) next++;
  return next + 1;
}

function checkHeader(file: string, { cells, line }: Line, columns: Readonly<Record<string, Column<unknown>>>): void {
  const accepted = Object.keys(columns);
  for (const [index, cell] of cells.entries()) {
    const place = { file, line, column: cell };
    if (!accepted.includes(cell)) {
      const near = nearest(cell, accepted);
      const remedy = near === undefined ? `give the columns ${accepted.join(",")}` : `did you mean "${near}"?`;
      throw new ScenarioError(place, { value: cell, problem: `${show(cell)} is not a column of this table`, remedy });
    }
    if (cells.indexOf(cell) < index) {
      throw new ScenarioError(place, {
        value: cell,
        problem: "the column stands twice",
        remedy: "keep one of the two",
      });
    }
  }
  const missing = accepted.find((name) => !cells.includes(name) && !columns[name].optional);
  if (missing === undefined) return;
  const remedy = `add it to the header; the columns are ${accepted.join(",")}`;
  throw new ScenarioError({ file, line, column: missing }, { problem: "the column is missing", remedy });
}

function readRow<Row>(
  file: string,
  names: readonly string[],
  { cells, line }: Line,
  columns: Readonly<Record<string, Column<unknown>>>,
): Row {
  if (cells.length !== names.length) {
    const problem = `the row has ${cells.length} cells, the header ${names.length}`;
    throw new ScenarioError(
      { file, line },
      { value: cells.length, problem, remedy: "put cells that hold a comma in quotes" },
    );
  }
  const row: Record<string, unknown> = { line };
  for (const [name, { optional, empty }] of Object.entries(columns)) if (optional) row[name] = empty!.value;
  for (const [index, name] of names.entries()) row[name] = readCell(file, line, name, cells[index], columns[name]);
  return row as Row;
}

function readCell(file: string, line: number, name: string, cell: string, column: Column<unknown>): unknown {
  if (cell === "" && column.empty) return column.empty.value;
  const value = cell === "" ? new BadCell("the cell is empty", `give ${column.kind}`) : column.read(cell);
  if (!(value instanceof BadCell)) return value;
  throw new ScenarioError({ file, line, column: name }, { value: cell, problem: value.problem, remedy: value.remedy });
}

function refuseDoubles<Row extends { readonly line: number }>(
  file: string,
  rows: readonly Row[],
  key: readonly (keyof Row & string)[],
): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const names = key.map((column) => String(row[column]));
    const first = seen.get(names.join("\n"));
    if (first !== undefined) {
      const problem = `${show(names.join(", "))} stands in line ${first} already`;
      throw new ScenarioError(
        { file, line: row.line, column: key.join(", ") },
        { value: names.join(", "), problem, remedy: "keep one of the two rows" },
      );
    }
    seen.set(names.join("\n"), row.line);
  }
}
