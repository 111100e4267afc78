import { isMainThread, workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { LaneModule } from "../engine/lanes/module.ts";
import { makeLaneSimulator } from "../engine/lanes/simulate.ts";
import { allocateChunk, type Experiment, makeSimulator, type Simulator } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../world/economy.ts";

/** What every worker is given once. */
export interface WorkerWorld {
  readonly files: WorldFiles;
  /** The compiled day; null: the reference engine. */
  readonly lanes: LaneModule | null;
}

/** One chunk to simulate. `done` is shared memory that counts finished replications for the progress bar. */
export interface ChunkTask extends Pick<ChunkResult, "index" | "first" | "replications"> {
  /** Tasks of one name share experiment and layout; a worker keeps the simulator of the last name. */
  readonly name: string;
  readonly experiment: Omit<Experiment, "economy">;
  readonly layout: Layout;
  readonly done: Int32Array;
}

let economy: Economy | null = null;
let kept: { name: string; simulator: Simulator } | null = null;

/**
 * Piscina's entry: simulates a chunk. Its arrays are handed over, not shared: no collector counts shared memory, so a run would
 * keep half a gigabyte of chunks that nobody needs any more.
 */
export default function simulate(task: ChunkTask): ReturnType<typeof move> {
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
  const chunk = allocateChunk(task.layout, task.index, task.first, task.replications);
  const failures = kept.simulator.runChunk(chunk, () => Atomics.add(task.done, 0, 1));
  const columns = [chunk.people, chunk.real, chunk.factors, chunk.siteOutOfWork, chunk.siteStopped];
  return move({ [transferableSymbol]: columns.map(({ buffer }) => buffer), [valueSymbol]: { ...chunk, failures } });
}
