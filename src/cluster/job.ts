import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Detail } from "../montecarlo/plan.ts";
import type { Identity } from "../results/identity.ts";
import { type ChunkRange, shardRanges } from "../results/shards.ts";
import { ClusterError } from "./errors.ts";

/** Files of a job that are frozen when it is made. */
export const FROZEN = ["scenario.json", "world.txt", "factors.json", "day.json"] as const;
export type FrozenFile = (typeof FROZEN)[number];

/** job.json: a run that is made in shards. Everything a node needs lies beside it; nothing in it changes once it is written. */
export interface Job {
  readonly format: 1;
  /** Name of the scenario. */
  readonly name: string;
  readonly world: string;
  readonly identity: Identity;
  readonly key: string;
  /** Of the whole run. */
  readonly replications: number;
  readonly chunkReplications: number;
  readonly chunks: number;
  /** Shards, each of one chunk or more: no more of them than there are chunks. */
  readonly shards: number;
  /** What is recorded beside what every run records. */
  readonly detail?: Detail;
  readonly created: string;
  /** SHA-256 of the frozen files. */
  readonly sha256: Readonly<Record<FrozenFile, string>>;
}

/** Where a job keeps things. Only finished shards lie in `shards/`. */
export const jobPaths = (folder: string) => ({
  job: join(folder, "job.json"),
  shards: join(folder, "shards"),
  attempts: join(folder, "attempts"),
  logs: join(folder, "logs"),
  merged: join(folder, "run"),
});

/** Names become paths, job names and words of scripts. */
const safeName = /^[a-z0-9-]{1,64}$/;

/** Folder of shard 12: 000012, so that names sort as numbers do. */
export const shardName = (index: number): string => String(index).padStart(6, "0");

/** Run folder of a finished shard. */
export const shardFolder = (folder: string, index: number): string => join(jobPaths(folder).shards, shardName(index));

/** Chunks of each shard, a function of two counts alone. */
export const rangesOf = ({ chunks, shards }: Pick<Job, "chunks" | "shards">): readonly ChunkRange[] =>
  shardRanges(chunks, shards);

/** A shard's chunks. @throws ClusterError when the job has no such shard */
export function rangeOf(job: Job, index: number): ChunkRange {
  const range = rangesOf(job)[index];
  if (range === undefined)
    throw new ClusterError(`there is no shard ${index}: this job has shards 0 to ${job.shards - 1}`);
  return range;
}

/** Replications of some chunks of a job. */
export const replicationsOf = (
  job: Pick<Job, "replications" | "chunkReplications">,
  { from, to }: ChunkRange,
): number => Math.min(to * job.chunkReplications, job.replications) - from * job.chunkReplications;

export const isJob = (folder: string): boolean => existsSync(jobPaths(folder).job);

/** @throws ClusterError when the folder holds no job that this program reads */
export function readJob(folder: string): Job {
  const { job: path } = jobPaths(folder);
  if (!isJob(folder))
    throw new ClusterError(`${folder} is no job: it has no job.json; runout cluster slurm <scenario> makes one`);
  try {
    const job = JSON.parse(readFileSync(path, "utf8")) as Job;
    if (job.format !== 1) throw new Error(`format ${job.format} where this program reads format 1`);
    checkName(job.name);
    return job;
  } catch (error) {
    throw new ClusterError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** @throws ClusterError when a name must not stand in a path or a script */
export function checkName(name: string): void {
  if (!safeName.test(name))
    throw new ClusterError(`the name ${JSON.stringify(name)} cannot name a job; use a-z, 0-9 and -, at most 64`);
}
