import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { listChunks } from "../results/chunks.ts";
import { realDisk } from "../results/disk.ts";
import { errorCode } from "../results/errors.ts";
import { jobPaths, shardFolder, shardName } from "./job.ts";

/**
 * Attempts at a shard, each a run folder of its own under attempts/<shard>/. A node that was given up for dead may still write: it
 * writes into its own attempt, and the first attempt that is whole takes the shard's name. Both would have made the same bytes.
 */
export interface Attempt {
  readonly folder: string;
  /** Chunks that it has saved. */
  readonly chunks: readonly number[];
}

const shardAttempts = (folder: string, index: number): string => join(jobPaths(folder).attempts, shardName(index));

/** A folder that no other attempt uses: by host, process and a clock that never shows the same twice. */
export function newAttempt(folder: string, index: number): string {
  const host = hostname().replace(/[^A-Za-z0-9-]+/g, "-");
  const path = join(shardAttempts(folder, index), `${host}-${process.pid}-${process.hrtime.bigint().toString(36)}`);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The attempts that were made at a shard and have not become it. */
export function listAttempts(folder: string, index: number): Attempt[] {
  const parent = shardAttempts(folder, index);
  return namesIn(parent).map((name) => ({
    folder: join(parent, name),
    chunks: listChunks(join(parent, name, "chunks")),
  }));
}

/**
 * Gives a whole attempt the shard's name and removes the other attempts.
 * @throws when another attempt has that name already, or has removed this one
 */
export function promote(attempt: string, folder: string, index: number): void {
  const { shards } = jobPaths(folder);
  mkdirSync(shards, { recursive: true });
  realDisk.rename(attempt, shardFolder(folder, index));
  realDisk.syncFolder(shards);
  try {
    // What lives on in there finds its folder gone and the shard done.
    rmSync(shardAttempts(folder, index), { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // It is being written to at this moment: it stays and does no harm.
  }
}

/** Makes a shard that is damaged an attempt again: its sound chunks are taken over by the next one. */
export function setAside(folder: string, index: number): void {
  const parent = shardAttempts(folder, index);
  mkdirSync(parent, { recursive: true });
  realDisk.rename(shardFolder(folder, index), join(parent, `damaged-${process.pid}-${Date.now().toString(36)}`));
}

/** Notes what an attempt ended on, for `runout cluster status`; the log of the job says more. */
export function noteEnd(attempt: string, message: string): void {
  try {
    writeFileSync(join(attempt, "ended.txt"), `${message}\n`);
  } catch {
    // The folder may be gone or the disk full; the message goes to stderr in any case.
  }
}

/** What an attempt ended on; null when it said nothing. */
export function endOf(attempt: string): string | null {
  try {
    return readFileSync(join(attempt, "ended.txt"), "utf8").trim();
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
