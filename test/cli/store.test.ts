import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { thisProcess } from "../../src/results/owner.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { balanced } from "../results/balanced.ts";
import { finishedRun, sharedFolder } from "../results/exportedRun.ts";
import { chunkOf, request } from "../results/smallRun.ts";
import { lines, runout } from "./runout.ts";

/** A folder with results in it: a finished run with a failed replication, and one whose process was killed. */
const place = sharedFolder();
const whole = join(place, "results", "mine");
mkdirSync(whole, { recursive: true });
finishedRun(whole, {}, balanced);
const killed = openRun(request(join(place, "results"), { replications: 17 }));
killed.writeChunk(balanced(chunkOf(0, 17)));
writeFileSync(join(killed.folder, "lock"), JSON.stringify({ ...thisProcess(), pid: 2 ** 22 + 1 }));

describe("runout runs", () => {
  it("lists runs with state, replications and size, and says which were killed", async () => {
    const { code, stdout } = await runout(place, "runs", "--json");
    const { runs } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(
      runs.map(({ scenario, state, replications, asked, failed }: Record<string, unknown>) => [
        scenario,
        state,
        replications,
        asked,
        failed,
      ]),
    ).toEqual([
      ["small", "finished", 9, 10, 1],
      ["small", "interrupted", 0, 17, 0],
    ]);
    for (const run of runs) expect(run.bytes).toBeGreaterThan(1000);
    const told = await runout(place, "runs");
    expect(Math.max(...lines(told.stdout).map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(told.stdout).toMatch(/mine +finished +9, 1 failed/);
    expect(told.stdout).toMatch(/interrupted +0 of 17/);
  });

  it("has nothing to list in an empty folder, and refuses one that is not there", async () => {
    expect(await runout(join(place, "results"), "runs")).toMatchObject({
      code: 0,
      stdout: "There are no runs here yet.\n",
    });
    expect(await runout(place, "runs", "elsewhere")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no folder elsewhere"),
    });
  });
});

describe("runout verify", () => {
  it("says ok, or names each damaged file and ends with code 2", async () => {
    const good = await runout(place, "verify", whole, killed.folder);
    expect(good).toMatchObject({ code: 0, stderr: "" });
    expect(lines(good.stdout).every((line) => line.startsWith("ok "))).toBe(true);
    const copy = join(place, "copy");
    cpSync(whole, copy, { recursive: true });
    const path = join(copy, "chunks", "000001", "factors.arrow");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    writeFileSync(join(copy, "states.arrow"), "");
    rmSync(join(copy, "chunks", "000002"), { recursive: true });
    const bad = await runout(place, "verify", copy);
    expect(bad.code).toBe(2);
    expect(bad.stdout).toContain(path);
    expect(bad.stdout).toContain("states.arrow: SHA-256");
    expect(bad.stdout).toContain("chunk 2 of the manifest is missing");
    expect(lines(bad.stdout).length).toBe(3);
  });

  it("sees a manifest that contradicts the chunks", async () => {
    const copy = join(place, "edited");
    cpSync(whole, copy, { recursive: true });
    const path = join(copy, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(
      path,
      JSON.stringify({
        ...manifest,
        failures: [],
        soundReplications: 10,
        identity: { ...manifest.identity, seed: "other" },
      }),
    );
    const { code, stdout } = await runout(place, "verify", copy);
    expect(code).toBe(2);
    expect(stdout).toContain("its key is not that of its identity");
    expect(stdout).toContain("10 sound and 0 failed replications where the chunks have 9 and 1");
  });
});

describe("runout export and query", () => {
  it("write files and say which; answer as table, JSON and CSV", async () => {
    const { code, stdout, stderr } = await runout(
      place,
      "export",
      whole,
      "--to",
      "csv",
      "--table",
      "bands,sites",
      "--out",
      "out",
    );
    expect({ code, stdout: lines(stdout), stderr }).toEqual({
      code: 0,
      stdout: [join("out", "bands.csv"), join("out", "sites.csv")],
      stderr: "",
    });
    const sql = "SELECT day, q50 FROM bands WHERE series = 'outOfWork' AND day > 1";
    expect((await runout(place, "query", whole, sql)).stdout).toBe("day  q50\n  2   10\n  3   15\n");
    expect(JSON.parse((await runout(place, "query", whole, sql, "--json")).stdout)).toEqual({
      rows: [
        { day: 2, q50: 10 },
        { day: 3, q50: 15 },
      ],
    });
    expect((await runout(place, "query", whole, sql, "--csv")).stdout).toBe("day,q50\n2,10\n3,15\n");
  });

  it("end with code 2 and one sentence for wrong words", async () => {
    for (const [words, said] of [
      [["export", whole, "--to", "xlsx"], "xlsx"],
      [["export", whole, "--to", "csv", "--table", "band"], 'did you mean "bands"'],
      [["export", killed.folder, "--to", "csv"], "no tables yet"],
      [["query", whole, "SELECT nothing FROM bands"], "nothing"],
    ] as const) {
      const { code, stdout, stderr } = await runout(place, ...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(said);
    }
  });
});
