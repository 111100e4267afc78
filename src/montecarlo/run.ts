import type { Experiment } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import { runTask } from "./loss.ts";
import type { Pool } from "./pool.ts";

/** Experiments to be run on the same replications, and what to do with each chunk as it is finished. */
export interface Comparison {
  /** Names the experiments to the workers; others need another name. */
  readonly name: string;
  /** They differ in factors and controls alone: one world, one set of model forms, one seed. */
  readonly experiments: readonly Omit<Experiment, "economy">[];
  readonly layout: Layout;
  readonly replications: number;
  readonly chunkReplications: number;
  /** Chunks to simulate, ascending; all of them when absent. */
  readonly missing?: readonly number[];
  /** Called once a chunk with one result an experiment, in the order in which chunks finish. */
  readonly onChunks: (chunks: readonly ChunkResult[]) => void;
  /** Called about four times a second with the replications finished so far, and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Set to stop: chunks in flight are finished and kept, no others are started. */
  readonly signal?: AbortSignal;
}

/** A run of one experiment in chunks. */
export interface MonteCarlo extends Omit<Comparison, "experiments" | "onChunks"> {
  readonly experiment: Omit<Experiment, "economy">;
  readonly onChunk: (chunk: ChunkResult) => void;
}

/** Simulates the chunks of one experiment over the pool, as `runComparison` does for several. */
export const runMonteCarlo = (pool: Pool, { experiment, onChunk, ...run }: MonteCarlo): Promise<boolean> =>
  runComparison(pool, { ...run, experiments: [experiment], onChunks: ([chunk]) => onChunk(chunk!) });

/**
 * Simulates chunks over the pool. Two chunks a thread are in flight, so that no worker waits while one is saved.
 * A worker that is lost loses its chunks, which are made again. Returns whether all chunks were made. @throws what a worker or
 * `onChunks` throws, after the others in flight have ended.
 */
export async function runComparison(pool: Pool, run: Comparison): Promise<boolean> {
  const { name, experiments, layout } = run;
  const count = Math.ceil(run.replications / run.chunkReplications);
  const missing = run.missing ?? Array.from({ length: count }, (_, index) => index);
  const sizeOf = (index: number) => Math.min(run.chunkReplications, run.replications - index * run.chunkReplications);
  const total = missing.reduce((sum, index) => sum + sizeOf(index), 0) * experiments.length;
  const done = new Int32Array(new SharedArrayBuffer(4));
  // A chunk whose worker was lost is counted again.
  const report = () => run.onProgress?.(Math.min(Atomics.load(done, 0), total), total);
  const timer = setInterval(report, 250);
  let next = 0;
  let failed = false;
  const take = async () => {
    while (next < missing.length && !failed && !run.signal?.aborted) {
      const index = missing[next++]!;
      const chunk = { index, first: index * run.chunkReplications, replications: sizeOf(index) };
      try {
        run.onChunks(await runTask(pool, { name, experiments, layout, ...chunk, done }));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: 2 * pool.threads }, take));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  } finally {
    clearInterval(timer);
    report();
  }
  return next >= missing.length;
}
