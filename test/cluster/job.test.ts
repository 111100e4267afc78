import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjust } from "../../src/cli/adjust.ts";
import { openScenario } from "../../src/cli/tree.ts";
import { listAttempts, newAttempt } from "../../src/cluster/attempts.ts";
import { freezeJob, type JobRequest, jobFolder } from "../../src/cluster/freeze.ts";
import { shardFolder } from "../../src/cluster/job.ts";
import { mergeJob } from "../../src/cluster/mergeJob.ts";
import { runShard, type ShardRequest } from "../../src/cluster/runShard.ts";
import { shardStates } from "../../src/cluster/status.ts";
import { thawJob } from "../../src/cluster/thaw.ts";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { planRun } from "../../src/montecarlo/plan.ts";
import { openPool } from "../../src/montecarlo/pool.ts";
import { runMonteCarlo } from "../../src/montecarlo/run.ts";
import type { Manifest } from "../../src/results/manifest.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { verifyTables } from "../../src/results/verifyTables.ts";
import type { Scenario } from "../../src/scenario/types.ts";

const root = mkdtempSync(join(tmpdir(), "runout-job-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = join(root, "the job's folder");
const code = "c0de";
/** Chunks of 1024, 1024 and 8 replications. */
const replications = 2056;
const opened = openScenario("scenarios/three-firm-cutoff.yaml");
const scenario = adjust(opened, { replications, set: {}, form: {} });
let lanes: LaneModule;
const request = (changes: Partial<JobRequest> = {}): JobRequest => {
  return { scenario, files: opened.files, lanes, code, shards: 3, folder, ...changes };
};
const shard = (index: number, changes: Partial<ShardRequest> = {}) =>
  runShard({ folder, index, threads: 1, code, ...changes });
const merged = (name: string, threads = 1) => mergeJob({ folder, code, out: join(root, name), threads });
/** The run of one machine. */
async function runAlone(scenario: Scenario, folder: string, detail?: "sites"): Promise<Manifest> {
  const plan = planRun(opened.files, scenario, detail);
  const { experiment, layout, chunkReplications } = plan;
  const { replications } = scenario;
  const { factors } = experiment;
  const alone = openRun({ ...plan, scenario, worldText: opened.files.text, code, factors, folder });
  const pool = openPool(opened.files, 2, lanes);
  const onChunk = (chunk: Parameters<typeof alone.writeChunk>[0]) => alone.writeChunk(chunk);
  await runMonteCarlo(pool, { name: folder, experiment, layout, replications, chunkReplications, onChunk });
  await pool.close();
  const manifest = alone.finish({ state: "finished", wallSeconds: 1 });
  alone.close();
  return manifest;
}
/** What a job says when one of its files is edited; the file is put back. */
function edited(file: string, edit: (text: string) => string): () => void {
  return () => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, edit(text));
    try {
      thawJob(folder, code);
    } finally {
      writeFileSync(path, text);
    }
  };
}

beforeAll(async () => {
  lanes = await loadLaneModule();
});

describe("a job", () => {
  it("freezes what it is made of and is found again by the same words", () => {
    const { job, isNew } = freezeJob(request());
    expect(isNew).toBe(true);
    expect(job).toMatchObject({ name: "three-firm-cutoff", chunks: 3, shards: 3, chunkReplications: 1024 });
    const thawed = thawJob(folder, code);
    expect(thawed.scenario).toEqual(scenario);
    expect(thawed.files).toEqual(opened.files);
    expect(thawed.lanes).toEqual(lanes);
    expect(freezeJob(request())).toEqual({ job, isNew: false });
    expect(jobFolder(request())).toBe(jobFolder(request()));
    expect(jobFolder(request({ code: "other" }))).not.toBe(jobFolder(request()));
  });

  it("has no more shards than chunks", () => {
    expect(freezeJob(request({ shards: 200, folder: join(root, "many") })).job.shards).toBe(3);
  });

  it("refuses to become another one", () => {
    expect(() => freezeJob(request({ shards: 2 }))).toThrow(
      "differs in shards (3 in the job, 2 now); give another --out",
    );
    expect(() => freezeJob(request({ scenario: { ...scenario, seed: "x" } }))).toThrow("differs in seed");
    expect(() => freezeJob(request({ folder: root }))).toThrow("is not empty and holds no job");
    expect(() =>
      freezeJob(request({ scenario: { ...scenario, name: "a; rm -rf" }, folder: join(root, "bad") })),
    ).toThrow('the name "a; rm -rf" cannot name a job');
  });

  it("refuses another version of the program and a file that was edited", async () => {
    await expect(shard(0, { code: "new" })).rejects.toThrow("was made by another version of the program");
    for (const file of ["scenario.json", "world.txt", "factors.json", "day.json"])
      expect(
        edited(file, (text) => text.replace("1", "2")),
        file,
      ).toThrow(`${file} is not the file that was frozen`);
    expect(edited("job.json", (text) => text.replace('"seed": "three', '"seed": "four'))).toThrow(
      "is not the job that was written: seed",
    );
    await expect(shard(3)).rejects.toThrow("there is no shard 3: this job has shards 0 to 2");
  });
});

