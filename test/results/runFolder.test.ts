import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answerOfChunks } from "../../src/analysis/answer.ts";
import { viewChunk } from "../../src/analysis/chunkView.ts";
import { answerOfRun, readRun } from "../../src/results/readRun.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { latestRun, listRuns } from "../../src/results/runPlace.ts";
import type { RunStore } from "../../src/results/runStore.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, layout, request, scenario } from "./smallRun.ts";

function complete(store: RunStore, order = store.missing()): RunStore {
  for (const index of order) store.writeChunk(chunkOf(index, store.manifest.replications));
  store.finish({ state: "finished", wallSeconds: 1 });
  store.close();
  return store;
}

function tables(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".arrow"));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "base64")]));
}

describe("a run folder", () => {
  it("gives back every chunk as it was written, in index order", () => {
    const store = openRun(request(emptyFolder()));
    for (const index of [2, 0, 1]) store.writeChunk(chunkOf(index, 10));
    expect([...store.readChunks()]).toEqual([0, 1, 2].map((index) => chunkOf(index, 10)));
    expect(store.missing()).toEqual([]);
    store.close();
  });

  it("writes the same tables whatever the order, the sittings and the folder", () => {
    const whole = complete(openRun(request(emptyFolder())));
    const results = emptyFolder();
    const first = openRun(request(results));
    first.writeChunk(chunkOf(2, 10));
    first.close();
    const second = complete(openRun(request(results, { resume: true })), [1, 0]);
    expect(second.folder).toBe(first.folder);
    expect(tables(second.folder)).toEqual(tables(whole.folder));
    expect(Object.keys(tables(whole.folder)).sort()).toEqual([
      "bands.arrow",
      "causes.arrow",
      "replications.arrow",
      "sites.arrow",
      "stages.arrow",
      "states.arrow",
    ]);
  });

  it("grown from 10 to 17 replications, is byte for byte the run of 17", () => {
    const results = emptyFolder();
    complete(openRun(request(results)));
    const grown = openRun(request(results, { resume: true, replications: 17 }));
    // The last chunk held two of its four replications and is made anew.
    expect(grown.missing()).toEqual([2, 3, 4]);
    complete(grown);
    const whole = complete(openRun(request(emptyFolder(), { replications: 17 })));
    expect(tables(grown.folder)).toEqual(tables(whole.folder));
    expect(verifyRun(grown.folder).problems).toEqual([]);
  });

  it("writes its manifest before anything else, and says running until it is finished", () => {
    const store = openRun(request(emptyFolder()));
    const early = readRun(store.folder).manifest;
    expect(early).toMatchObject({
      state: "running",
      replications: 10,
      node: process.version,
      tables: null,
      chunks: [],
    });
    expect(early.factors[0]).toMatchObject({ name: "coverDays", source: { kind: "judgement" } });
    expect(early.dependencies["apache-arrow"]).toMatch(/^\d+\.\d+/);
    expect(() => store.finish({ state: "finished", wallSeconds: 0 })).toThrow("chunks 0 to 2 are missing");
    complete(store);
    const late = readRun(store.folder).manifest;
    expect(late).toMatchObject({ state: "finished", soundReplications: 10, wallSeconds: 1 });
    expect(late.chunks.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it("answers from its tables what its chunks answer", () => {
    const { folder } = complete(openRun(request(emptyFolder())));
    const run = readRun(folder);
    const sites = [...request("").sites!];
    const answer = answerOfRun(run);
    expect(answer).toEqual(answerOfChunks(layout, () => run.views(), scenario.report, sites));
    // outOfWork of replication k on day d is d (k + 1): on day 1, 1 to 10 people; 20 or more on day 3 from k = 6 on.
    expect(answer.days[0]!.people.outOfWork!.q50).toBe(5.5);
    expect(answer.peak!.q50).toBe(16.5);
    expect(answer.thresholds.map(({ reached }) => reached.count)).toEqual([4, 0]);
    expect(answer.days[1]!.worstRegions.map(({ region }) => region)).toEqual(["NV", "MI"]);
    // On day 1 Reno has 3 out of work, Lansing 2 and the 1 of its toolmaker, who has no line of its own.
    expect(answer.topSites.map(({ site, meanOutOfWorkInAll }) => [site, meanOutOfWorkInAll])).toEqual([
      ["lansing", 3],
      ["reno", 3],
    ]);
  });

  it("tells who is out of work for what by stage and state, in rows that sum to the people of all sites", () => {
    const { folder } = complete(openRun(request(emptyFolder())));
    expect(readRun(folder).table("causes").objects()).toEqual([
      // The toolmaker has no stage and no state in this run.
      { day: 1, stage: "", region: "", cause: "capacity", meanOutOfWork: 1 },
      { day: 1, stage: "cell", region: "MI", cause: "no-ore", meanOutOfWork: 2 },
      { day: 1, stage: "cell", region: "NV", cause: "no-ore", meanOutOfWork: 3 },
      { day: 3, stage: "", region: "", cause: "no-ore", meanOutOfWork: 10 },
      { day: 3, stage: "cell", region: "MI", cause: "no-ore", meanOutOfWork: 15 },
      { day: 3, stage: "cell", region: "MI", cause: "capacity", meanOutOfWork: 5 },
      { day: 3, stage: "cell", region: "NV", cause: "no-ore", meanOutOfWork: 30 },
    ]);
  });

  it("has no table of causes where none is recorded", () => {
    const { causes: _, ...without } = layout;
    const store = openRun(request(emptyFolder(), { layout: without }));
    for (const index of [0, 1, 2]) {
      const { siteOutByCause: __, ...chunk } = chunkOf(index, 10);
      store.writeChunk(chunk);
    }
    store.finish({ state: "finished", wallSeconds: 1 });
    store.close();
    expect(Object.keys(tables(store.folder))).not.toContain("causes.arrow");
  });

  it("leaves a failed replication out of every table and names it", () => {
    const store = openRun(request(emptyFolder()));
    const failed = { replication: 5, message: "mass of cells does not close on day 2 at reno" };
    store.writeChunk({ ...chunkOf(1, 10), failures: [failed] });
    complete(store);
    const run = readRun(store.folder);
    expect(run.manifest).toMatchObject({ soundReplications: 9, failures: [failed] });
    expect(run.table("replications").array("replication")).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9]);
    // The mean over replications 1-5 and 7-10 of k + 1 on day 1 is (55 - 6) / 9.
    const day1 = run.table("bands").objects({ limit: 2 })[1] as { mean: number };
    expect(day1.mean).toBeCloseTo(49 / 9, 12);
    expect(answerOfRun(run).failures).toEqual([failed]);
  });

  it("stopped early, has tables of what is there and goes on later", () => {
    const results = emptyFolder();
    const store = openRun(request(results));
    store.writeChunk(chunkOf(0, 10));
    expect(store.finish({ state: "stopped", wallSeconds: 1 })).toMatchObject({
      state: "stopped",
      soundReplications: 4,
    });
    store.close();
    complete(openRun(request(results, { resume: true })));
    expect(readRun(store.folder).manifest).toMatchObject({ state: "finished", soundReplications: 10, wallSeconds: 2 });
  });

  it("is named by a text file `latest`, and lies where it was asked to", () => {
    const results = emptyFolder();
    const store = openRun(request(results));
    store.close();
    expect(readFileSync(join(results, "small", "latest"), "utf8")).toBe(`${store.manifest.runId}\n`);
    expect(store.manifest.runId).toMatch(/^\d{8}-\d{9}-[0-9a-f]{8}$/);
    expect(latestRun(results, "small")).toBe(store.folder);
    const folder = join(emptyFolder(), "mine");
    openRun(request(results, { folder })).close();
    expect(existsSync(join(folder, "manifest.json"))).toBe(true);
    expect(() => openRun(request(results, { folder }))).toThrow("already holds a run");
    expect(listRuns(results, "small").map((run) => run.folder)).toEqual([store.folder]);
  });

  it("refuses a folder with other things in it, and a scenario name that is no folder name", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "thesis.docx"), "");
    expect(() => openRun(request("", { folder }))).toThrow("is not empty (thesis.docx)");
    expect(() => openRun(request(emptyFolder(), { scenario: { ...scenario, name: "../up" } }))).toThrow(
      'scenario name "../up"',
    );
  });
});

