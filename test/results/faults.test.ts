import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { thisProcess } from "../../src/results/owner.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { emptyFolder } from "./emptyFolder.ts";
import type { Fault } from "./faultyDisk.ts";
import { countingDisk, faultyDisk, Killed } from "./faultyDisk.ts";
import { chunkOf, request } from "./smallRun.ts";

/** Writes all chunks that are missing, and the tables. */
function complete(folder: string, replications = 10): Record<string, string> {
  const store = openRun(request("", { folder, resume: true, replications }));
  for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
  store.finish({ state: "finished", wallSeconds: 0 });
  store.close();
  return store.manifest.tables!.sha256;
}

/** Tables of the same run when nothing went wrong. */
function undisturbed(replications = 10): Record<string, string> {
  const folder = emptyFolder();
  openRun(request("", { folder, replications })).close();
  return complete(folder, replications);
}

/** Leaves the lock of a process of this host that is gone, in place of that of this one, which lives on. */
function leaveStaleLock(folder: string): void {
  writeFileSync(join(folder, "lock"), JSON.stringify({ ...thisProcess(), pid: 2 ** 22 + 1 }));
}

/** Works until the fault ends it, as if the process had died there. */
function runUntil(
  folder: string,
  step: number,
  fault: Fault,
  work: (folder: string, disk: ReturnType<typeof countingDisk>) => void,
) {
  const disk = faultyDisk(step, fault);
  expect(() => work(folder, disk)).toThrow(Killed);
  leaveStaleLock(folder);
}

const secondChunk = (folder: string, disk: ReturnType<typeof countingDisk>) => {
  const store = openRun(request("", { folder, resume: true }));
  Object.assign(store, { disk });
  store.writeChunk(chunkOf(1, 10));
  store.close();
};
const steps = ["remove", "folder", "daily", "factors", "sites", "chunk.json", "sync", "rename", "sync chunks", "log"];

describe("a process killed while it saves its second chunk", () => {
  const cases = steps.flatMap((name, i) =>
    (["before", "torn", "after"] as const).map((fault) => [fault, name, i + 1] as const),
  );

  it("has the ten steps that are tried below", () => {
    const folder = startedRun();
    const disk = countingDisk();
    secondChunk(folder, disk);
    expect(disk.steps).toBe(steps.length);
  });

  it.each(cases)("%s step %s: has the chunk whole or not at all, and ends with the same tables", (fault, _, step) => {
    const folder = startedRun();
    runUntil(folder, step, fault, secondChunk);
    const renamed = step > 8 || (step === 8 && fault === "after");
    const store = openRun(request("", { folder, resume: true }));
    expect(store.missing()).toEqual(renamed ? [2] : [1, 2]);
    expect([...store.readChunks()]).toEqual((renamed ? [0, 1] : [0]).map((index) => chunkOf(index, 10)));
    expect(readdirSync(join(folder, "chunks")).filter((name) => name.startsWith("."))).toEqual([]);
    store.close();
    expect(verifyRun(folder).problems).toEqual([]);
    expect(complete(folder)).toEqual(undisturbed());
  });

  /** A run with chunk 0 saved and nobody at it. */
  function startedRun(): string {
    const folder = emptyFolder();
    const store = openRun(request("", { folder }));
    store.writeChunk(chunkOf(0, 10));
    store.close();
    return folder;
  }
});

describe("a process killed at any step", () => {
  it("of opening a run leaves a folder that can be opened again", () => {
    const disk = countingDisk();
    openRun(request("", { folder: emptyFolder(), disk })).close();
    for (let step = 1; step <= disk.steps; step++) {
      for (const fault of ["before", "torn", "after"] as const) {
        const folder = emptyFolder();
        expect(() => openRun(request("", { folder, disk: faultyDisk(step, fault) }))).toThrow(Killed);
        const resume = existsSync(join(folder, "manifest.json"));
        openRun(request("", { folder, resume })).close();
        expect(complete(folder)).toEqual(undisturbed());
      }
    }
  });

  it("of growing a run and writing its tables loses no finished chunk", () => {
    const grow = (folder: string, disk: ReturnType<typeof countingDisk>) => {
      const store = openRun(request("", { folder, resume: true, replications: 17, disk }));
      for (const index of store.missing()) store.writeChunk(chunkOf(index, 17));
      store.finish({ state: "finished", wallSeconds: 0 });
      store.close();
    };
    const disk = countingDisk();
    const folderOf10 = () => {
      const folder = emptyFolder();
      openRun(request("", { folder })).close();
      complete(folder);
      return folder;
    };
    grow(folderOf10(), disk);
    const expected = undisturbed(17);
    for (let step = 1; step <= disk.steps; step++) {
      const folder = folderOf10();
      runUntil(folder, step, step % 2 ? "before" : "torn", grow);
      const store = openRun(request("", { folder, resume: true, replications: 17 }));
      expect([store.has(0), store.has(1)]).toEqual([true, true]);
      store.close();
      expect(complete(folder, 17)).toEqual(expected);
      expect(verifyRun(folder).problems).toEqual([]);
    }
  }, 60_000);
});

