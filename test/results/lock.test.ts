import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/results/errors.ts";
import { takeLock } from "../../src/results/lock.ts";
import type { Owner } from "../../src/results/owner.ts";
import { isAlive, thisProcess } from "../../src/results/owner.ts";
import { emptyFolder } from "./emptyFolder.ts";

/** No process has this number: it is above the greatest that Linux gives. */
const nobody = 2 ** 22 + 1;
const here = thisProcess();

function lockedBy(owner: Owner | string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "lock"), typeof owner === "string" ? owner : JSON.stringify(owner));
  return folder;
}

describe("takeLock", () => {
  it("refuses a second writer and says who holds the folder", () => {
    const folder = emptyFolder();
    const lock = takeLock(folder);
    expect(() => takeLock(folder)).toThrow(StoreError);
    expect(() => takeLock(folder)).toThrow(`is being written by process ${process.pid} on ${hostname()}`);
    lock.release();
    takeLock(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes over from a process that is gone, of an earlier boot, or whose number is another's by now", () => {
    const stale = [
      { ...here, pid: nobody },
      { ...here, boot: "an earlier one" },
      ...(here.startTime ? [{ ...here, startTime: "1" }] : []),
    ];
    for (const owner of stale) {
      const folder = lockedBy(owner);
      const lock = takeLock(folder);
      expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toEqual(here);
      lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("does not judge a process on another host, and says which file to remove", () => {
    const folder = lockedBy({ ...here, host: "node17", pid: nobody });
    expect(() => takeLock(folder)).toThrow(`process ${nobody} on node17. From ${hostname()} it cannot be seen`);
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });

  it("takes a lock it cannot read for a live one", () => {
    expect(() => takeLock(lockedBy(""))).toThrow("a process that has not yet said who it is");
    expect(() => takeLock(lockedBy("{}"))).toThrow("a process that has not yet said who it is");
  });

  it("notices that the folder was taken over, and then removes nobody else's lock", () => {
    const folder = emptyFolder();
    const lock = takeLock(folder);
    lock.assertHeld();
    writeFileSync(join(folder, "lock"), JSON.stringify({ ...here, pid: 1 }));
    expect(() => lock.assertHeld()).toThrow("another one has taken the run over");
    lock.release();
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });
});

describe("isAlive", () => {
  it("is true of this process and of any on another host, false of one that is gone", () => {
    expect(isAlive(here)).toBe(true);
    expect(isAlive({ ...here, startTime: null })).toBe(true);
    expect(isAlive({ ...here, host: "node17", pid: nobody })).toBe(true);
    expect(isAlive({ ...here, pid: nobody })).toBe(false);
  });
});
