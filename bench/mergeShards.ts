import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourceUsage } from "node:process";
import { fileURLToPath } from "node:url";
import { openScenario } from "../src/cli/tree.ts";
import { allocateChunk } from "../src/engine/run.ts";
import type { ChunkResult } from "../src/engine/series.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { planRun } from "../src/montecarlo/plan.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../src/montecarlo/run.ts";
import { mergeShards } from "../src/results/mergeShards.ts";
import { openRun } from "../src/results/runFolder.ts";
import { chunkCount, shardRanges } from "../src/results/shards.ts";

/**
 * Merging shards of 500 replications of the flagship to 90 days. One chunk is simulated and stands for all, under their numbers: what a
 * merge costs does not hang on what is in them. SHARDS=200 is the whole of 100,000 replications, some 12 GB.
 */
const SHARDS = Number(process.env.SHARDS ?? 4);
const replications = 500 * SHARDS;
const { files, loaded } = openScenario(fileURLToPath(new URL("../scenarios/graphite-cutoff.yaml", import.meta.url)));
const scenario = { ...loaded.scenario, horizonDays: 90, replications };
const plan = planRun(files, scenario);
const { experiment, layout, chunkReplications } = plan;
const root = mkdtempSync(join(tmpdir(), "runout-merge-"));
try {
  const pool = openPool(files, 1, await loadLaneModule());
  let model: ChunkResult = allocateChunk(layout, 0, 0, chunkReplications);
  const onChunk = (chunk: ChunkResult) => {
    model = chunk;
  };
  await runMonteCarlo(pool, {
    name: "model",
    experiment,
    layout,
    replications: chunkReplications,
    chunkReplications,
    onChunk,
  });
  await pool.close();
  const chunks = chunkCount(replications, chunkReplications);
  // The last chunk of such a run may be short; here the run ends with a whole one.
  const whole = { ...scenario, replications: chunks * chunkReplications };
  const folders = shardRanges(chunks, SHARDS).map((only, i) => {
    const folder = join(root, `${i}`);
    const asked = { ...plan, scenario: whole, worldText: files.text, code: "bench", factors: experiment.factors };
    const store = openRun({ ...asked, folder, only });
    for (const index of store.missing()) store.writeChunk({ ...model, index, first: index * chunkReplications });
    store.finish({ state: "finished", wallSeconds: 0 });
    store.close();
    return folder;
  });
  const [before, began] = [resourceUsage(), performance.now()];
  const merged = join(root, "merged");
  const manifest = mergeShards({ shards: folders, folder: merged });
  const seconds = (performance.now() - began) / 1000;
  const after = resourceUsage();
  if (manifest.chunks.length !== chunks || manifest.soundReplications !== whole.replications)
    throw new Error("the merge left something out");
  const cpu = (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6;
  const daily = statSync(join(merged, "chunks/000000/daily.arrow")).size;
  console.log(
    `merge of ${folders.length} shards, ${chunks} chunks, ${whole.replications} replications, ${((chunks * daily) / 1e9).toFixed(2)} GB: ` +
      `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, peak ${Math.round(after.maxRSS / 1024)} MB`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
