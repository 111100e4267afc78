import type { ChunkResult } from "../engine/series.ts";
import type { Pool } from "./pool.ts";
import type { ChunkTask } from "./worker.ts";

/** A worker thread was lost twice on one task. What other tasks gave is not touched by it. */
export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
}

/**
 * Runs a task on the pool. A worker that ran out of memory or was ended takes its task with it and is replaced; the task, which
 * depends on nothing but its numbers, is run once more.
 *
 * @throws WorkerLost when its worker is lost again; and whatever the task itself throws, at once: it would throw it again
 */
export async function runTask(pool: Pool, task: ChunkTask): Promise<ChunkResult[]> {
  try {
    return await pool.run(task);
  } catch (error) {
    if (howLost(error) === null) throw error;
  }
  try {
    return await pool.run(task);
  } catch (error) {
    const how = howLost(error);
    if (how === null) throw error;
    throw new WorkerLost(
      `a worker thread ${how} twice on chunk ${task.index}; fewer --threads leave more memory to each`,
      {
        cause: error,
      },
    );
  }
}

/** In words, how a worker was lost; null when it lives and its task threw. */
function howLost(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return "ran out of memory";
  return /^worker exited/i.test(error.message) ? "ended" : null;
}
