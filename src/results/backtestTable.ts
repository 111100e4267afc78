import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScoreTotals, TargetScore } from "../analysis/backtest/score.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { toArquero } from "./read.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** A case as it was scored. */
export interface ScoredCase extends ScoreTotals {
  readonly case: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  readonly scores: readonly TargetScore[];
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
const texts = ["target", "unit", "use"] as const;
const numbers = [
  ["observed", "What happened; null: not known as a number"],
  ["bandLow", "Lower end of the acceptance band; null: open"],
  ["bandHigh", "Upper end of the acceptance band; null: open"],
  ["q05", "5 % of replications lie below; null: never"],
  ["median", "Median over replications; null: never"],
  ["q95", "95 % of replications lie below; null: never"],
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
  const rows = scores.map(
    ({ name, unit, use, observed, low, high, q05, median, q95, crps, medianInside, observedInside }): KeptTarget => ({
      target: name,
      unit,
      use,
      observed,
      bandLow: low,
      bandHigh: high,
      q05,
      median,
      q95,
      crps,
      medianInside: Number(medianInside),
      observedInside: observedInside === null ? null : Number(observedInside),
    }),
  );
  const list = (key: (typeof texts)[number]) => [...new Set(rows.map((row) => row[key]))];
  const shape = tableShape("backtest", [
    textColumn("target", 0, list("target"), "What is scored"),
    textColumn("unit", 1, list("unit"), "Its unit"),
    textColumn("use", 2, list("use"), "calibrate: a world may be fitted to it, so that a hit is no test"),
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

/** Scores kept in a folder, by case. */
export function readBacktests(folder: string): KeptScore[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => FILE.test(file) && existsSync(join(folder, file.replace(/arrow$/, "json"))))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(folder, file.replace(/arrow$/, "json")), "utf8")) as Omit<KeptScore, "rows">),
      rows: toArquero(join(folder, file)).objects() as KeptTarget[],
    }));
}
