import type { Sample } from "../../analysis/sensitivity/sample.ts";
import type { CapacityExperiment } from "../../engine/capacity/simulate.ts";
import type { LaneModule } from "../../engine/lanes/module.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { type CutResult, runCuts } from "../capacity/cuts.ts";
import { type Paths, runPaths } from "../capacity/paths.ts";
import { openPool, type Pool } from "../pool.ts";
import { type CutRun, cutKey, type LaterRun, type Runs } from "./ask.ts";
import { type OpenedCut, sampleCut } from "./cuts.ts";

/** How scenarios are reached: only the caller knows files. */
export interface LedgerFiles {
  readonly cut: (scenario: string, set: CutRun["set"]) => OpenedCut;
  /** A scenario about capacity; `cut` is what it makes along its paths. @throws ScenarioError */
  readonly path: (scenario: string) => {
    readonly experiment: CapacityExperiment;
    readonly world: WorldFiles;
    readonly cut: () => OpenedCut;
  };
  /** A run that exists of a scenario as it stands, whose worlds are taken instead of simulating; null: there is none. */
  readonly saved: (run: CutRun) => Sample | null;
  /** Whether a scenario asks about capacity. */
  readonly isPath: (scenario: string) => boolean;
}

/** What was simulated, by run. */
export interface Simulated {
  readonly cuts: ReadonlyMap<string, Sample>;
  readonly paths: ReadonlyMap<string, Paths>;
  readonly later: readonly (CutResult & LaterRun)[];
}

export interface Simulation {
  readonly replications: number;
  readonly threads: number;
  readonly lanes: LaneModule | null;
  readonly onProgress?: (label: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Pools of workers, one a world; closed together. */
export function openPools({ threads, lanes }: Pick<Simulation, "threads" | "lanes">) {
  const pools = new Map<string, Pool>();
  return {
    of: (files: WorldFiles): Pool => {
      const pool = pools.get(files.text) ?? openPool(files, threads, lanes);
      pools.set(files.text, pool);
      return pool;
    },
    close: async () => {
      for (const pool of pools.values()) await pool.close();
    },
  };
}

/** Runs everything once; null when stopped. @throws OutcomeError when a scenario cannot answer what is asked of it */
export async function simulateRuns(
  pools: ReturnType<typeof openPools>,
  runs: Runs,
  files: LedgerFiles,
  simulation: Simulation,
): Promise<Simulated | null> {
  const { replications, signal } = simulation;
  const watching = (label: string) => ({
    onProgress: (done: number, total: number) => simulation.onProgress?.(label, done, total),
    ...(signal === undefined ? {} : { signal }),
  });
  const cuts = new Map<string, Sample>();
  for (const run of runs.cuts) {
    const opened = files.cut(run.scenario, run.set);
    const sample =
      files.saved(run) ??
      (await sampleCut(pools.of(opened.files), opened, run.outcomes, replications, watching(opened.scenario.name)));
    if (sample === null) return null;
    cuts.set(cutKey(run.scenario, run.set), sample);
  }
  const paths = new Map<string, Paths>();
  const later: (CutResult & LaterRun)[] = [];
  for (const scenario of runs.paths) {
    const { experiment, world, cut } = files.path(scenario);
    const asked = runs.later.filter((run) => run.scenario === scenario);
    const opened = asked.length > 0 ? cut() : null;
    const pool = pools.of(opened?.files ?? world);
    const run = await runPaths(pool, experiment, replications, watching("paths"));
    if (run === null) return null;
    paths.set(scenario, run);
    for (const { date, days } of asked) {
      const found = await runCuts(pool, run, { ...opened!, dates: [date], days, ...watching(`cut of ${date}`) });
      if (found === null) return null;
      later.push(...found.map((one) => ({ ...one, scenario, date, days })));
    }
  }
  return { cuts, paths, later };
}
