import { HISTORY, type MonthRatio } from "../analysis/backtest/regularity.ts";
import type { ScoreTotals, TargetScore } from "../analysis/backtest/score.ts";
import type { BacktestScore } from "../montecarlo/backtest.ts";
import { counted } from "./amounts.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Longest label of a row; a longer one stands on a line of its own. */
const LABEL = 22;

/** Scores as text: a table a case, then the totals of all. */
export function printBacktests(scores: readonly BacktestScore[]): string {
  const blocks = scores.map(printCase);
  if (scores.length > 1) blocks.push(`All cases: ${totals(sumOf(scores))}`);
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
  const rows = score.scores.flatMap(row);
  const columns = ["target", "observed", "band", "median", "90 %", "CRPS", "miss"];
  const grid = table(columns, rows, { right: [1, 2, 3, 4, 5] });
  const lines = [head, run, grid, wrap(totals(score), WIDTH), ...regularity.map((month) => wrap(ratio(month), WIDTH))];
  return lines.join("\n");
}

function row(score: TargetScore): string[][] {
  const label = `${score.name}${score.use === "calibrate" ? "*" : ""}, ${score.unit}`;
  const misses = [score.medianInside ? [] : ["median"], score.observedInside === false ? ["90 %"] : []].flat();
  const cells = [
    score.observed === null ? "-" : shortNumber(score.observed),
    shortRange(score.low, score.high),
    shortNumber(score.median),
    score.q95 === null ? `${shortNumber(score.q05)}-never` : shortRange(score.q05, score.q95),
    score.crps === null ? "-" : shortNumber(score.crps),
    misses.length === 2 ? "both" : (misses[0] ?? ""),
  ];
  return label.length <= LABEL
    ? [[label, ...cells]]
    : [[{ content: label, colSpan: 7 } as unknown as string], ["", ...cells]];
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

function ratio({ month, ratio: value, outputFall, payrollFall, inside }: MonthRatio): string {
  const percent = (share: number) => `${shortNumber(100 * share)} %`;
  const verdict = inside ? "inside history" : "OUTSIDE history";
  return (
    `${month}: payroll down ${percent(payrollFall)}, output ${percent(outputFall)}, ratio ${shortNumber(value)}: ` +
    `${verdict} (${HISTORY.low} to ${HISTORY.high})`
  );
}