describe("--resume", () => {
  it.each([
    ["seed", { scenario: { ...scenario, seed: "other" } }, 'seed ("store" in the run, "other" now)'],
    ["scenario", { scenario: { ...scenario, question: "Another?" } }, "scenario ("],
    ["world", { worldText: "another world" }, "world ("],
    ["code", { code: "beef" }, "code (c0de in the run, beef now)"],
  ])("refuses another %s and names it", (_, change, words) => {
    const results = emptyFolder();
    openRun(request(results)).close();
    expect(() => openRun(request(results, { resume: true, ...change }))).toThrow(words);
  });

  it("takes the newest unfinished run of the same key and never shrinks it", () => {
    const results = emptyFolder();
    const grown = openRun(request(results, { replications: 17 }));
    grown.close();
    complete(openRun(request(join(results, "elsewhere"))));
    const resumed = openRun(request(results, { resume: true }));
    expect(resumed.folder).toBe(grown.folder);
    expect(resumed.manifest.replications).toBe(17);
    resumed.close();
  });

  it("says so when there is nothing to resume", () => {
    expect(() => openRun(request(emptyFolder(), { resume: true }))).toThrow("there is no run of small");
    const folder = emptyFolder();
    expect(() => openRun(request("", { folder, resume: true }))).toThrow("is no run folder: it has no manifest.json");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says so when there is a file where the folder should be", () => {
    const results = join(emptyFolder(), "results");
    writeFileSync(results, "");
    expect(() => openRun(request(results))).toThrow(/cannot write a run in .*results \(ENOTDIR\); give another --out/);
  });

  it("refuses a chunk that is not of the run, or holds NaN", () => {
    const store = openRun(request(emptyFolder()));
    expect(() => store.writeChunk(chunkOf(0, 3))).toThrow("chunk 0 holds 3 replications from 0; this run has 4 from 0");
    const poisoned = chunkOf(0, 10);
    poisoned.real[0] = Number.NaN;
    expect(() => store.writeChunk(poisoned)).toThrow("table daily, column output.stage.cell, row 0: NaN");
    expect(store.has(0)).toBe(false);
    store.close();
  });
});

it("a chunk in memory and the saved one are viewed alike", () => {
  const store = openRun(request(emptyFolder()));
  store.writeChunk(chunkOf(0, 10));
  const memory = viewChunk(layout, chunkOf(0, 10));
  for (const view of store.views()) {
    for (const { name } of layout.series) expect(view.series(name)).toEqual(memory.series(name));
    expect(view.factor("coverDays")).toEqual(memory.factor("coverDays"));
    expect(() => memory.series("outOfWrk")).toThrow('no series "outOfWrk"');
    expect(() => view.series("outOfWrk")).toThrow('no column "outOfWrk"');
  }
  store.close();
});
