import { statSync } from "node:fs";
import { join } from "node:path";
import { findManifest } from "../results/manifest.ts";
import { holderOf, isAlive, thisProcess } from "../results/owner.ts";
import { type Attempt, endOf, listAttempts } from "./attempts.ts";
import { type Job, rangesOf, replicationsOf, shardFolder } from "./job.ts";
import { lookAt } from "./look.ts";

/** Where a shard stands, from the job's own files: no accounting of the cluster is asked. */
export interface ShardState {
  readonly index: number;
  /**
   * finished; running: an attempt holds its folder, as far as can be seen from here; ended: attempts ended before it was whole;
   * damaged: what bears its name is not it; waiting: nobody has begun.
   */
  readonly state: "finished" | "running" | "ended" | "damaged" | "waiting";
  readonly replications: number;
  readonly chunks: number;
  /** Chunks saved by any attempt. */
  readonly savedChunks: number;
  /** Replications that failed by themselves and are named in the shard; of finished shards. */
  readonly failures: number;
  readonly host: string | null;
  /** When the newest attempt last saved something, ISO 8601. */
  readonly lastWrite: string | null;
  readonly words: string;
}

/** States of all shards, in order. */
export function shardStates(folder: string, job: Job): ShardState[] {
  return rangesOf(job).map((range, index) => {
    const base = { index, replications: replicationsOf(job, range), chunks: range.to - range.from, failures: 0 };
    const look = lookAt(folder, job, index);
    if (look === "there") {
      const manifest = findManifest(shardFolder(folder, index));
      const { chunks } = base;
      const [host, lastWrite, failures] = [manifest?.host.name, manifest?.updated, manifest?.failures.length];
      return {
        ...base,
        state: "finished",
        savedChunks: chunks,
        failures: failures ?? 0,
        host: host ?? null,
        lastWrite: lastWrite ?? null,
        words: "finished",
      };
    }
    if (look !== "none")
      return { ...base, state: "damaged", savedChunks: 0, host: null, lastWrite: null, words: look.wrong };
    return { ...base, ...fromAttempts(listAttempts(folder, index), base.chunks) };
  });
}

function fromAttempts(
  attempts: readonly Attempt[],
  chunks: number,
): Pick<ShardState, "state" | "savedChunks" | "host" | "lastWrite" | "words"> {
  if (attempts.length === 0)
    return { state: "waiting", savedChunks: 0, host: null, lastWrite: null, words: "not begun" };
  const savedChunks = new Set(attempts.flatMap((attempt) => attempt.chunks)).size;
  const newest = attempts
    .map((attempt) => ({ ...attempt, wrote: lastWriteOf(attempt.folder) }))
    .reduce((a, b) => (b.wrote > a.wrote ? b : a));
  const lastWrite = newest.wrote > 0 ? new Date(newest.wrote).toISOString() : null;
  const holder = holderOf(join(newest.folder, "lock"));
  const saved = `${savedChunks} of ${chunks} ${chunks === 1 ? "chunk" : "chunks"} saved`;
  const running = holder !== null && isAlive(holder, thisProcess());
  const times = attempts.length > 1 ? `, ${attempts.length} attempts` : "";
  const ended = endOf(newest.folder) ?? "ended without a word";
  return {
    state: running ? "running" : "ended",
    savedChunks,
    host: holder?.host ?? null,
    lastWrite,
    words: running ? `running on ${holder.host}, ${saved}${times}` : `${ended.split("\n")[0]} (${saved}${times})`,
  };
}

/** Time of the last change in an attempt, in milliseconds; 0 when it is gone. */
function lastWriteOf(folder: string): number {
  const times = ["log.jsonl", "chunks", "manifest.json", "ended.txt", "."].map((name) => {
    try {
      return statSync(join(folder, name)).mtimeMs;
    } catch {
      return 0;
    }
  });
  return Math.max(...times);
}
