import { spawnSync } from "node:child_process";
import { ClusterError } from "../errors.ts";

/** Slurm's own limit where a site sets none. */
export const DEFAULT_ARRAY_SIZE = 1001;

/** Runs one of Slurm's commands, without a shell. @throws ClusterError with what it said */
function slurm(command: string, words: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8" });
  if (error !== undefined) {
    const missing = "code" in error && error.code === "ENOENT";
    const what = missing ? `there is no ${command} here` : `${command} cannot be run: ${error.message}`;
    throw new ClusterError(
      `${what}; run this on a machine from which jobs are submitted, or give --dry-run to write the job alone`,
    );
  }
  if (status !== 0)
    throw new ClusterError(
      `${command} refused (exit code ${status}): ${(stderr || stdout).trim() || "it said nothing"}`,
    );
  return stdout;
}

/** One more than the largest number of a task that this site allows. */
export function maxArraySize(): number {
  const found = /^MaxArraySize\s*=\s*(\d+)/m.exec(slurm("scontrol", ["show", "config"]));
  return found === null ? DEFAULT_ARRAY_SIZE : Number(found[1]);
}

/** Submits a script; returns the number of the job. */
export function sbatch(words: readonly string[]): string {
  // --parsable prints "number" or "number;cluster".
  const answer = slurm("sbatch", words).trim().split("\n").at(-1) ?? "";
  const id = answer.split(";")[0]!;
  if (!/^\d+$/.test(id)) throw new ClusterError(`sbatch answered ${JSON.stringify(answer)}, which is no job's number`);
  return id;
}

/** A job, or a task of an array, that is still in the queue. */
export interface Queued {
  readonly job: string;
  /** Its number in an array; null for a job that is none. */
  readonly task: number | null;
}

/** This user's jobs that wait or run. */
export function queue(): Queued[] {
  const lines = slurm("squeue", [
    "--noheader",
    "--array",
    `--user=${process.getuid?.() ?? ""}`,
    "--format=%F %K",
  ]).split("\n");
  return lines.flatMap((line) => {
    const [job, task] = line.trim().split(/\s+/);
    return job && task ? [{ job, task: /^\d+$/.test(task) ? Number(task) : null }] : [];
  });
}

/** Takes a job that waits out of the queue. */
export const scancel = (job: string): void => void slurm("scancel", [job]);
