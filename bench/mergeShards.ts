import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { resourceUsage } from "node:process";
import { mergeOnThreads } from "../src/montecarlo/merge.ts";
import { openRun } from "../src/results/runFolder.ts";
import { chunkCount, shardRanges } from "../src/results/shards.ts";
import type { Model } from "./modelChunk.ts";
import { cpuSeconds, inFolder } from "./modelChunk.ts";

/** Merges shards of 500 replications as `runout merge` does, one simulated chunk standing for all: what a merge costs does not hang on what is in them. */
export const timeMerge = (label: string, model: Model, shards: number): Promise<void> =>
  inFolder(async (root) => {
    const { chunk, request } = model;
    const size = chunk.replications;
    const chunks = chunkCount(500 * shards, size);
    // The last chunk of such a run may be short; here the run ends with a whole one.
    const replications = chunks * size;
    const folders = shardRanges(chunks, shards).map((only, i) => {
      const folder = join(root, `${i}`);
      const store = openRun({ ...request, replications, folder, only });
      for (const index of store.missing()) store.writeChunk({ ...chunk, index, first: index * size });
      store.finish({ state: "finished", wallSeconds: 0 });
      store.close();
      return folder;
    });
    const [before, began] = [cpuSeconds(), performance.now()];
    const merged = join(root, "merged");
    const together = { shards: folders, folder: merged };
    const manifest = await mergeOnThreads(together, model.files, request.layout, availableParallelism());
    const [seconds, cpu] = [(performance.now() - began) / 1000, cpuSeconds() - before];
    if (manifest.chunks.length !== chunks || manifest.soundReplications !== replications || manifest.tables === null)
      throw new Error("the merge left something out");
    const daily = statSync(join(merged, "chunks/000000/daily.arrow")).size;
    const peak = Math.round(resourceUsage().maxRSS / 1024);
    console.log(
      `merge of ${folders.length} shards of ${label}, ${chunks} chunks, ${replications} replications, ` +
        `${((chunks * daily) / 1e9).toFixed(2)} GB: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, peak ${peak} MB`,
    );
  });
