import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openScenario } from "../src/cli/tree.ts";
import { layoutOf } from "../src/engine/layout.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { openPool } from "../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../src/montecarlo/run.ts";
import { sitesOf } from "../src/montecarlo/sites.ts";
import { sha256 } from "../src/results/hash.ts";
import { openRun } from "../src/results/runFolder.ts";
import { buildEconomy } from "../src/world/economy.ts";

const scratch = mkdtempSync(join(tmpdir(), "runout-bits-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const { loaded, files } = openScenario("scenarios/graphite-cutoff.yaml");
const economy = buildEconomy(files);
const experiment = experimentOf(files, loaded.scenario);

/** Runs the premise scenario for 20 days, in chunks of 4, and returns the checksum of every table. */
async function tables(name: string, threads: number, replications: number, resumeFrom?: number) {
  const layout = layoutOf(economy, 20, [7]);
  const folder = join(scratch, name);
  const request = {
    scenario: { ...loaded.scenario, report: { days: [7], thresholds: [100000] } },
    worldText: files.text,
    code: "test",
    factors: experiment.factors,
    layout,
    chunkReplications: 4,
    sites: sitesOf(economy),
    folder,
  };
  const pool = openPool(files, threads);
  const sittings = resumeFrom === undefined ? [replications] : [resumeFrom, replications];
  for (const [sitting, count] of sittings.entries()) {
    const store = openRun({ ...request, replications: count, resume: sitting > 0 });
    await runMonteCarlo(pool, {
      name: "premises",
      experiment,
      layout,
      replications: count,
      chunkReplications: 4,
      missing: store.missing(),
      onChunk: (chunk) => store.writeChunk(chunk),
    });
    store.finish({ state: "finished", wallSeconds: 0 });
    store.close();
  }
  await pool.close();
  const arrow = readdirSync(folder).filter((file) => file.endsWith(".arrow"));
  return Object.fromEntries(arrow.sort().map((file) => [file, sha256(readFileSync(join(folder, file)))]));
}

describe("same seed, same bits", () => {
  it("writes the same table bytes on 1, 2 and 3 threads, and when a run is extended later", async () => {
    const one = await tables("one", 1, 14);
    expect(Object.keys(one).length).toBeGreaterThanOrEqual(5);
    expect(await tables("two", 2, 14)).toEqual(one);
    expect(await tables("three", 3, 14)).toEqual(one);
    expect(await tables("extended", 2, 14, 6)).toEqual(one);
  }, 60_000);

  it("gives replication k the same numbers whatever the number of replications", async () => {
    const layout = layoutOf(economy, 10, [7]);
    const pool = openPool(files, 2);
    const last = async (replications: number, chunkReplications: number) => {
      const found: number[] = [];
      await runMonteCarlo(pool, {
        name: `short ${replications}`,
        experiment,
        layout,
        replications,
        chunkReplications,
        onChunk: (chunk) => {
          const slot = 5 - chunk.first;
          if (slot >= 0 && slot < chunk.replications)
            for (let at = slot; at < chunk.people.length; at += chunk.replications) found.push(chunk.people[at]!);
        },
      });
      return found;
    };
    const alone = await last(6, 6);
    expect(alone.some((people) => people > 0)).toBe(true);
    expect(await last(9, 4)).toEqual(alone);
    await pool.close();
  }, 60_000);
});
