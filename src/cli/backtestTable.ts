import { HISTORY, type MonthRatio } from "../analysis/backtest/regularity.ts";
import type { ScoreTotals, TargetScore } from "../analysis/backtest/score.ts";
import type { BacktestScore } from "../montecarlo/backtest.ts";
import type { PathBacktestScore } from "../montecarlo/capacity/backtest.ts";
import { counted } from "./amounts.ts";
import { scoreText } from "./capacity/scoreTable.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** A score of the daily engine, or of a path of capacity. */
export type AnyScore = BacktestScore | PathBacktestScore;

/** Scores as text: a table a case, then the totals of all. */
export function printBacktests(scores: readonly AnyScore[]): string {
  const blocks = scores.map((score) => ("regularity" in score ? printCase(score) : printPathCase(score)));
  if (scores.length > 1) blocks.push(wrap(`All cases: ${totals(sumOf(scores))}`, WIDTH));
  if (scores.length > 0) blocks.push(dim(wrap(LEGEND, WIDTH)));
  return `${blocks.join("\n\n")}\n`;
}

const LEGEND =
  "miss: median = the median lies outside the acceptance band; 90 % = the observation lies outside the 90 % interval of replications. " +
  "CRPS: fair ensemble score in the target's unit, 0 is perfect. *: calibrate fits to it, so a hit is no test.";

function printCase(score: BacktestScore): string {
  const { failures, replications, regularity } = score;
  const failed = failures.length === 0 ? "" : `, ${failures.length} failed and left out: ${failures[0]!.message}`;
  const head = wrap(`${score.case}: ${score.question}`, WIDTH);
  const run = dim(
    wrap(`World ${score.world}, ${counted(replications, "replication")}, seed ${score.seed}${failed}`, WIDTH),
  );
  if (replications === 0) return `${head}\n${run}\nNo replication went well: nothing to score.`;
  const lines = [head, run, targetTable(score.scores), wrap(totals(score), WIDTH)];
  if (regularity.length > 0) lines.push("", ratioTable(regularity));
  return lines.join("\n");
}

function printPathCase(score: PathBacktestScore): string {
  const { world, replications, seed, from, until } = score;
  const run = `Capacity from ${from} to ${until}, places of the world ${world}, ${counted(replications, "replication")}, seed ${seed}`;
  return `${wrap(`${score.case}: ${score.question}`, WIDTH)}\n${dim(wrap(run, WIDTH))}\n\n${scoreText(score)}`;
}

const HEAD = ["target", "observed", "band", "median", "90 %", "CRPS", "miss"];
const RIGHT = [1, 2, 3, 4, 5];

/** One line a target; two where one would be too long. */
function targetTable(scores: readonly TargetScore[]): string {
  const rows = scores.map((score) => [labelOf(score), ...cellsOf(score)]);
  const grid = table(HEAD, rows, { right: RIGHT });
  if (widthOf(grid) <= WIDTH) return grid;
  const [head, ...lines] = table(
    ["  ", ...HEAD.slice(1)],
    rows.map(([, ...cells]) => ["", ...cells]),
    { right: RIGHT },
  ).split("\n");
  return [head, ...lines.flatMap((line, i) => [labelOf(scores[i]!), line])].join("\n");
}

const widthOf = (grid: string): number => Math.max(...grid.split("\n").map((line) => line.length));

const labelOf = ({ name, use, unit }: TargetScore): string => `${name}${use === "calibrate" ? "*" : ""}, ${unit}`;

function cellsOf(score: TargetScore): string[] {
  const misses = [score.medianInside ? [] : ["median"], score.observedInside === false ? ["90 %"] : []].flat();
  return [
    score.observed === null ? "-" : shortNumber(score.observed),
    shortRange(score.low, score.high),
    shortNumber(score.median),
    score.q95 === null ? `${shortNumber(score.q05)}-never` : shortRange(score.q05, score.q95),
    score.crps === null ? "-" : shortNumber(score.crps),
    misses.length === 2 ? "both" : (misses[0] ?? ""),
  ];
}

function totals({ targets, mediansInside, observed, observedInside, calibrating }: ScoreTotals): string {
  const fitted = calibrating === 0 ? "" : ` (${calibrating} of the targets may be fitted to)`;
  return `${mediansInside} of ${targets} medians inside their bands; ${observedInside} of ${observed} observations inside the 90 % interval${fitted}.`;
}

function sumOf(scores: readonly ScoreTotals[]): ScoreTotals {
  const sum = (key: keyof ScoreTotals) => scores.reduce((total, score) => total + score[key], 0);
  return {
    targets: sum("targets"),
    mediansInside: sum("mediansInside"),
    observed: sum("observed"),
    observedInside: sum("observedInside"),
    calibrating: sum("calibrating"),
  };
}

/** Months in which output fell clearly, and whether payroll fell by as much less as it does in history. */
function ratioTable(months: readonly MonthRatio[]): string {
  const percent = (share: number) => `${shortNumber(100 * share)} %`;
  return table(
    ["month", "output down", "payroll down", "ratio", `history: ${HISTORY.low} to ${HISTORY.high}`],
    months.map(({ month, ratio, outputFall, payrollFall, inside }) => [
      month,
      percent(outputFall),
      percent(payrollFall),
      shortNumber(ratio),
      inside ? "inside" : "OUTSIDE",
    ]),
    { right: [1, 2, 3] },
  );
}
