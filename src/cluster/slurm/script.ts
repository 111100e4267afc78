import { checkName, type Job } from "../job.ts";
import { quote } from "../words.ts";

/** How the program is started on a node. */
export interface NodeProgram {
  /** Node by its path, or "node" where the prologue brings it. */
  readonly node: string;
  /** The program's bin.js, on a file system that all nodes share. */
  readonly program: string;
  /** Shell lines before it, as the user gave them. */
  readonly prologue: string;
}

/** How a job runs on Slurm. */
export interface SlurmScripts extends NodeProgram {
  /** The job's folder, absolute. */
  readonly folder: string;
  /** Threads of a shard, and of the merge. */
  readonly threads: number;
}

const head = (name: string, cpus: number): string => {
  checkName(name);
  return `#!/bin/bash
#SBATCH --job-name=runout-${name}
#SBATCH --cpus-per-task=${cpus}
#SBATCH --requeue
#SBATCH --open-mode=append`;
};

/**
 * The script of the job array: a task runs the shard of its index plus the script's first word, which is where this array begins when
 * a site's limit cuts the shards into several. `exec`, so that the signals of Slurm reach the program: on SIGTERM it finishes the chunk
 * under way and keeps it.
 */
export function arrayScript(job: Job, { folder, threads, prologue, ...program }: SlurmScripts): string {
  return `${head(job.name, threads)}
#SBATCH --signal=B:TERM@60
# Written by runout cluster slurm: shard $SLURM_ARRAY_TASK_ID + $1 of ${job.shards}.
${prologue}
exec ${quote(program.node)} ${quote(program.program)} shard --job ${quote(folder)} --index "$((SLURM_ARRAY_TASK_ID + \${1:-0}))" --threads "\${SLURM_CPUS_PER_TASK:-${threads}}"
`;
}

/**
 * The script of the merge. It runs when all tasks have ended, well or not, and fails by itself when a shard is missing: a merge that waits
 * for success would never run, and \`sbatch --wait\` on it would report success.
 */
export function mergeScript(job: Job, { folder, threads, prologue, ...program }: SlurmScripts): string {
  return `${head(job.name, threads)}
# Written by runout cluster slurm: refuses when a shard is missing or damaged, and names it.
${prologue}
exec ${quote(program.node)} ${quote(program.program)} merge --job ${quote(folder)} --threads "\${SLURM_CPUS_PER_TASK:-${threads}}"
`;
}
