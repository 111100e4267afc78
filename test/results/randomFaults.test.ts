import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/results/manifest.ts";
import { mergeShards } from "../../src/results/mergeShards.ts";
import { thisProcess } from "../../src/results/owner.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { verifyRun } from "../../src/results/verify.ts";
import { verifyTables } from "../../src/results/verifyTables.ts";
import { dice } from "../dice.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { countingDisk, type Fault, faultyDisk, Killed } from "./faultyDisk.ts";
import { chunkOf, request } from "./smallRun.ts";
import { times } from "./times.ts";

// Faults at random places of a run, as often as times.ts says; nothing is lost and the tables are those of the undisturbed run.

const replications = 38;
const chunks = 10;

/** Saves the next so many chunks, all that are missing when there is no number, and then the tables. */
function goOn(folder: string, most?: number): Manifest {
  const resume = existsSync(join(folder, "manifest.json"));
  const store = openRun(request("", { folder, replications, resume }));
  for (const index of store.missing().slice(0, most)) store.writeChunk(chunkOf(index, replications));
  if (most === undefined) store.finish({ state: "finished", wallSeconds: 0 });
  store.close();
  return store.manifest;
}

/** That a run has come to the tables of the undisturbed one, and is sound. */
function expectWhole(folder: string, { tables }: Manifest): void {
  expect(tables).toEqual(goOn(emptyFolder()).tables);
  expect(verifyRun(folder).problems).toEqual([]);
  expect(verifyTables(folder)).toMatchObject({ problems: [], leftOut: null });
}

const leaveLock = (folder: string, changes: object) =>
  writeFileSync(join(folder, "lock"), JSON.stringify({ ...thisProcess(), ...changes }));

describe("a log whose tail is torn", () => {
  const { whole, chance } = dice("torn log");
  const cases = Array.from({ length: times }, () => ({
    saved: whole(1, chunks),
    share: whole(0, 999) / 1000,
    zeroed: chance(0.5),
  }));

  it.each(cases)(
    "after $saved chunks, at $share of its length (zeroed: $zeroed), costs no chunk",
    ({ saved, share, zeroed }) => {
      const folder = emptyFolder();
      goOn(folder, saved);
      const path = join(folder, "log.jsonl");
      const text = readFileSync(path, "utf8");
      const kept = text.slice(0, Math.floor(text.length * share));
      writeFileSync(path, zeroed ? kept.padEnd(text.length, "\0") : kept);
      const store = openRun(request("", { folder, replications, resume: true }));
      expect(store.missing()).toEqual(Array.from({ length: chunks - saved }, (_, i) => saved + i));
      store.close();
      expectWhole(folder, goOn(folder));
    },
  );
});

describe("a stale lock", () => {
  const { whole, pick } = dice("stale lock");
  const owners = [
    ["a process that is gone", { pid: 2 ** 22 + 1 }],
    ["a process of an earlier boot", { boot: "an earlier one" }],
    ...(thisProcess().startTime ? [["a process whose number is another's by now", { startTime: "1" }] as const] : []),
  ] as const;
  const cases = Array.from({ length: times }, () => [...pick(owners), whole(0, chunks)] as const);

  it.each(cases)("of %s is taken over (%j, %i chunks saved)", (_, owner, saved) => {
    const folder = emptyFolder();
    goOn(folder, saved);
    leaveLock(folder, owner);
    expectWhole(folder, goOn(folder));
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });
});

describe("a merge that is killed", () => {
  const { between, whole, pick } = dice("killed merge");
  const cases = Array.from({ length: times }, (_, i) => ({
    at: between(i, i + 1) / times,
    fault: pick<Fault>(["before", "torn", "after"]),
    shards: whole(1, 5),
  }));

  it.each(cases)(
    "at $at of its steps ($fault, $shards shards), and again, ends with the tables of one machine",
    ({ at, fault, shards: count }) => {
      const shards = Array.from({ length: count }, (_, i) => {
        const folder = emptyFolder();
        const only = { from: Math.floor((i * chunks) / count), to: Math.floor(((i + 1) * chunks) / count) };
        const store = openRun(request("", { folder, replications, only }));
        for (const index of store.missing()) store.writeChunk(chunkOf(index, replications));
        store.finish({ state: "finished", wallSeconds: 0 });
        store.close();
        return folder;
      });
      const counting = countingDisk();
      mergeShards({ shards, folder: emptyFolder(), disk: counting });
      const folder = emptyFolder();
      const step = 1 + Math.floor(at * counting.steps);
      for (const now of [step, 1 + (step % 7)]) {
        expect(() => mergeShards({ shards, folder, disk: faultyDisk(now, fault) })).toThrow(Killed);
        leaveLock(folder, { pid: 2 ** 22 + 1 });
      }
      expectWhole(folder, mergeShards({ shards, folder }));
    },
  );
});
