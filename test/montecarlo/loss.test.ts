import { join } from "node:path";
import { Piscina } from "piscina";
import { describe, expect, it } from "vitest";
import { WorkerLost } from "../../src/montecarlo/loss.ts";
import type { Pool } from "../../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../../src/montecarlo/run.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { emptyFolder } from "../results/emptyFolder.ts";
import { chunkOf, layout, request } from "../results/smallRun.ts";
import type { Losses } from "./losingWorker.ts";

const replications = 40;

/** Two threads of the worker that is lost; little memory, so that it is soon out of it. */
function losingPool(losses: Losses): Pool {
  const piscina = new Piscina({
    filename: join(import.meta.dirname, "losingWorker.ts"),
    execArgv: ["--import", "tsx"],
    minThreads: 2,
    maxThreads: 2,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: losses,
    resourceLimits: { maxOldGenerationSizeMb: 48 },
  });
  const bands = () => Promise.reject(new Error("these workers make no bands"));
  return { threads: 2, bands, run: (task) => piscina.run(task), close: () => piscina.destroy() };
}

/** Runs ten chunks into a folder; the number of chunks saved, and the tables or what ended the run. */
async function runWith(losses: Omit<Losses, "folder">) {
  const folder = emptyFolder();
  const store = openRun(request("", { folder, replications }));
  const pool = losingPool({ ...losses, folder: emptyFolder() });
  try {
    await runMonteCarlo(pool, {
      name: "small",
      experiment: {} as never,
      layout,
      replications,
      chunkReplications: 4,
      missing: store.missing(),
      onChunk: (chunk) => store.writeChunk(chunk),
    });
    return { folder, missing: [], tables: store.finish({ state: "finished", wallSeconds: 1 }).tables, error: null };
  } catch (error) {
    return { folder, missing: store.missing(), tables: null, error: error as Error };
  } finally {
    store.close();
    await pool.close();
  }
}

/** The tables of the run that nothing happened to. */
function undisturbed() {
  const store = openRun(request("", { folder: emptyFolder(), replications }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
  const { tables } = store.finish({ state: "finished", wallSeconds: 1 });
  store.close();
  return tables;
}

describe("a worker that is lost", () => {
  it.each(["exit", "memory"] as const)(
    "once (%s) costs nothing: its chunk is made again, and the tables are the same",
    async (how) => {
      const { error, tables } = await runWith({ chunk: 3, how, always: false });
      expect(error).toBe(null);
      expect(tables).toEqual(undisturbed());
    },
  );

  it.each([
    ["exit", "ended twice on chunk 3"],
    ["memory", "ran out of memory twice on chunk 3"],
  ] as const)("again (%s) ends the run with every other chunk in flight saved", async (how, words) => {
    const { folder, error, missing } = await runWith({ chunk: 3, how, always: true });
    expect(error).toBeInstanceOf(WorkerLost);
    expect(error!.message).toContain(words);
    expect(missing).toContain(3);
    expect(missing.every((index) => index >= 3)).toBe(true);
    const again = openRun(request("", { folder, replications, resume: true }));
    for (const index of again.missing()) again.writeChunk(chunkOf(index, replications));
    expect(again.finish({ state: "finished", wallSeconds: 1 }).tables).toEqual(undisturbed());
    again.close();
  });

  it("by a throw of the task itself is a bug of ours: it is not tried again, and what is saved stays", async () => {
    const { error, missing } = await runWith({ chunk: 3, how: "throw", always: false });
    expect(error!.message).toBe("a bug in a phase");
    expect(missing).toContain(3);
    expect(missing.every((index) => index >= 3)).toBe(true);
  });
});
