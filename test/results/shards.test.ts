import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readManifest } from "../../src/results/manifest.ts";
import type { MergeRequest } from "../../src/results/mergeShards.ts";
import { mergeShards } from "../../src/results/mergeShards.ts";
import { thisProcess } from "../../src/results/owner.ts";
import type { RunRequest } from "../../src/results/runFolder.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { chunksInWords, shardRanges } from "../../src/results/shards.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { countingDisk, faultyDisk, Killed } from "./faultyDisk.ts";
import { chunkOf, request, scenario } from "./smallRun.ts";

const replications = 18;

/** Runs what is missing in a folder: the whole run, or a shard of it. */
function run(folder: string, changes: Partial<RunRequest> = {}): string {
  const store = openRun(request("", { folder, replications, ...changes }));
  for (const index of store.missing()) {
    const chunk = chunkOf(index, replications);
    store.writeChunk(index === 1 ? { ...chunk, failures: [{ replication: 5, message: "does not close" }] } : chunk);
  }
  store.finish({ state: "finished", wallSeconds: 2 });
  store.close();
  return folder;
}

/** Five chunks of 4, 4, 4, 4 and 2 replications in three shards. */
const shardsOfThree = () => shardRanges(5, 3).map((only) => run(emptyFolder(), { only }));

const whole = () => readManifest(run(emptyFolder()));

