import { join } from "node:path";
import { Piscina } from "piscina";
import { describe, expect, it } from "vitest";
import { WorkerLost } from "../../src/montecarlo/loss.ts";
import type { Pool } from "../../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../../src/montecarlo/run.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { dice } from "../dice.ts";
import { emptyFolder } from "../results/emptyFolder.ts";
import { chunkOf, layout, request } from "../results/smallRun.ts";
import { times } from "../results/times.ts";
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
const undisturbed = () => goOn(emptyFolder(), false);

/** Makes what a run still misses, without any worker. */
function goOn(folder: string, resume = true) {
  const store = openRun(request("", { folder, replications, resume }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
  const { tables } = store.finish({ state: "finished", wallSeconds: 1 });
  store.close();
  return tables;
}

/** Each way of being lost, at as many random chunks as a fault is tried at. */
const { whole } = dice("lost worker");
const chunksOf = <How extends Losses["how"]>(...ways: How[]) =>
  ways.flatMap((how) => Array.from({ length: times }, () => [how, whole(0, 9)] as const));

describe("a worker that is lost", () => {
  it.each(chunksOf("exit", "memory"))(
    "once (%s, at chunk %i) costs nothing: its chunk is made again, and the tables are the same",
    async (how, chunk) => {
      const { error, tables } = await runWith({ chunk, how, always: false });
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
    expect(goOn(folder)).toEqual(undisturbed());
  });

  it.each(chunksOf("throw"))(
    "by a %s of the task itself (chunk %i) is a bug of ours: it is not tried again, and what is saved stays",
    async (how, chunk) => {
      const { folder, error, missing } = await runWith({ chunk, how, always: false });
      expect(error!.message).toBe("a bug in a phase");
      expect(missing).toContain(chunk);
      expect(missing.every((index) => index >= chunk)).toBe(true);
      expect(goOn(folder)).toEqual(undisturbed());
    },
  );
});
