import { isMainThread, workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { Bands } from "../analysis/bandColumns.ts";
import type { LaneModule } from "../engine/lanes/module.ts";
import { makeLaneSimulators } from "../engine/lanes/simulate.ts";
import { allocateChunk, type Experiment, makeSimulator } from "../engine/run.ts";
import type { ChunkResult, Failure, Layout } from "../engine/series.ts";
import { type BandsTask, readBands } from "../results/runBands.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../world/economy.ts";
import { type PathChunk, type PathTask, simulatePaths } from "./capacity/paths.ts";

/** What every worker is given once. */
export interface WorkerWorld {
  readonly files: WorldFiles;
  /** The compiled day; null: the reference engine. */
  readonly lanes: LaneModule | null;
}

/** The same chunk of one or several experiments. `done` is shared memory that counts finished replications for the progress bar. */
export interface ChunkTask extends Pick<ChunkResult, "index" | "first" | "replications"> {
  /** Tasks of one name share experiments and layout; a worker keeps the simulators of the last name. */
  readonly name: string;
  readonly experiments: readonly Omit<Experiment, "economy">[];
  readonly layout: Layout;
  readonly done: Int32Array;
}

type Simulate = (chunks: readonly ChunkResult[], onReplication: () => void) => Failure[][];

let economy: Economy | null = null;
let kept: { name: string; simulate: Simulate } | null = null;

/**
 * Piscina's entry: simulates a chunk of each experiment. Its arrays are handed over, not shared: no collector counts shared memory,
 * so a run would keep half a gigabyte of chunks that nobody needs any more.
 */
export default function run(task: ChunkTask): ReturnType<typeof move> {
  if (isMainThread) throw new Error("the worker module runs in a worker thread");
  const { files, lanes } = workerData as WorkerWorld;
  economy ??= buildEconomy(files);
  if (kept === null || kept.name !== task.name) kept = { name: task.name, simulate: simulatorOf(task, economy, lanes) };
  const chunks = task.experiments.map(() => allocateChunk(task.layout, task.index, task.first, task.replications));
  const failures = kept.simulate(chunks, () => Atomics.add(task.done, 0, 1));
  const buffers = chunks.flatMap((chunk) =>
    Object.values(chunk).flatMap((part) => (ArrayBuffer.isView(part) ? [part.buffer] : [])),
  );
  const results = chunks.map((chunk, i) => ({ ...chunk, failures: failures[i]! }));
  return move({ [transferableSymbol]: buffers, [valueSymbol]: results });
}

/** Paths of capacity, which no day of the world enters. */
export const paths = (task: PathTask): PathChunk => simulatePaths(task);

/** The other thing that workers do: bands of some series of a run that is saved. */
export const bands = (task: BandsTask): ReadonlyMap<string, Bands> => readBands(task);

function simulatorOf({ experiments, layout }: ChunkTask, economy: Economy, lanes: LaneModule | null): Simulate {
  const whole = experiments.map((experiment): Experiment => ({ ...experiment, economy }));
  if (lanes !== null) return makeLaneSimulators(lanes, whole, layout, sameBytes);
  const simulators = whole.map((experiment) => makeSimulator(experiment, layout));
  return (chunks, onReplication) => chunks.map((chunk, i) => simulators[i]!.runChunk(chunk, onReplication));
}

/** Twenty times as fast as a loop, once a start over 3 MB. */
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
