import type { ChunkResult } from "../engine/series.ts";
import type { Pool } from "./pool.ts";
import type { ChunkTask } from "./worker.ts";

/** A worker thread was lost twice on one task. What other tasks gave is not touched by it. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
}

/**
 * Runs a chunk's task on the pool, once more if its worker is lost.
 *
 * @throws WorkerLost when its worker is lost again; and whatever the task itself throws, at once: it would throw it again
 */
export const runTask = (pool: Pool, task: ChunkTask): Promise<ChunkResult[]> =>
  onceMore(() => pool.run(task), `chunk ${task.index}`);

/**
 * Runs something on a pool. A worker that ran out of memory or was ended takes its task with it and is replaced; the task, which
 * depends on nothing but its numbers, is run once more.
 *
 * @param what is done, in words
 * @throws WorkerLost when its worker is lost again; and whatever the task itself throws, at once
 */
export async function onceMore<T>(run: () => Promise<T>, what: string): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (howLost(error) === null) throw error;
  }
  try {
    return await run();
  } catch (error) {
    const how = howLost(error);
    if (how === null) throw error;
    throw new WorkerLost(`a worker thread ${how} twice on ${what}; fewer --threads leave more memory to each`, {
      cause: error,
    });
  }
}

/** In words, how a worker was lost; null when it lives and its task threw. */
function howLost(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return "ran out of memory";
  return /^worker exited/i.test(error.message) ? "ended" : null;
}
