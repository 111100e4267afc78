import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { realDisk, replaceText } from "../../results/disk.ts";
import { findManifest } from "../../results/manifest.ts";
import { ClusterError } from "../errors.ts";
import { type Job, jobPaths } from "../job.ts";
import { shardStates } from "../status.ts";
import { quote } from "../words.ts";
import { type ArrayPart, arrayParts } from "./arrays.ts";
import { arrayScript, mergeScript, type NodeProgram } from "./script.ts";
import { DEFAULT_ARRAY_SIZE, maxArraySize, type Queued, queue, sbatch, scancel } from "./slurm.ts";
import { noteSubmission, readSubmissions } from "./submissions.ts";

/** How a job is given to Slurm; kept in slurm.json, so that a second submission needs no words. */
export interface SlurmOptions extends NodeProgram {
  readonly threads: number;
  /** Words for sbatch: account, partition, time. */
  readonly sbatch: readonly string[];
  /** Most tasks at once; null: as many as the cluster gives. */
  readonly atOnce: number | null;
}

/** What was done, or with a dry run would be. */
export interface Submitted {
  /** Shards that were finished before, and those that wait or run in the queue. */
  readonly finished: number;
  readonly queued: readonly number[];
  /** Shards submitted now. */
  readonly shards: readonly number[];
  readonly maxArraySize: number;
  /** The sbatch commands, quoted for a shell. */
  readonly commands: readonly string[];
  /** Numbers of the jobs, arrays first; none in a dry run. */
  readonly jobs: readonly string[];
  readonly merge: string | null;
  /** Whether all was merged before, so that nothing is left to do. */
  readonly merged: boolean;
}

/** Options that the submission gives sbatch itself. */
const OURS = /^(--(array|dependency|parsable|wait|wrap|test-only|output|requeue|no-requeue)(=.*)?|-[adWo].*)$/;

/** @throws ClusterError when words for sbatch would undo what a job needs */
export function checkSbatch(words: readonly string[]): readonly string[] {
  const wrong = words.find((word) => OURS.test(word));
  if (wrong !== undefined) throw new ClusterError(`--sbatch: ${wrong} is set by runout itself; leave it out`);
  if (words.length > 0 && !words[0]!.startsWith("-"))
    throw new ClusterError(
      `--sbatch: ${JSON.stringify(words[0])} is no option of sbatch; give --account=..., --time=...`,
    );
  return words;
}

const OPTIONS = "slurm.json";

const optionsFile = (folder: string): string => join(folder, OPTIONS);

/** How a job was submitted before; null when it was not. */
export function readOptions(folder: string): SlurmOptions | null {
  if (!existsSync(optionsFile(folder))) return null;
  return JSON.parse(readFileSync(optionsFile(folder), "utf8")) as SlurmOptions;
}

/**
 * Writes the scripts of a job and submits the shards that are missing and not in the queue, then a merge that runs when they have ended.
 * The first time that is all of them, later what is left.
 */
export function submitJob(folder: string, job: Job, options: SlurmOptions, dryRun: boolean): Submitted {
  const root = resolve(folder);
  writeScripts(root, job, options);
  const earlier = readSubmissions(root);
  const waiting = dryRun || earlier.length === 0 ? [] : queue();
  const isQueued = (id: string) => waiting.some(({ job }) => job === id);
  const queued = queuedShards(earlier, waiting);
  const states = shardStates(root, job);
  const missing = states.filter(({ state }) => state !== "finished").map(({ index }) => index);
  const shards = missing.filter((index) => !queued.includes(index));
  const finished = job.shards - missing.length;
  const limit = dryRun ? DEFAULT_ARRAY_SIZE : maxArraySize();
  const merged = missing.length === 0 && findManifest(jobPaths(root).merged)?.state === "finished";
  const merges = earlier.filter(({ kind, job }) => kind === "merge" && isQueued(job)).map(({ job }) => job);
  const known = { finished, queued, shards, maxArraySize: limit, merged };
  if (merged || (shards.length === 0 && merges.length > 0))
    return { ...known, commands: [], jobs: [], merge: merges.at(-1) ?? null };

  const commands: string[][] = [];
  const jobs: string[] = [];
  for (const part of arrayParts(shards, limit)) {
    const words = arrayWords(root, part, options);
    commands.push(words);
    if (dryRun) continue;
    const id = sbatch(words);
    noteSubmission(root, { kind: "array", job: id, offset: part.offset, shards: part.shards });
    jobs.push(id);
  }
  const before = earlier.filter(({ kind, job }) => kind === "array" && isQueued(job)).map(({ job }) => job);
  const after = dryRun ? commands.map((_, i) => `<array ${i + 1}>`) : [...before, ...jobs];
  const words = mergeWords(root, after, options);
  commands.push(words);
  if (!dryRun) {
    const id = sbatch(words);
    noteSubmission(root, { kind: "merge", job: id });
    // An older merge would run too early, find shards missing and fail for nothing.
    for (const old of merges) scancel(old);
    jobs.push(id);
  }
  const shown = commands.map((one) => ["sbatch", ...one.map(quote)].join(" "));
  return { ...known, commands: shown, jobs, merge: jobs.at(-1) ?? null };
}

function writeScripts(root: string, job: Job, options: SlurmOptions): void {
  const scripts = { ...options, folder: root };
  const write = (name: string, text: string) => replaceText(realDisk, join(root, name), text);
  write("array.sh", arrayScript(job, scripts));
  write("merge.sh", mergeScript(job, scripts));
  write(OPTIONS, `${JSON.stringify(options, null, 2)}\n`);
}

/** Shards whose task is in the queue. */
function queuedShards(earlier: ReturnType<typeof readSubmissions>, waiting: readonly Queued[]): number[] {
  return earlier.flatMap((one) => {
    if (one.kind !== "array") return [];
    const tasks = new Set(waiting.filter(({ job }) => job === one.job).map(({ task }) => task));
    return one.shards.filter((shard) => tasks.has(shard - one.offset));
  });
}

/** A path in a name pattern of Slurm, in which % begins a placeholder. @throws ClusterError for a backslash, which switches all of them off */
function pattern(path: string): string {
  if (path.includes("\\"))
    throw new ClusterError(`${path}: Slurm reads no patterns in a path with a backslash; give another --out`);
  return path.replaceAll("%", "%%");
}

function arrayWords(root: string, { offset, tasks }: ArrayPart, options: SlurmOptions): string[] {
  const logs = pattern(jobPaths(root).logs);
  const array = `--array=${tasks}${options.atOnce === null ? "" : `%${options.atOnce}`}`;
  return ["--parsable", array, `--output=${logs}/%A_%a.txt`, ...options.sbatch, join(root, "array.sh"), `${offset}`];
}

function mergeWords(root: string, after: readonly string[], options: SlurmOptions): string[] {
  const logs = pattern(jobPaths(root).logs);
  const dependency = after.length === 0 ? [] : [`--dependency=afterany:${after.join(":")}`];
  return ["--parsable", ...dependency, `--output=${logs}/merge-%j.txt`, ...options.sbatch, join(root, "merge.sh")];
}
