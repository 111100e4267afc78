import { isMainThread, workerData } from "node:worker_threads";
import type { LaneModule } from "../engine/lanes/module.ts";
import { makeLaneSimulator } from "../engine/lanes/simulate.ts";
import { type Experiment, makeSimulator, type Simulator } from "../engine/run.ts";
import type { ChunkResult, Failure, Layout } from "../engine/series.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../world/economy.ts";

/** What every worker is given once. */
export interface WorkerWorld {
  readonly files: WorldFiles;
  /** The compiled day; null: the reference engine. */
  readonly lanes: LaneModule | null;
}

/** One chunk to simulate. Its arrays are shared memory; `done` counts finished replications for the progress bar. */
export interface ChunkTask {
  /** Tasks of one name share experiment and layout; a worker keeps the simulator of the last name. */
  readonly name: string;
  readonly experiment: Omit<Experiment, "economy">;
  readonly layout: Layout;
  readonly chunk: ChunkResult;
  readonly done: Int32Array;
}

let economy: Economy | null = null;
let kept: { name: string; simulator: Simulator } | null = null;

/** Piscina's entry: simulates a chunk and returns what failed in it. */
export default function simulate(task: ChunkTask): Failure[] {
  if (isMainThread) throw new Error("the worker module runs in a worker thread");
  const { files, lanes } = workerData as WorkerWorld;
  economy ??= buildEconomy(files);
  if (kept === null || kept.name !== task.name) {
    const experiment = { ...task.experiment, economy };
    kept = {
      name: task.name,
      simulator:
        lanes === null ? makeSimulator(experiment, task.layout) : makeLaneSimulator(lanes, experiment, task.layout),
    };
  }
  return kept.simulator.runChunk(task.chunk, () => Atomics.add(task.done, 0, 1));
}
