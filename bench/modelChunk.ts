import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openScenario } from "../src/cli/tree.ts";
import type { ChunkResult } from "../src/engine/series.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { planRun } from "../src/montecarlo/plan.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../src/montecarlo/run.ts";
import type { RunRequest } from "../src/results/runFolder.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";

/** A simulated chunk that can stand for any other of its run, what to ask the store for, and what it cost to simulate. */
export interface Model {
  readonly chunk: ChunkResult;
  readonly files: WorldFiles;
  readonly request: Omit<RunRequest, "folder" | "replications">;
  /** Processor time of the chunk, with all threads, when they were warm. */
  readonly cpuSeconds: number;
}

/** Processor time of this process so far. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Simulates a chunk of a shipped scenario on one warm thread. */
export async function simulateChunk(name: string, horizonDays: number, size?: number): Promise<Model> {
  const { files, loaded } = openScenario(fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url)));
  const scenario = { ...loaded.scenario, horizonDays };
  const { experiment, layout, sites, chunkReplications: usual } = planRun(files, scenario);
  const chunkReplications = size ?? usual;
  const pool = openPool(files, 1, await loadLaneModule());
  const made: ChunkResult[] = [];
  const seconds: number[] = [];
  let before = 0;
  const run = { name, experiment, layout, replications: 3 * chunkReplications, chunkReplications };
  for (const index of [0, 1, 2]) {
    before = cpuSeconds();
    await runMonteCarlo(pool, { ...run, missing: [index], onChunk: (chunk) => void made.push(chunk) });
    seconds.push(cpuSeconds() - before);
  }
  await pool.close();
  const chunk = made[2]!;
  if (chunk.failures.length > 0 || !chunk.people.some((n) => n > 0)) throw new Error("the chunk was not simulated");
  const request = { scenario, worldText: files.text, code: "bench", factors: experiment.factors, layout, sites };
  return { chunk, files, request: { ...request, chunkReplications }, cpuSeconds: Math.min(seconds[1]!, seconds[2]!) };
}

/** Does something in a temporary folder, which is removed. */
export async function inFolder(work: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "runout-bench-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
