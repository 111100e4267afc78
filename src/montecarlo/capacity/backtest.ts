import { type PathScore, scorePaths } from "../../analysis/capacity/score.ts";
import type { CapacityExperiment } from "../../engine/capacity/simulate.ts";
import type { PathTargetRow } from "../../scenario/capacity/targets.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import type { BacktestOptions } from "../backtest.ts";
import type { Pool } from "../pool.ts";
import { runPaths } from "./paths.ts";

/** A stretch of the build-out that lies in the past: what was known on its first day, and what came of it. */
export interface PathCase {
  readonly name: string;
  readonly scenario: CapacityScenario;
  readonly experiment: CapacityExperiment;
  readonly targets: readonly PathTargetRow[];
}

/** How such a case was scored. */
export interface PathBacktestScore extends PathScore {
  readonly case: string;
  readonly scenario: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  /** A path has no identity that fails: always empty. */
  readonly failures: readonly never[];
  readonly from: string;
  readonly until: string;
}

/** Runs a case's paths and scores them. Nothing is written. Null when stopped. */
export async function runPathBacktest(
  pool: Pool,
  { name, scenario, experiment, targets }: PathCase,
  options: BacktestOptions = {},
): Promise<PathBacktestScore | null> {
  const { seed, replications, question, world, from, until } = scenario;
  const paths = await runPaths(pool, { ...experiment, seed }, replications, options);
  if (paths === null) return null;
  const head = { case: name, scenario: scenario.name, question, world, seed, replications, failures: [] };
  return { ...head, from, until, ...scorePaths(paths, targets) };
}
