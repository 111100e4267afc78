import { Piscina } from "piscina";
import type { Bands } from "../analysis/bandColumns.ts";
import type { LaneModule } from "../engine/lanes/module.ts";
import type { ChunkResult } from "../engine/series.ts";
import type { BandsTask } from "../results/runBands.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { PathChunk, PathTask } from "./capacity/paths.ts";
import type { ChunkTask, WorkerWorld } from "./worker.ts";

/** Worker threads that hold one world. */
export interface Pool {
  readonly threads: number;
  readonly run: (task: ChunkTask) => Promise<ChunkResult[]>;
  /** Bands of some series of a run folder. */
  readonly bands: (task: BandsTask) => Promise<ReadonlyMap<string, Bands>>;
  /** Some replications of paths of capacity. */
  readonly paths: (task: PathTask) => Promise<PathChunk>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the pool. Run from source, workers load TypeScript through tsx, by its full address: a worker resolves names from the
 * folder the user stands in. Only tsx's module hook is taken: with its hook for `require` too, Piscina's first try at loading the
 * worker gets CommonJS, whose every import is a getter call, and the day runs at 0.4 of its speed.
 * With a lane module the workers run blocks of replications in lanes, without one the reference engine; the bits are the same.
 */
export function openPool(files: WorldFiles, threads: number, lanes: LaneModule | null = null): Pool {
  const source = import.meta.url.endsWith(".ts");
  const loader = `data:text/javascript,import{register}from${JSON.stringify(import.meta.resolve("tsx/esm/api"))};register()`;
  const world: WorkerWorld = { files, lanes };
  const piscina = new Piscina({
    filename: new URL(source ? "./worker.ts" : "./worker.js", import.meta.url).href,
    execArgv: source ? ["--import", loader] : [],
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // The next task lies ready in the worker: it need not wait for the main thread, which may be saving a chunk.
    concurrentTasksPerWorker: 2,
    workerData: world,
  });
  return {
    threads,
    run: (task) => piscina.run(task),
    bands: (task) => piscina.run(task, { name: "bands" }),
    paths: (task) => piscina.run(task, { name: "paths" }),
    close: () => piscina.destroy(),
  };
}