describe("shards", () => {
  it("say where they stand from their own files, and none is merged while one is missing", async () => {
    expect(shardStates(folder, thawJob(folder, code).job).map(({ state }) => state)).toEqual(Array(3).fill("waiting"));
    const stopped = await shard(2, { signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ state: "stopped", ran: 0, saved: 0, chunks: 1 });
    expect(await shard(0)).toMatchObject({ state: "finished", ran: 1, replications: 1024 });
    const states = shardStates(folder, thawJob(folder, code).job);
    expect(states.map(({ state }) => state)).toEqual(["finished", "waiting", "ended"]);
    expect(states[2]!.words).toBe("stopped (0 of 1 chunk saved)");
    await expect(merged("too early")).rejects.toThrow(
      /2 of 3 shards are missing, nothing is merged:\n {2}shard 1: not begun\n {2}shard 2: stopped/,
    );
    expect(existsSync(join(root, "too early"))).toBe(false);
  });

  it("run by two processes at once are made once, and both are content", async () => {
    const ends = await Promise.all([shard(2), shard(2)]);
    expect(ends.map(({ state }) => state)).toEqual(["finished", "finished"]);
    expect(verifyRun(shardFolder(folder, 2)).problems).toEqual([]);
    expect(listAttempts(folder, 2)).toEqual([]);
  });

  it("that are finished are left alone", async () => {
    const before = readFileSync(join(shardFolder(folder, 2), "manifest.json"), "utf8");
    expect(await shard(2)).toMatchObject({ state: "finished", ran: 0 });
    expect(readFileSync(join(shardFolder(folder, 2), "manifest.json"), "utf8")).toBe(before);
  });

  it("take over the sound chunks of earlier attempts and run the damaged ones again", async () => {
    const notes: string[] = [];
    // What a lost node leaves: an attempt with a chunk and a lock that nobody gives back.
    const lost = newAttempt(folder, 2);
    rmSync(lost, { recursive: true });
    renameSync(shardFolder(folder, 2), lost);
    writeFileSync(join(lost, "lock"), JSON.stringify({ host: "a-dead-node", pid: 1, startTime: "1", boot: "b" }));
    expect(shardStates(folder, thawJob(folder, code).job)[2]!.words).toMatch(
      /running on a-dead-node, 1 of 1 chunk saved/,
    );
    expect(await shard(2)).toMatchObject({ state: "finished", ran: 0 });
    const table = join(shardFolder(folder, 2), "chunks/000002/factors.arrow");
    const bytes = readFileSync(table);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(table, bytes);
    expect(await shard(2, { onNote: (note) => notes.push(note) })).toMatchObject({ state: "finished", ran: 1 });
    expect(notes[0]).toMatch(/^shard 2 is damaged and made anew: .*factors.arrow is damaged/);
    expect(notes[1]).toMatch(/^chunk 2 of an earlier attempt is not taken over: .*factors.arrow is damaged/);
    expect(verifyRun(shardFolder(folder, 2)).problems).toEqual([]);
  });

  it("merge into the run that one machine makes, byte for byte", async () => {
    expect(await shard(1)).toMatchObject({ state: "finished", ran: 1 });
    const expected = await runAlone(scenario, join(root, "alone"));
    for (const threads of [1, 2]) {
      const { folder: run, manifest } = await merged(threads === 1 ? "run" : "run by threads", threads);
      expect(manifest.chunks).toEqual(expected.chunks);
      for (const table of Object.keys(expected.tables!.sha256))
        expect(readFileSync(join(run, table)).equals(readFileSync(join(root, "alone", table))), table).toBe(true);
    }
  });

  it("carry what is asked for of sites, and merge into the run of one machine", async () => {
    const short = { ...scenario, replications: 1030 };
    const place = join(root, "with sites");
    const { job } = freezeJob(request({ scenario: short, shards: 2, detail: "sites", folder: place }));
    expect(job).toMatchObject({ shards: 2, detail: "sites" });
    const asked = { scenario: short, shards: 2, folder: place };
    expect(() => freezeJob(request(asked))).toThrow("differs in detail (sites in the job, none now)");
    expect(jobFolder({ ...request(asked), detail: "sites" })).not.toBe(jobFolder(request(asked)));
    for (const index of [0, 1]) await shard(index, { folder: place });
    const { folder: run, manifest } = await mergeJob({ folder: place, code });
    const alone = await runAlone(short, join(root, "alone with sites"), "sites");
    expect(manifest.chunks).toEqual(alone.chunks);
    expect(manifest.tables).toEqual(alone.tables);
    expect(Object.keys(manifest.tables!.sha256).filter((file) => file.startsWith("site-days/")).length).toBe(3);
    expect(verifyTables(run)).toMatchObject({ problems: [], leftOut: null });
  });

  it("that are damaged are all named by the merge and lose their name", async () => {
    for (const [index, file] of [
      [0, "chunks/000000/daily.arrow"],
      [2, "chunks/000002/chunk.json"],
    ] as const) {
      const path = join(shardFolder(folder, index), file);
      // A new file: the merged run shares the old one's bytes.
      const text = readFileSync(path);
      rmSync(path);
      writeFileSync(path, Buffer.concat([text, Buffer.from(" ")]));
    }
    await expect(merged("refused")).rejects.toThrow(
      /2 of 3 shards are damaged.*\n {2}shard 0: .*daily.arrow.*\n {2}shard 2: .*chunk.json has SHA-256/,
    );
    expect(shardStates(folder, thawJob(folder, code).job).map(({ state }) => state)).toEqual([
      "ended",
      "finished",
      "ended",
    ]);
    expect(verifyRun(join(root, "run")).problems).toEqual([]);
  });
});