describe("a full disk", () => {
  it("stops with a sentence, keeps every finished chunk and goes on when there is space", () => {
    const folder = emptyFolder();
    const store = openRun(request("", { folder }));
    store.writeChunk(chunkOf(0, 10));
    const full = () => Object.assign(new Error("write failed"), { code: "ENOSPC" });
    Object.assign(store, { disk: faultyDisk(3, "torn", full) });
    expect(() => store.writeChunk(chunkOf(1, 10))).toThrow(/no space left while writing chunk 1 of .*--resume/);
    expect([store.has(0), store.has(1)]).toEqual([true, false]);
    store.close();
    expect(complete(folder)).toEqual(undisturbed());
  });
});

describe("a damaged run", () => {
  const started = () => {
    const folder = emptyFolder();
    openRun(request("", { folder })).close();
    complete(folder);
    return folder;
  };
  const resume = (folder: string) => () => openRun(request("", { folder, resume: true }));

  it("names the file in which one bit has turned", () => {
    const folder = started();
    const path = join(folder, "chunks", "000001", "daily.arrow");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(resume(folder)).toThrow(`${path} is damaged: SHA-256`);
    expect(verifyRun(folder).problems).toEqual([expect.stringContaining(path)]);
    // The remedy that the error names works.
    renameSync(join(folder, "chunks", "000001"), join(folder, "removed"));
    expect(complete(folder)).toEqual(undisturbed());
  });

  it.each([
    ["a cut-off table", "sites.arrow", "10 bytes where"],
    ["a cut-off chunk.json", "chunk.json", "chunk.json is damaged"],
  ])("names %s", (_, file, words) => {
    const folder = started();
    writeFileSync(join(folder, "chunks", "000002", file), "0123456789");
    expect(resume(folder)).toThrow(words);
  });

  it("tells a chunk that is not the one of the log, and a table that is not the one of the manifest", () => {
    const folder = started();
    const path = join(folder, "chunks", "000000", "chunk.json");
    writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
    expect(resume(folder)).toThrow("chunk 0 in");
    writeFileSync(join(folder, "bands.arrow"), "");
    expect(verifyRun(folder).problems).toEqual([
      expect.stringContaining("chunk 0: chunk.json"),
      expect.stringContaining("bands.arrow: SHA-256"),
    ]);
  });

  it("mends a log whose tail is torn or zeroed", () => {
    const folder = started();
    appendFileSync(join(folder, "log.jsonl"), `${"\0".repeat(40)}\n{"event":"chu`);
    resume(folder)().close();
    const lines = readFileSync(join(folder, "log.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([
      "state",
      "state",
      "chunk",
      "chunk",
      "chunk",
      "state",
      "state",
    ]);
  });
});

it("a process that SIGKILL ends keeps every chunk it said was saved, and its lock is taken over", async () => {
  const folder = emptyFolder();
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "endlessWriter.ts"), folder]);
  const said: number[] = [];
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stdout.on("data", (data: Buffer) => {
    said.push(...data.toString().trim().split("\n").map(Number));
    if (said.length >= 20) child.kill("SIGKILL");
  });
  await ended;
  expect(errors).toBe("");
  const store = openRun(request("", { folder, resume: true }));
  for (const index of said) expect(store.has(index)).toBe(true);
  for (const chunk of store.readChunks()) expect(chunk).toEqual(chunkOf(chunk.index, 400_000));
  store.close();
});
