import { bytesPerReplication } from "../montecarlo/chunkSize.ts";
import { mergeOnThreads } from "../montecarlo/merge.ts";
import { planRun } from "../montecarlo/plan.ts";
import { StoreError } from "../results/errors.ts";
import type { Manifest } from "../results/manifest.ts";
import { type MergeRequest, mergeShards } from "../results/mergeShards.ts";
import { setAside } from "./attempts.ts";
import { ClusterError } from "./errors.ts";
import { type Job, jobPaths, shardFolder } from "./job.ts";
import { faultOf, lookAt } from "./look.ts";
import { shardStates } from "./status.ts";
import { thawJob } from "./thaw.ts";
import { listed, quote } from "./words.ts";

/** A job whose shards are to be put together. */
export interface MergeJobRequest {
  readonly folder: string;
  /** Hash of the code version. */
  readonly code: string;
  /** Run folder of the whole, instead of the job's `run`. */
  readonly out?: string;
  /** Worker threads that make the bands; one, which is this one, where absent. */
  readonly threads?: number;
  /** Called after each chunk. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Puts the shards of a job together into one run folder, whose tables are byte for byte those of one machine.
 * Strict: with a shard missing or damaged nothing is made. A damaged one loses its name, so that it counts as missing from then on.
 *
 * @throws ClusterError that names every shard that is missing or damaged
 */
export async function mergeJob(request: MergeJobRequest): Promise<{ folder: string; manifest: Manifest }> {
  const { folder, code, out, threads = 1, onProgress } = request;
  const { job, scenario, files } = thawJob(folder, code);
  refuseMissing(folder, job);
  const shards = indices(job).map((index) => shardFolder(folder, index));
  const merged = out ?? jobPaths(folder).merged;
  const { layout } = planRun(files, scenario, job.detail);
  const worth = threads > 1 && job.replications * bytesPerReplication(layout) >= worthThreads;
  const together: MergeRequest = { shards, folder: merged, ...(onProgress && { onProgress }) };
  try {
    const manifest = worth ? await mergeOnThreads(together, files, layout, threads) : mergeShards(together);
    return { folder: merged, manifest };
  } catch (error) {
    if (error instanceof StoreError) refuseDamaged(folder, job);
    throw error;
  }
}

/** Bytes of daily values below which threads take longer to start than they save: what one chunk may hold. */
const worthThreads = 32 * 1024 * 1024;

const indices = ({ shards }: Job): number[] => Array.from({ length: shards }, (_, index) => index);

/** How to get what is missing. */
const again = (folder: string): string =>
  `Run them again (on Slurm: runout cluster slurm --job ${quote(folder)}; here: runout shard --job ${quote(folder)} --index <n>), then merge.`;

function refuseMissing(folder: string, job: Job): void {
  const states = shardStates(folder, job).filter(({ state }) => state !== "finished");
  if (states.length === 0) return;
  const lines = states.map(({ index, words }) => `  shard ${index}: ${words}`);
  throw new ClusterError(
    `${states.length} of ${job.shards} shards are missing, nothing is merged:\n${listed(lines, 20)}\n${again(folder)}`,
  );
}

/** Reads all shards in full and names those that are not what was written. */
function refuseDamaged(folder: string, job: Job): void {
  const damaged = indices(job).flatMap((index) => {
    const fault = lookAt(folder, job, index) === "none" ? null : faultOf(folder, job, index);
    return fault === null ? [] : [{ index, fault }];
  });
  if (damaged.length === 0) return;
  for (const { index } of damaged) setAside(folder, index);
  const lines = damaged.map(({ index, fault }) => `  shard ${index}: ${fault}`);
  throw new ClusterError(
    `${damaged.length} of ${job.shards} shards are damaged, nothing is merged; they count as missing from now on, their sound chunks are kept:\n` +
      `${listed(lines, 20)}\n${again(folder)}`,
  );
}
