import { setImmediate } from "node:timers/promises";
import type { Layout } from "../engine/series.ts";
import type { Manifest } from "../results/manifest.ts";
import { type Gathered, gatherShards, type MergeRequest } from "../results/mergeShards.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { runBands } from "./bands.ts";
import { openPool } from "./pool.ts";

/**
 * `mergeShards` for big runs: while this thread takes chunks over and compares them with their checksums, others make the bands from
 * the shards where they lie. What they made of a damaged chunk is thrown away with the merge.
 *
 * @param request whose shards come in the order of their chunks
 * @throws StoreError as `mergeShards` does
 */
export async function mergeOnThreads(
  request: MergeRequest,
  files: WorldFiles,
  layout: Layout,
  threads: number,
): Promise<Manifest> {
  const pool = openPool(files, threads);
  try {
    const making = runBands(pool, { folders: request.shards, layout });
    // What is wrong with a shard is said by the comparison, which is waited for first.
    making.catch(() => {});
    const { store, wallSeconds } = await gather(request);
    try {
      return store.finish({ state: "finished", wallSeconds, bands: await making });
    } finally {
      store.close();
    }
  } finally {
    await pool.close();
  }
}

/** Takes the chunks over, and lets the threads be spoken to between one and the next. */
async function gather(request: MergeRequest): Promise<Gathered> {
  const steps = gatherShards(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
