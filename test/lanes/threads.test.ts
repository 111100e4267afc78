import { expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { decodeModule } from "../../src/engine/lanes/decodeModule.ts";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { encodeModule } from "../../src/lanes/encodeModule.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { openPool } from "../../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../../src/montecarlo/run.ts";
import { buildEconomy } from "../../src/world/economy.ts";

const { files, loaded } = openScenario("scenarios/graphite-cutoff.yaml");
const layout = layoutOf(buildEconomy(files), 15, [7]);

/** Replications 0 .. 20 in chunks of a size, each replication's numbers together. */
async function byReplication(lanes: LaneModule | null, threads: number, chunkReplications: number) {
  const pool = openPool(files, threads, lanes);
  const chunks: ChunkResult[] = [];
  await runMonteCarlo(pool, {
    name: "threads",
    experiment: experimentOf(files, loaded.scenario),
    layout,
    replications: 21,
    chunkReplications,
    onChunk: (chunk) => chunks.push(chunk),
  });
  await pool.close();
  const rows = new Map<number, number[]>();
  for (const { first, replications, people, real, factors } of chunks)
    for (let slot = 0; slot < replications; slot++) {
      const of = (column: ArrayLike<number>) => Array.from(column).filter((_, i) => i % replications === slot);
      rows.set(first + slot, [...of(people), ...of(real), ...of(factors)]);
    }
  return [...rows].sort(([a], [b]) => a - b);
}

it("lanes give the reference's numbers on any number of threads, in chunks of any size", async () => {
  const reference = await byReplication(null, 2, 8);
  expect(reference.length).toBe(21);
  const module = await loadLaneModule();
  expect(await byReplication(module, 1, 8)).toEqual(reference);
  expect(await byReplication(module, 3, 5)).toEqual(reference);
  expect(await byReplication(compileDay(8), 2, 21)).toEqual(reference);
}, 60_000);

it("a module is read back from text as it was", () => {
  const module = { ...compileDay(2), pool: [Number.NaN, -0, Infinity, 0.1] };
  expect(decodeModule(encodeModule(module))).toEqual(module);
});
