import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { LaneModule } from "../engine/lanes/module.ts";
import { encodeModule } from "../lanes/encodeModule.ts";
import { type Detail, planRun } from "../montecarlo/plan.ts";
import { realDisk } from "../results/disk.ts";
import { sha256 } from "../results/hash.ts";
import { differences, identityOf, keyOf } from "../results/identity.ts";
import { chunkCount } from "../results/shards.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { ClusterError } from "./errors.ts";
import { checkName, FROZEN, type FrozenFile, isJob, type Job, jobPaths, readJob } from "./job.ts";
import { thawJob } from "./thaw.ts";

/** What a job is made of. */
export interface JobRequest {
  /** The scenario with all it extends and the command line's words; its replications are those of the whole run. */
  readonly scenario: Scenario;
  readonly files: WorldFiles;
  readonly lanes: LaneModule;
  /** Hash of the code version. */
  readonly code: string;
  /** Shards wanted; there are fewer where there are fewer chunks. */
  readonly shards: number;
  /** What is recorded beside what every run records. */
  readonly detail?: Detail;
  /** The job's folder. */
  readonly folder: string;
}

/** Folder of a job that is given none: the same for the same run in as many shards, so that the same words find it again. */
export function jobFolder({ scenario, files, code, shards, detail }: Omit<JobRequest, "folder" | "lanes">): string {
  const key = keyOf(identityOf(scenario, files.text, code)).slice(0, 8);
  const more = detail === undefined ? "" : `-${detail}`;
  return join("results", scenario.name, `cluster-${key}-${scenario.replications}-in-${shards}${more}`);
}

/**
 * Writes a job's folder: all that nodes need, so that they need no network and no later edit of scenario, world or kernels gets into a
 * part of the run. It is made under a temporary name and appears whole; then it is read back as a node reads it.
 * A folder that already holds this job is left as it is.
 *
 * @returns the job and whether it is new
 * @throws ClusterError when the folder holds another job or anything else
 */
export function freezeJob(request: JobRequest): { readonly job: Job; readonly isNew: boolean } {
  const { folder } = request;
  const { job, texts } = describeJob(request);
  if (isJob(folder)) return { job: sameJob(folder, readJob(folder), job), isNew: false };
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ClusterError(`${folder} is not empty and holds no job; give another --out`);
  const parent = dirname(resolve(folder));
  const draft = join(parent, `.${basename(folder)}.${process.pid}`);
  mkdirSync(draft, { recursive: true });
  try {
    const paths = jobPaths(draft);
    for (const name of FROZEN) realDisk.write(join(draft, name), [new TextEncoder().encode(texts[name])]);
    for (const path of [paths.shards, paths.attempts, paths.logs]) mkdirSync(path);
    realDisk.write(paths.job, [new TextEncoder().encode(`${JSON.stringify(job, null, 2)}\n`)]);
    thawJob(draft, request.code);
    renameSync(draft, folder);
    realDisk.syncFolder(parent);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { job, isNew: true };
}

function describeJob({ scenario, files, lanes, code, shards, detail }: JobRequest): {
  job: Job;
  texts: Record<FrozenFile, string>;
} {
  checkName(scenario.name);
  const { experiment, chunkReplications } = planRun(files, scenario, detail);
  const chunks = chunkCount(scenario.replications, chunkReplications);
  const identity = identityOf(scenario, files.text, code);
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const texts = {
    "scenario.json": pretty(scenario),
    "world.txt": files.text,
    "factors.json": pretty(experiment.factors),
    "day.json": encodeModule(lanes),
  };
  const sums = FROZEN.map((name) => [name, sha256(texts[name])] as const);
  const job: Job = {
    format: 1,
    name: scenario.name,
    world: files.name,
    identity,
    key: keyOf(identity),
    replications: scenario.replications,
    chunkReplications,
    chunks,
    shards: Math.min(shards, chunks),
    ...(detail === undefined ? {} : { detail }),
    created: new Date().toISOString(),
    sha256: Object.fromEntries(sums) as Record<FrozenFile, string>,
  };
  return { job, texts };
}

/** The job that is there, when it is the one that is asked for. */
function sameJob(folder: string, saved: Job, asked: Job): Job {
  const what = differences(saved.identity, asked.identity);
  for (const name of ["replications", "shards"] as const)
    if (saved[name] !== asked[name]) what.push(`${name} (${saved[name]} in the job, ${asked[name]} now)`);
  if (saved.detail !== asked.detail)
    what.push(`detail (${saved.detail ?? "none"} in the job, ${asked.detail ?? "none"} now)`);
  if (what.length > 0)
    throw new ClusterError(`${folder} holds another job: it differs in ${what.join("; ")}; give another --out`);
  return saved;
}
