import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ChunkResult } from "../engine/series.ts";
import { planRun } from "../montecarlo/plan.ts";
import { openPool } from "../montecarlo/pool.ts";
import { runMonteCarlo } from "../montecarlo/run.ts";
import { readChunkRecord } from "../results/chunkFolder.ts";
import { StoreError } from "../results/errors.ts";
import { openRun } from "../results/runFolder.ts";
import type { RunStore } from "../results/runStore.ts";
import { atRestOf } from "../world/atRest.ts";
import { listAttempts, newAttempt, noteEnd, promote, setAside } from "./attempts.ts";
import { ClusterError } from "./errors.ts";
import { type Job, rangeOf, replicationsOf, shardFolder } from "./job.ts";
import { faultOf } from "./look.ts";
import { type Thawed, thawJob } from "./thaw.ts";

/** A shard to be run. */
export interface ShardRequest {
  /** The job's folder. */
  readonly folder: string;
  readonly index: number;
  readonly threads: number;
  /** Hash of the code version. */
  readonly code: string;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told when the attempt has taken over what earlier ones have left; its missing chunks are what is to be run. */
  readonly onBegin?: (store: RunStore) => void;
  /** Told of every chunk once it is saved. */
  readonly onChunk?: (chunk: ChunkResult) => void;
  /** Told, in a sentence, what is found or left out on the way. */
  readonly onNote?: (sentence: string) => void;
  /** Set to stop: chunks under way are finished and kept, for the next attempt to take over. */
  readonly signal?: AbortSignal;
}

/** How an attempt at a shard ended: it is finished (now, or it was before), or this attempt was stopped early. */
export interface ShardEnd {
  readonly state: "finished" | "stopped";
  readonly job: Job;
  /** The shard's folder, or that of the attempt that was stopped. */
  readonly folder: string;
  readonly replications: number;
  /** Chunks of the shard, and how many of them are saved. */
  readonly chunks: number;
  readonly saved: number;
  /** Chunks that were run now; the others had been saved before. */
  readonly ran: number;
  readonly failures: number;
}

/**
 * Runs one shard of a job, or what earlier attempts have left of it. What it makes depends on the job's frozen files and the index
 * alone. The shard gets its name when it is whole; two processes that run the same shard do each other no harm.
 *
 * @throws ClusterError when the folder holds no such job or shard, or another version of the program made it
 */
export async function runShard(request: ShardRequest): Promise<ShardEnd> {
  const { folder, index, code, onNote = () => {} } = request;
  const thawed = thawJob(folder, code);
  const { job } = thawed;
  rangeOf(job, index);
  const done = shardFolder(folder, index);
  if (existsSync(done)) {
    const fault = faultOf(folder, job, index);
    if (fault === null) return finished(request, job, 0, 0);
    onNote(`shard ${index} is damaged and made anew: ${fault}`);
    setAside(folder, index);
  }
  const attempt = newAttempt(folder, index);
  try {
    return await runAttempt(request, thawed, attempt);
  } catch (error) {
    // Another attempt was faster: it has the name already, and has removed this one's folder or is about to.
    if (existsSync(done) && faultOf(folder, job, index) === null) return finished(request, job, 0, 0);
    noteEnd(attempt, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function runAttempt(request: ShardRequest, thawed: Thawed, attempt: string): Promise<ShardEnd> {
  const { folder, index, threads, code, onProgress, signal } = request;
  const { job, scenario, files, lanes } = thawed;
  const range = rangeOf(job, index);
  const began = process.hrtime.bigint();
  const { economy, experiment, layout, chunkReplications, sites } = planRun(files, scenario, job.detail);
  if (chunkReplications !== job.chunkReplications)
    throw new ClusterError(`${folder} has chunks of ${job.chunkReplications} replications, not ${chunkReplications}`);
  const store = openRun({
    scenario,
    worldText: files.text,
    code,
    factors: experiment.factors,
    layout,
    chunkReplications,
    sites,
    atRest: atRestOf(economy),
    folder: attempt,
    only: range,
  });
  try {
    takeOver(store, request, attempt);
    request.onBegin?.(store);
    const missing = store.missing();
    const pool = missing.length > 0 ? openPool(files, threads, lanes) : null;
    let whole = true;
    try {
      if (pool !== null)
        whole = await runMonteCarlo(pool, {
          name: `${job.name}, shard ${index}`,
          experiment,
          layout,
          replications: job.replications,
          chunkReplications,
          missing,
          onChunk: (chunk) => {
            store.writeChunk(chunk);
            request.onChunk?.(chunk);
          },
          ...(onProgress === undefined ? {} : { onProgress }),
          ...(signal === undefined ? {} : { signal }),
        });
    } finally {
      await pool?.close();
    }
    const ran = missing.length - store.missing().length;
    const wallSeconds = Number(process.hrtime.bigint() - began) / 1e9;
    const { failures } = store.finish({ state: whole ? "finished" : "stopped", wallSeconds });
    store.close();
    if (whole) {
      promote(attempt, folder, index);
      return finished(request, job, ran, failures.length);
    }
    const chunks = range.to - range.from;
    noteEnd(attempt, "stopped");
    const replications = replicationsOf(job, range);
    const saved = chunks - store.missing().length;
    return { state: "stopped", job, folder: attempt, replications, chunks, saved, ran, failures: failures.length };
  } finally {
    store.close();
  }
}

function finished({ folder, index }: ShardRequest, job: Job, ran: number, failures: number): ShardEnd {
  const range = rangeOf(job, index);
  const chunks = range.to - range.from;
  const replications = replicationsOf(job, range);
  return {
    state: "finished",
    job,
    folder: shardFolder(folder, index),
    replications,
    chunks,
    saved: chunks,
    ran,
    failures,
  };
}

/** Takes the chunks that earlier attempts saved; a chunk that is not whole is run again. */
function takeOver(store: RunStore, { folder, index, onNote = () => {} }: ShardRequest, attempt: string): void {
  for (const earlier of listAttempts(folder, index)) {
    if (earlier.folder === attempt) continue;
    const chunks = join(earlier.folder, "chunks");
    for (const chunk of earlier.chunks) {
      if (store.has(chunk)) continue;
      try {
        store.adoptChunk(chunks, chunk, readChunkRecord(chunks, chunk).checksum);
      } catch (error) {
        if (!(error instanceof StoreError) && !gone(error)) throw error;
        onNote(`chunk ${chunk} of an earlier attempt is not taken over: ${(error as Error).message}`);
      }
    }
  }
}

/** A file that went away while it was looked at: its attempt has become the shard. */
const gone = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
