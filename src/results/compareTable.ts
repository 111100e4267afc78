import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Compared, CompareRow } from "../analysis/compare/compare.ts";
import type { Estimate } from "../analysis/limits.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** One number of a package: its measure, the day it is of (null: of the whole run), its estimate. */
export interface Cell {
  readonly option: string;
  readonly measure: string;
  readonly unit: string;
  readonly day: number | null;
  readonly estimate: Estimate;
}

/**
 * Writes a comparison as a long table, one row a (package, measure, day), and beside it the whole answer as JSON.
 *
 * Columns: option (text), measure (text: jobsSaved, jobYearsSaved, gain, gross, net, social, firms, paid, noCutPerYear, credits, usdPerJobYear,
 * netBenefit, breakEvenChance, underLoss, helps, bestChance, regret, onFront, withinBudget, varianceReduction), unit (text), day
 * (null: of the whole run), value, low, high (null: nothing can be said, or no interval is given). Shares are 0-1, yes is 1.
 * @returns the path of the table
 */
export function writeCompared(folder: string, compared: Compared, days: readonly number[], made: object): string {
  const cells = compared.rows.flatMap((row) => cellsOf(row, days));
  const list = (key: "option" | "measure" | "unit") => [...new Set(cells.map((cell) => cell[key]))];
  const [options, measures, units] = [list("option"), list("measure"), list("unit")];
  const shape = tableShape("compare", [
    textColumn("option", 0, options, "Intervention, or package of several joined by +"),
    textColumn("measure", 1, measures, "What is told of it, against the same worlds without it"),
    textColumn("unit", 2, units, "Unit of the row's numbers"),
    column("day", "uint16", "day", "Day since the effective date that it is of; null: of the whole run", true),
    column(
      "value",
      "float64",
      "see unit",
      "Mean over the worlds, or share of them; null where nothing can be said",
      true,
    ),
    column("low", "float64", "see unit", "Lower limit of the interval; null where none is given", true),
    column("high", "float64", "see unit", "Upper limit of the interval; null where none is given", true),
  ]);
  const bytes = encodeTable(shape, {
    option: cells.map((cell) => options.indexOf(cell.option)),
    measure: cells.map((cell) => measures.indexOf(cell.measure)),
    unit: cells.map((cell) => units.indexOf(cell.unit)),
    day: cells.map((cell) => cell.day),
    value: cells.map(({ estimate }) => estimate.value),
    low: cells.map(({ estimate }) => estimate.low),
    high: cells.map(({ estimate }) => estimate.high),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "compare.arrow");
  replaceFile(realDisk, path, [bytes]);
  replaceFile(realDisk, join(folder, "compare.json"), [new TextEncoder().encode(`${JSON.stringify(made, null, 2)}\n`)]);
  return path;
}

const NOTHING: Estimate = { value: null, low: null, high: null };
const alone = (value: number | null): Estimate => ({ value, low: null, high: null });
const yes = (is: boolean | null): Estimate => alone(is === null ? null : is ? 1 : 0);

export function cellsOf(row: CompareRow, days: readonly number[]): Cell[] {
  const whole = (measure: string, unit: string, estimate: Estimate | null): Cell => ({
    option: row.name,
    measure,
    unit,
    day: null,
    estimate: estimate ?? NOTHING,
  });
  const daily = (measure: "jobsSaved" | "jobYearsSaved", unit: string) =>
    days.map((day, d): Cell => ({ ...whole(measure, unit, row[measure][d]!), day }));
  const money = ["gross", "net", "social", "firms", "paid", "noCutPerYear", "credits", "netBenefit"] as const;
  const portion = ({ share: value, low, high }: CompareRow["helps"]): Estimate => ({ value, low, high });
  return [
    ...daily("jobsSaved", "people"),
    ...daily("jobYearsSaved", "job-year"),
    whole("gain", "as ranked", row.gain),
    ...money.map((name) => whole(name, name === "noCutPerYear" ? "USD/year" : "USD", row[name])),
    whole("usdPerJobYear", "USD/job-year", row.usdPerJobYear),
    whole("breakEvenChance", "1/year", alone(row.breakEvenChance)),
    whole("underLoss", "share", portion(row.underLoss)),
    whole("helps", "share", portion(row.helps)),
    whole("bestChance", "share", alone(row.bestChance)),
    whole("regret", "as ranked", alone(row.regret)),
    whole("onFront", "0/1", yes(row.onFront)),
    whole("withinBudget", "0/1", yes(row.withinBudget)),
    whole("varianceReduction", "ratio", alone(row.varianceReduction)),
  ];
}

/** A comparison that is kept: what was asked, and the estimate of each option by measure and day (null: of the whole run). */
export interface KeptComparison {
  readonly made: {
    readonly scenario: string;
    readonly world: string;
    readonly seed: string;
    readonly replications: number;
    readonly settings?: string;
    readonly best: string | null;
    readonly question: {
      readonly rank: string;
      readonly lastDay: number;
      readonly days: readonly number[];
      readonly budgetUsd: number | null;
      readonly valueUsdPerJobYear: number;
      readonly confidence: number;
    };
  };
  readonly options: readonly string[];
  /** All null where the table has no such row. */
  at(option: string, measure: string, day?: number): Estimate;
}

/** Reads a comparison back; null where the folder has none. */
export function readCompared(folder: string): KeptComparison | null {
  const [path, told] = [join(folder, "compare.arrow"), join(folder, "compare.json")];
  if (!existsSync(path) || !existsSync(told)) return null;
  const table = readRows(path);
  const [options, measures] = ["option", "measure"].map((name) => table.array<string>(name)) as [string[], string[]];
  const [days, value, low, high] = ["day", "value", "low", "high"].map((name) => table.array<number | null>(name)) as [
    (number | null)[],
    (number | null)[],
    (number | null)[],
    (number | null)[],
  ];
  const keyOf = (option: string, measure: string, day: number | null) => JSON.stringify([option, measure, day]);
  const cells = new Map(
    options.map((option, i) => [
      keyOf(option, measures[i]!, days[i]!),
      { value: value[i]!, low: low[i]!, high: high[i]! },
    ]),
  );
  return {
    made: JSON.parse(readFileSync(told, "utf8")) as KeptComparison["made"],
    options: [...new Set(options)],
    at: (option, measure, day) => cells.get(keyOf(option, measure, day ?? null)) ?? NOTHING,
  };
}
