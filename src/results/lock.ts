import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { errorCode, StoreError } from "./errors.ts";
import type { Owner } from "./owner.ts";
import { isAlive, parseOwner, sameOwner, thisProcess } from "./owner.ts";

/** A held lock of a run folder. */
export interface Lock {
  /** Throws StoreError when another process has taken the folder over meanwhile. */
  assertHeld(): void;
  release(): void;
}

const attempts = 5;

/**
 * Takes a run folder for one writer. The lock file says who holds it: host, process and the process's start time, so
 * that a number given to a new process is not taken for the old one. A holder on this host that is gone is replaced.
 *
 * @throws StoreError when a live process, or one on another host (which cannot be asked), holds the folder
 */
export function takeLock(folder: string, owner: Owner = thisProcess()): Lock {
  const path = join(folder, "lock");
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (createLock(path, owner)) return heldLock(path, owner);
    const text = readText(path);
    if (text === null) continue;
    const holder = parseOwner(text);
    if (holder === null || isAlive(holder, owner)) throw refusal(folder, path, holder, owner);
    setAside(path, text, owner);
  }
  throw new StoreError(`${path} changes hands too fast to be taken; is another run starting in ${folder}?`);
}

/** Whether a process that may still be running holds the folder. */
export function isHeld(folder: string): boolean {
  const text = readText(join(folder, "lock"));
  if (text === null) return false;
  const holder = parseOwner(text);
  return holder === null || isAlive(holder);
}

function heldLock(path: string, owner: Owner): Lock {
  const isMine = () => {
    const text = readText(path);
    const holder = text === null ? null : parseOwner(text);
    return holder !== null && sameOwner(holder, owner);
  };
  return {
    assertHeld() {
      if (!isMine())
        throw new StoreError(`${path} is no longer held by this process: another one has taken the run over`);
    },
    release() {
      if (isMine()) rmSync(path, { force: true });
    },
  };
}

/** Makes the lock file, whole from its first moment on: a link to a finished file. False when there is one already. */
function createLock(path: string, owner: Owner): boolean {
  const text = `${JSON.stringify(owner)}\n`;
  const draft = `${path}.${owner.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    return createWithoutLink(path, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without links; another process may then see an empty lock, which it takes for a live one. */
function createWithoutLink(path: string, text: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, text);
    closeSync(file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Removes a stale lock; if another process was faster, its new lock is put back. */
function setAside(path: string, stale: string, owner: Owner): void {
  const aside = `${path}.stale.${owner.pid}`;
  try {
    renameSync(path, aside);
    if (readText(aside) !== stale) linkSync(aside, path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function refusal(folder: string, path: string, holder: Owner | null, owner: Owner): StoreError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "a process that has not yet said who it is";
  const remedy =
    holder && holder.host !== owner.host
      ? `From ${owner.host} it cannot be seen whether it still runs; if it does not, remove ${path}.`
      : `Wait for it, stop it, or give another --out. If no run is going on, remove ${path}.`;
  return new StoreError(`${folder} is being written by ${who}. ${remedy}`);
}
