import { BadCell, type Column, id, number, optional, orEmpty, text } from "../columns.ts";
import { readTable, type Table } from "../csv.ts";
import { isDay } from "../dates.ts";
import { ScenarioError, show } from "../errors.ts";
import { sourced } from "../sourceColumns.ts";
import { decode, tableBytesCap } from "../text.ts";

/** What a target of a path asks: a series at the end of a day's month, or the day of a project's first product. */
export type PathOutcome =
  | { readonly kind: "series"; readonly series: string; readonly date: string }
  | { readonly kind: "start"; readonly project: string };

/** A number in the series' unit; for a start an ISO day, or `never`: not by the end of the path. */
export type PathValue = number | string;

export const NEVER = "never";

/** One fact that a path of capacity is scored against. */
export interface PathTargetRow {
  readonly line: number;
  readonly name: string;
  readonly outcome: PathOutcome;
  /** What happened; null where the band alone is known. */
  readonly observed: PathValue | null;
  /** Standard deviation of what was observed about what is meant; days for a start. */
  readonly observedSd: number;
  /** Acceptance band of the median; a null end is open. */
  readonly low: PathValue | null;
  readonly high: PathValue | null;
  readonly unit: string;
  readonly sourceKind: string;
  readonly source: string;
  readonly note: string;
  /** Of a start, the day that its company told beforehand; empty where it told none, of a series, and before the projects are read. */
  readonly told?: string;
}

const outcome = (meaning: string): Column<PathOutcome> => ({
  kind: "series@day, or start(project)",
  meaning,
  read: (cell) => {
    const start = /^start\(\s*([A-Za-z0-9][A-Za-z0-9-]*)\s*\)$/.exec(cell);
    if (start) return { kind: "start", project: start[1]! };
    const [series = "", date = "", ...more] = cell.split("@").map((part) => part.trim());
    if (series !== "" && isDay(date) && more.length === 0) return { kind: "series", series, date };
    const remedy = "give a series and a day, as homeCellCapacityGwh@2026-06-30, or start(project)";
    return new BadCell(`${show(cell)} is no outcome of a path`, remedy);
  },
});

const value = (meaning: string): Column<PathValue> => ({
  kind: "number; for a start a day, as 2025-07-14, or never",
  meaning,
  read: (cell) => {
    if (cell === NEVER || isDay(cell)) return cell;
    const read = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
    if (Number.isFinite(read)) return read + 0;
    return new BadCell(
      `${show(cell)} is no number and no day`,
      "give a number; for a start a day, as 2025-07-14, or never",
    );
  },
});

/** The table that a scenario about capacity names under `targets`. */
export const pathTargets: Table<Omit<PathTargetRow, "told">> = {
  file: "targets.csv",
  meaning: "What came of it: facts that the path is scored against",
  key: ["name"],
  columns: {
    name: id("name of the target"),
    outcome: outcome(
      "a series at the end of a day's month, or the day of the first product of a project's first module",
    ),
    observed: orEmpty(value("what was observed; never: not by the path's end; empty where only a band is known"), null),
    observedSd: optional(number("standard deviation of the observation about what is meant; days for a start"), 0),
    low: orEmpty(value("lower end of the acceptance band of the median; empty: open"), null),
    high: orEmpty(value("upper end of it; empty: open"), null),
    unit: text("the series' unit; day for a start"),
    ...sourced,
  },
};

/**
 * Reads a table of targets. A start has days and the unit `day`, a series numbers; a band has at least one end, in order, but where nothing
 * started: there it is open from the path's end on.
 * @throws ScenarioError with file, line and column
 */
export function readPathTargets(file: string, content: string | Uint8Array): PathTargetRow[] {
  const rows = readTable(file, decode(file, content, tableBytesCap), pathTargets);
  if (rows.length === 0)
    throw new ScenarioError({ file }, { problem: "there is no target in it", remedy: "give at least one row" });
  for (const row of rows) checkRow(file, row);
  return rows;
}

function checkRow(file: string, row: Omit<PathTargetRow, "told">): void {
  const { line, outcome, observed, low, high, unit, sourceKind } = row;
  const fail = (column: string, value: unknown, problem: string, remedy: string): never => {
    throw new ScenarioError({ file, line, column }, { value, problem, remedy });
  };
  const start = outcome.kind === "start";
  for (const [column, value] of Object.entries({ observed, low, high }) as ["observed" | "low" | "high", PathValue][]) {
    if (value === null) continue;
    if (start === (typeof value === "number"))
      fail(
        column,
        value,
        start ? `${value} is not a day` : `${show(value)} is not a number`,
        start ? "give a day, as 2025-07-14" : "give a number in the series' unit",
      );
    if (value === NEVER && column !== "observed")
      fail(column, value, "a band has no end that is never", "give a day, or leave it empty: open");
  }
  if (start && unit !== "day") fail("unit", unit, `${show(unit)} is not the unit of a start`, "give day");
  if (observed === NEVER && (low !== null || high !== null))
    fail(
      low === null ? "high" : "low",
      low ?? high,
      "what never started has no band of its own",
      "leave low and high empty: the band begins at the path's end",
    );
  if (observed !== NEVER && low === null && high === null)
    fail("low", "", "the band has no end", "give low, high or both");
  if (low !== null && high !== null && low > high)
    fail("high", high, `${high} is below low, ${low}`, "give low <= high");
  if (sourceKind === "")
    fail("sourceKind", "", "the row does not say where its numbers come from", "give sourceKind and source");
}
