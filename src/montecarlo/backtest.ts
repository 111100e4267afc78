import { flatOutcomes, type MonthRatio, monthRatios, regularityOutcomes } from "../analysis/backtest/regularity.ts";
import { type ScoreTotals, scoreTarget, type TargetScore, totalsOf } from "../analysis/backtest/score.ts";
import { resolveTargets } from "../analysis/backtest/targets.ts";
import { viewChunk } from "../analysis/chunkView.ts";
import { collectOutcomes, type OutcomeTable } from "../analysis/evaluate.ts";
import { outcomeText } from "../analysis/outcomes.ts";
import { layoutOf } from "../engine/layout.ts";
import type { Failure } from "../engine/series.ts";
import type { TargetRow } from "../scenario/targets.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy } from "../world/economy.ts";
import { isStrike } from "../world/shock.ts";
import { worldTotals } from "../world/totals.ts";
import { chunkReplications } from "./chunkSize.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";
import { runMonteCarlo } from "./run.ts";

/** A piece of history as a world: what happened, and what is known of it. */
export interface BacktestCase {
  readonly name: string;
  readonly files: WorldFiles;
  readonly scenario: Scenario;
  /** Where the targets were read, for errors. */
  readonly targetFile: string;
  readonly targets: readonly TargetRow[];
}

/** How a case was scored. */
export interface BacktestScore extends ScoreTotals {
  readonly case: string;
  readonly scenario: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  readonly failures: readonly Failure[];
  readonly scores: readonly TargetScore[];
  /** Payroll fall over output fall, by month. */
  readonly regularity: readonly MonthRatio[];
}

/** How a case is run. */
export interface BacktestOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs a case's scenario and scores it. Nothing is written. Null when stopped.
 * @throws ScenarioError when a target asks for what the run does not have, or no replication went well
 */
export async function runBacktest(
  pool: Pool,
  { name, files, scenario, targetFile, targets: rows }: BacktestCase,
  { onProgress, signal }: BacktestOptions = {},
): Promise<BacktestScore | null> {
  const economy = buildEconomy(files);
  const layout = layoutOf(economy, scenario.horizonDays + 1, [], [], scenario.outages.some(isStrike));
  const targets = resolveTargets(targetFile, rows, layout, scenario.effective);
  const heads = new Map<string, number>();
  for (const { stage, people } of worldTotals(economy).stages) heads.set(stage, (heads.get(stage) ?? 0) + people);
  const months = regularityOutcomes(scenario.effective, layout.days, heads);
  const outcomes = [...targets.map(({ outcome }) => outcome), ...flatOutcomes(months)];
  const parts: OutcomeTable[] = [];
  const failures: Failure[] = [];
  const whole = await runMonteCarlo(pool, {
    name: `back-test ${name}, ${scenario.seed}`,
    experiment: experimentOf(files, scenario),
    layout,
    replications: scenario.replications,
    chunkReplications: Math.min(
      chunkReplications(economy.world.sites, layout),
      Math.max(1, Math.ceil(scenario.replications / (2 * pool.threads))),
    ),
    onChunk: (chunk) => {
      parts[chunk.index] = collectOutcomes(layout, [viewChunk(layout, chunk)], outcomes);
      failures.push(...chunk.failures);
    },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!whole) return null;
  const table = joined(parts);
  const sound = table.numbers.length;
  const scores =
    sound === 0
      ? []
      : targets.map((target) => scoreTarget(target, table.columns.get(outcomeText(target.outcome))!, layout.days));
  return {
    case: name,
    scenario: scenario.name,
    question: scenario.question,
    world: files.name,
    seed: scenario.seed,
    replications: sound,
    failures: failures.sort((a, b) => a.replication - b.replication),
    ...totalsOf(scores),
    scores,
    regularity: sound === 0 ? [] : monthRatios(months, table),
  };
}

/** Tables of chunks in a row, in their order. */
function joined(parts: readonly OutcomeTable[]): OutcomeTable {
  const texts = [...(parts[0]?.columns.keys() ?? [])];
  return {
    numbers: parts.flatMap(({ numbers }) => numbers),
    columns: new Map(texts.map((text) => [text, parts.flatMap(({ columns }) => columns.get(text)!)])),
  };
}
