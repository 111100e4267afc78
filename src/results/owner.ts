import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { errorCode } from "./errors.ts";

/** Who holds a run folder. `startTime` and `boot` are null where the system does not say (no /proc). */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Clock ticks from boot to the process's start: field 22 of /proc/<pid>/stat. */
  readonly startTime: string | null;
  /** This boot of the machine. */
  readonly boot: string | null;
}

/** This process. */
export function thisProcess(): Owner {
  return {
    host: hostname(),
    pid: process.pid,
    startTime: processState(process.pid)?.startTime ?? null,
    boot: bootId(),
  };
}

/** The holder that a lock file tells of; null when it tells of none. */
export function parseOwner(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.host === "string" && Number.isInteger(owner.pid) ? owner : null;
  } catch {
    return null;
  }
}

/** Who holds the run folder whose lock lies at a path; null when nobody does, or has not yet said who it is. */
export function holderOf(path: string): Owner | null {
  try {
    return parseOwner(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

export function sameOwner(a: Owner, b: Owner): boolean {
  return a.host === b.host && a.pid === b.pid && a.startTime === b.startTime && a.boot === b.boot;
}

/** Whether the holder may still be running, as far as can be seen from here; on another host it always may. */
export function isAlive(holder: Owner, here: Owner = thisProcess()): boolean {
  if (holder.host !== here.host) return true;
  if (holder.boot !== null && here.boot !== null && holder.boot !== here.boot) return false;
  if (!processExists(holder.pid)) return false;
  const state = processState(holder.pid);
  if (state === null || holder.startTime === null) return true;
  return state.startTime === holder.startTime && !state.ended;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, it is somebody else's.
    return errorCode(error) !== "ESRCH";
  }
}

/** State and start time of a process; the command in field 2 may itself hold spaces and brackets. */
function processState(pid: number): { startTime: string; ended: boolean } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Fields count from 1 and the first two are cut off: field 3 is the state, field 22 the start time.
    return { startTime: fields[22 - 3]!, ended: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return null;
  }
}

function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}
