import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScoreTotals } from "../analysis/backtest/score.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** A case as it was scored. */
export interface ScoredCase extends ScoreTotals {
  readonly case: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  readonly scores: readonly ScoredTarget[];
}

/** A number in the target's unit; of a path's start an ISO day, or "never". Null where there is none: of a median, never. */
type Value = number | string | null;

/** A target as it was scored, whether of days or of a path. */
interface ScoredTarget {
  readonly name: string;
  readonly unit: string;
  readonly use?: string;
  readonly observed: Value;
  readonly low: Value;
  readonly high: Value;
  readonly q05: Value;
  readonly median: Value;
  readonly q95: Value;
  readonly crps: number | null;
  readonly medianInside: boolean;
  readonly observedInside: boolean | null;
}

/** A scored case as it is kept: its totals, and a row a target. */
export interface KeptScore extends Omit<ScoredCase, "scores"> {
  /** Hash of the code that was scored. */
  readonly code: string;
  readonly rows: readonly KeptTarget[];
}

export interface KeptTarget {
  readonly target: string;
  readonly unit: string;
  /** calibrate: a world may be fitted to it, so that a hit is no test; else what the file says. */
  readonly use: string;
  /** What happened, the band, the median and the 90 % interval as a reader reads them; days where the unit is one. */
  readonly observedText: string;
  readonly bandText: string;
  readonly medianText: string;
  readonly intervalText: string;
  readonly observed: number | null;
  readonly bandLow: number | null;
  readonly bandHigh: number | null;
  readonly q05: number | null;
  readonly median: number | null;
  readonly q95: number | null;
  readonly crps: number | null;
  /** 1 or 0; null where nothing was observed. */
  readonly medianInside: number | null;
  readonly observedInside: number | null;
}

const FILE = /^backtest-.*\.arrow$/;
const texts = ["target", "unit", "use", "observedText", "bandText", "medianText", "intervalText"] as const;
const numbers = [
  ["observed", "What happened; null: not known, or no number"],
  ["bandLow", "Lower end of the acceptance band; null: open, or no number"],
  ["bandHigh", "Upper end of the acceptance band; null: open, or no number"],
  ["q05", "5 % of replications lie below; null: never, or no number"],
  ["median", "Median over replications; null: never, or no number"],
  ["q95", "95 % of replications lie below; null: never, or no number"],
  ["crps", "Fair continuous ranked probability score; null where nothing was observed"],
  ["medianInside", "1: the median lies in the band"],
  ["observedInside", "1: what happened lies in the 90 % interval; null where nothing was observed"],
] as const;

/**
 * Keeps the scores of a case as a table, one row a target, `backtest-<case>.arrow`, and its totals beside it as JSON.
 * @returns the path of the table
 */
export function writeBacktest(folder: string, score: ScoredCase, code: string): string {
  const { scores, ...head } = score;
  const rows = scores.map((one): KeptTarget => {
    const { observed, low, high, q05, median, q95, observedInside } = one;
    return {
      target: one.name,
      unit: one.unit,
      use: one.use ?? "check",
      observedText: observed === null ? "" : said(observed),
      bandText: `${said(low, "open")} to ${said(high, "open")}`,
      medianText: said(median, "never"),
      intervalText: `${said(q05, "never")} to ${said(q95, "never")}`,
      observed: numberOf(observed),
      bandLow: numberOf(low),
      bandHigh: numberOf(high),
      q05: numberOf(q05),
      median: numberOf(median),
      q95: numberOf(q95),
      crps: one.crps,
      medianInside: Number(one.medianInside),
      observedInside: observedInside === null ? null : Number(observedInside),
    };
  });
  const list = (key: (typeof texts)[number]) => [...new Set(rows.map((row) => row[key]))];
  const shape = tableShape("backtest", [
    textColumn("target", 0, list("target"), "What is scored"),
    textColumn("unit", 1, list("unit"), "Its unit"),
    textColumn("use", 2, list("use"), "calibrate: a world may be fitted to it, so that a hit is no test"),
    ...texts.slice(3).map((key, i) => textColumn(key, 3 + i, list(key), "As a reader reads it, to three digits")),
    ...numbers.map(([name, meaning]) => column(name, "float64", "see unit", meaning, true)),
  ]);
  const bytes = encodeTable(shape, {
    ...Object.fromEntries(texts.map((key) => [key, rows.map((row) => list(key).indexOf(row[key]))])),
    ...Object.fromEntries(numbers.map(([name]) => [name, rows.map((row) => row[name])])),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `backtest-${score.case.replace(/[^a-z0-9-]+/gi, "-")}.arrow`);
  replaceFile(realDisk, path, [bytes]);
  const made = `${JSON.stringify({ ...head, code }, null, 2)}\n`;
  replaceFile(realDisk, path.replace(/arrow$/, "json"), [new TextEncoder().encode(made)]);
  return path;
}

const numberOf = (value: Value): number | null => (typeof value === "number" ? value : null);

const said = (value: Value, none = ""): string =>
  value === null ? none : typeof value === "number" ? String(Number(value.toPrecision(3))) : value;

/** Scores kept in a folder, by case. */
export function readBacktests(folder: string): KeptScore[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => FILE.test(file) && existsSync(join(folder, file.replace(/arrow$/, "json"))))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(folder, file.replace(/arrow$/, "json")), "utf8")) as Omit<KeptScore, "rows">),
      rows: readRows(join(folder, file)).objects<KeptTarget>(),
    }));
}