describe("shards", () => {
  it("cut a run into neighbouring parts that differ by one chunk at most and leave none out", () => {
    expect(shardRanges(5, 3)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 3 },
      { from: 3, to: 5 },
    ]);
    expect(shardRanges(2, 200)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 300 }), (chunks, shards) => {
        const ranges = shardRanges(chunks, shards);
        const sizes = ranges.map(({ from, to }) => to - from);
        expect(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
          Array.from({ length: chunks }, (_, i) => i),
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it("hold their own chunks alone and no tables", () => {
    const [, second] = shardsOfThree();
    const manifest = readManifest(second!);
    expect(manifest).toMatchObject({ state: "finished", replications, tables: null, soundReplications: 7 });
    expect(manifest.chunks.map(({ index }) => index)).toEqual([1, 2]);
    expect(verifyRun(second!).problems).toEqual([]);
  });

  it("make, in any order, the run that one machine makes, byte for byte", () => {
    const folder = join(emptyFolder(), "merged");
    const merged = mergeShards({ shards: shardsOfThree().reverse(), folder });
    const local = whole();
    expect(merged.tables).toEqual(local.tables);
    expect(merged.chunks).toEqual(local.chunks);
    expect(merged).toMatchObject({ state: "finished", key: local.key, failures: local.failures, wallSeconds: 6 });
    expect(merged.shard).toBeUndefined();
    expect(verifyRun(folder).problems).toEqual([]);
  });

  it("can be merged into the same folder again, and the run can then be extended", () => {
    const shards = shardsOfThree();
    const folder = emptyFolder();
    const once = mergeShards({ shards, folder });
    expect(mergeShards({ shards, folder })).toMatchObject({ tables: once.tables, wallSeconds: 6 });
    const grown = openRun(request("", { folder, replications: 21, resume: true }));
    expect(grown.missing()).toEqual([4, 5]);
    grown.close();
  });

  it("resumed, go on with their own chunks and refuse to become another part or a larger run", () => {
    const folder = emptyFolder();
    const only = { from: 1, to: 3 };
    const first = openRun(request("", { folder, replications, only }));
    first.writeChunk(chunkOf(2, replications));
    first.close();
    const again = openRun(request("", { folder, replications, only, resume: true }));
    expect(again.missing()).toEqual([1]);
    again.close();
    const asked = (changes: Partial<RunRequest>) => () =>
      openRun(request("", { folder, replications, only, resume: true, ...changes }));
    expect(asked({ only: { from: 1, to: 4 } })).toThrow("holds a shard (chunks 1 to 2), where a shard (chunks 1 to 3)");
    expect(asked({ replications: 40 })).toThrow("is a shard of a run of 18 replications, not 40");
    const { only: _, ...unsharded } = request("", { folder, replications, resume: true });
    expect(() => openRun(unsharded)).toThrow("where a whole run was asked for");
  });

  it.each([[{ from: 2, to: 2 }], [{ from: 3, to: 6 }], [{ from: -1, to: 2 }]])(
    "refuse chunks that the run does not have: %o",
    (only) => {
      expect(() => openRun(request("", { folder: emptyFolder(), replications, only }))).toThrow(
        "no part of a run of 5 chunks",
      );
    },
  );

  it("say chunk numbers in words", () => {
    expect(chunksInWords([0, 1, 2, 5, 7, 8])).toBe("0 to 2, 5, 7 to 8");
    expect(chunksInWords([1, 3, 5], 2)).toBe("1, 3 ...");
  });
});

describe("a merge", () => {
  const merge =
    (shards: string[], folder = emptyFolder()) =>
    () =>
      mergeShards({ shards, folder });

  it("refuses a missing shard and names its chunks, leaving the folder empty", () => {
    const [first, , third] = shardsOfThree() as [string, string, string];
    const folder = join(emptyFolder(), "merged");
    expect(merge([first, third], folder)).toThrow("no folder holds chunk 1 to 2 (2 of 5 chunks)");
    expect(() => readFileSync(join(folder, "manifest.json"))).toThrow();
  });

  it("refuses a shard given twice, one that is not finished, and a whole run", () => {
    const shards = shardsOfThree();
    expect(merge([...shards, shards[1]!])).toThrow("chunk 1 is in two shards");
    const folder = emptyFolder();
    openRun(request("", { folder, replications, only: { from: 0, to: 1 } })).close();
    expect(merge([folder, ...shards.slice(1)])).toThrow(`shard ${folder} is not finished (running)`);
    expect(merge([run(emptyFolder())])).toThrow("is a whole run, no shard of one");
    expect(merge([])).toThrow("no shards");
  });

  it.each<[string, Partial<RunRequest>]>([
    ["seed", { scenario: { ...scenario, seed: "other" } }],
    ["code", { code: "beef" }],
    ["world", { worldText: "another world" }],
  ])("refuses shards of another %s", (name, changes) => {
    const [first, second] = shardsOfThree() as [string, string, string];
    const stranger = run(emptyFolder(), { only: { from: 3, to: 5 }, ...changes });
    expect(merge([first, second, stranger])).toThrow(`shards of two runs: ${name} (`);
  });

  it("names a damaged table of a shard and takes nothing of it", () => {
    const shards = shardsOfThree();
    const path = join(shards[2]!, "chunks", "000004", "factors.arrow");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(merge(shards)).toThrow(`${path} is damaged: SHA-256`);
  });

  it("refuses a chunk that is not the one its shard recorded", () => {
    const shards = shardsOfThree();
    const path = join(shards[0]!, "chunks", "000000", "chunk.json");
    writeFileSync(path, `${readFileSync(path, "utf8")} `);
    expect(merge(shards)).toThrow("chunk 0 has SHA-256");
  });

  it("killed at any step, ends with the same tables when it is run again", () => {
    const shards = shardsOfThree();
    const expected = whole().tables;
    const go = (folder: string, disk: MergeRequest["disk"]) =>
      mergeShards({ shards, folder, ...(disk ? { disk } : {}) });
    const counting = countingDisk();
    go(emptyFolder(), counting);
    for (let step = 1; step <= counting.steps; step++) {
      const folder = emptyFolder();
      expect(() => go(folder, faultyDisk(step, step % 2 ? "torn" : "after"))).toThrow(Killed);
      writeFileSync(join(folder, "lock"), JSON.stringify({ ...thisProcess(), pid: 2 ** 22 + 1 }));
      expect(go(folder, undefined).tables).toEqual(expected);
      expect(verifyRun(folder).problems).toEqual([]);
    }
  });
});
