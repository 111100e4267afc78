import { BadCell, number } from "./columns.ts";
import { type Line, splitCsv } from "./csv.ts";
import { dayNumber, isDay, isMonth, nextDay, nextMonth } from "./dates.ts";
import { ScenarioError, show } from "./errors.ts";
import type { Feed, FeedHead, FeedRow } from "./feedTypes.ts";
import { nearest } from "./nearest.ts";

/** A row with the line it stands in. */
type Dated = FeedRow & { readonly line: number; readonly cell: string };

/** Most a feed may say of a share of rest: ten times rest is a slip of the decimal point. */
const SHARE_CAP = 10;

/** What a name of a column that is not there is told: at the feed in the scenario, not in the table. */
export class NoColumn {
  readonly names: readonly string[];
  constructor(names: readonly string[]) {
    this.names = names;
  }
}

/**
 * The rows of a feed's CSV: a column `date` first (days, or months as 2025-04), then columns of values by name. Dates rise, months
 * and daily rows leave none out, and no value is missing or out of range.
 * @returns the feed with its rows, or what columns there are when the feed's is not among them
 * @throws ScenarioError with line and column
 */
export function readFeedRows(head: FeedHead, file: string, text: string): Feed | NoColumn {
  const [header, ...lines] = splitCsv(file, text);
  if (!header)
    throw new ScenarioError({ file }, { problem: "the file is empty", remedy: "give the header date,share" });
  const names = columnsOf(file, header);
  const column = head.column ?? (names.length === 1 ? names[0]! : undefined);
  if (column === undefined || !names.includes(column)) return new NoColumn(names);
  const at = header.cells.indexOf(column);
  if (lines.length === 0)
    throw new ScenarioError(
      { file, line: header.line },
      { problem: "no row follows the header", remedy: "give a row a date" },
    );
  const value = number("", 0, head.kind === "available" ? 1 : head.unit === "share" ? SHARE_CAP : Infinity);
  const rows = lines.map(({ cells, line }): Dated => {
    if (cells.length !== header.cells.length) {
      const problem = `the row has ${cells.length} cells, the header ${header.cells.length}`;
      throw new ScenarioError({ file, line }, { value: cells.length, problem, remedy: "give a cell for each column" });
    }
    const [date] = cells as [string];
    if (!isDay(date) && !isMonth(date)) {
      const fault = {
        value: date,
        problem: `${show(date)} is not a date`,
        remedy: "give a day as 2025-04-17 or a month as 2025-04",
      };
      throw new ScenarioError({ file, line, column: "date" }, fault);
    }
    const cell = cells[at]!;
    const read = cell === "" ? new BadCell("the cell is empty", `give ${value.kind}`) : value.read(cell);
    if (read instanceof BadCell)
      throw new ScenarioError({ file, line, column }, { value: cell, problem: read.problem, remedy: read.remedy });
    return { date, value: read, line, cell };
  });
  const monthly = isMonth(rows[0]!.date);
  checkDates(file, rows, monthly, head.every);
  return { ...head, monthly, rows: rows.map(({ date, value }) => ({ date: monthly ? `${date}-01` : date, value })) };
}

/** Names of the columns of values. */
function columnsOf(file: string, { cells, line }: Line): string[] {
  const fail = (column: string, value: string, problem: string, remedy: string) => {
    throw new ScenarioError({ file, line, column }, { value, problem, remedy });
  };
  const [first, ...names] = cells as [string, ...string[]];
  if (first !== "date")
    fail("date", first, `the first column is ${show(first)}`, "give the first column the name date");
  const twice = names.find((name, index) => name === "date" || names.indexOf(name) < index);
  if (twice !== undefined) fail(twice, twice, "the column stands twice", "keep one of the two");
  if (names.length === 0) fail("date", first, "no column of values follows", "give a column as share beside date");
  if (names.includes("")) fail("date", "", "a column has no name", "give each column a name");
  return names;
}

/** Dates of one kind that rise; months and rows of a daily series leave none out. */
function checkDates(file: string, rows: readonly Dated[], monthly: boolean, every: FeedHead["every"]): void {
  const steps = rows.slice(1).filter(({ date }, i) => date === nextDay(rows[i]!.date)).length;
  const daily = !monthly && (every === "day" || (every === undefined && 2 * steps > rows.length - 1));
  rows.forEach(({ date, line }, i) => {
    const fail = (problem: string, remedy: string) => {
      throw new ScenarioError({ file, line, column: "date" }, { value: date, problem, remedy });
    };
    if (isMonth(date) !== monthly)
      fail(
        `${show(date)} stands among ${monthly ? "months" : "days"}`,
        `give ${monthly ? "a month as 2025-04" : "a day as 2025-04-17"}`,
      );
    const before = rows[i - 1]?.date;
    if (before === undefined) return;
    if (date === before) fail(`${date} stands in line ${rows[i - 1]!.line} already`, "keep one of the two rows");
    const day = (text: string) => dayNumber(text.length === 7 ? `${text}-01` : text);
    if (day(date) < day(before))
      fail(`${date} comes before ${before}, in line ${rows[i - 1]!.line}`, "give dates in rising order");
    const next = monthly ? nextMonth(before) : nextDay(before);
    if ((monthly || daily) && date !== next) {
      const otherwise = monthly ? "" : ", or every: dates for rows on any dates";
      fail(`${next} is missing before ${date}`, `give a row for each ${monthly ? "month" : "day"}${otherwise}`);
    }
  });
}

/** What a feed whose column is not there is told: problem and remedy. */
export function columnFault(
  column: string | undefined,
  file: string,
  { names }: NoColumn,
): { problem: string; remedy: string } {
  if (column === undefined)
    return {
      problem: `${file} has ${names.length} columns of values`,
      remedy: `say which: ${names.slice(0, 12).join(", ")}`,
    };
  const near = nearest(column, names);
  const remedy = near === undefined ? `give one of ${names.slice(0, 12).join(", ")}` : `did you mean "${near}"?`;
  return { problem: `${show(column)} is not a column of values of ${file}`, remedy };
}
