import type { Experiment } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import type { Pool } from "./pool.ts";

/** A run of chunks: which are still to be made, and what to do with each as it is finished. */
export interface MonteCarlo {
  /** Names the experiment to the workers; different experiments need different names. */
  readonly name: string;
  readonly experiment: Omit<Experiment, "economy">;
  readonly layout: Layout;
  readonly replications: number;
  readonly chunkReplications: number;
  /** Chunks to simulate, ascending; all of them when absent. */
  readonly missing?: readonly number[];
  /** Called once a chunk, in the order in which they finish. */
  readonly onChunk: (chunk: ChunkResult) => void;
  /** Called about four times a second with the replications finished so far, and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Set to stop: chunks in flight are finished and kept, no others are started. */
  readonly signal?: AbortSignal;
}

/**
 * Simulates chunks over the pool. One more chunk than threads is in flight, so that no worker waits while one is saved.
 * Returns whether all chunks were made. @throws what a worker or `onChunk` throws, after the others in flight have ended.
 */
export async function runMonteCarlo(pool: Pool, run: MonteCarlo): Promise<boolean> {
  const count = Math.ceil(run.replications / run.chunkReplications);
  const missing = run.missing ?? Array.from({ length: count }, (_, index) => index);
  const sizeOf = (index: number) => Math.min(run.chunkReplications, run.replications - index * run.chunkReplications);
  const total = missing.reduce((sum, index) => sum + sizeOf(index), 0);
  const done = new Int32Array(new SharedArrayBuffer(4));
  const report = () => run.onProgress?.(Atomics.load(done, 0), total);
  const timer = setInterval(report, 250);
  let next = 0;
  let failed = false;
  const take = async () => {
    while (next < missing.length && !failed && !run.signal?.aborted) {
      const index = missing[next++]!;
      const chunk = { index, first: index * run.chunkReplications, replications: sizeOf(index) };
      try {
        run.onChunk(await pool.run({ ...pick(run), ...chunk, done }));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: pool.threads + 1 }, take));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  } finally {
    clearInterval(timer);
    report();
  }
  return next >= missing.length;
}

const pick = ({ name, experiment, layout }: MonteCarlo) => ({ name, experiment, layout });
