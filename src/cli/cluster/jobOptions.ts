import type { Command } from "commander";
import { freezeJob, jobFolder } from "../../cluster/freeze.ts";
import type { Job } from "../../cluster/job.ts";
import { loadLaneModule } from "../../montecarlo/laneModule.ts";
import type { Detail } from "../../montecarlo/plan.ts";
import { type Adjustments, adjust } from "../adjust.ts";
import { counted } from "../amounts.ts";
import { codeVersion } from "../codeVersion.ts";
import { UsageError } from "../errors.ts";
import { detailOption, formOption, horizonOption, seedOption, setOption } from "../options.ts";
import { openScenario } from "../tree.ts";
import { positiveInteger, replicationCount } from "../words.ts";
import { WIDTH, wrap } from "../wrap.ts";

/** Options of every command that makes a job. */
export interface JobOptions extends Adjustments {
  readonly shards?: number;
  readonly threads: number;
  readonly detail?: Detail;
  readonly out?: string;
}

/** Most shards of a job. */
const MOST_SHARDS = 100_000;

/** Declares them, once for Slurm and Kubernetes. */
export const withJobOptions = (command: Command): Command =>
  command
    .option("--shards <n>", "parts that the run is cut into, each some minutes of work", positiveInteger)
    .option("--replications <n>", "replications of the whole run, instead of the scenario's own", replicationCount)
    .addOption(seedOption())
    .addOption(horizonOption())
    .addOption(setOption())
    .addOption(formOption())
    .addOption(detailOption())
    .option("--threads <n>", "worker threads of a shard or the merge, and their CPUs", positiveInteger, 1)
    .option("--out <folder>", "the job's folder, instead of one under results/ that the same words find again");

/** Makes the job of a scenario file, or finds it where it was made before. */
export async function makeJob(
  file: string,
  options: JobOptions,
): Promise<{ readonly folder: string; readonly job: Job; readonly isNew: boolean }> {
  const { shards } = options;
  if (shards === undefined) throw new UsageError("give --shards <n>: the parts that the run is cut into");
  if (shards > MOST_SHARDS) throw new UsageError(`--shards ${shards}: give at most ${MOST_SHARDS}`);
  const opened = openScenario(file);
  const scenario = adjust(opened, options);
  const { detail } = options;
  const request = { scenario, files: opened.files, code: codeVersion(), shards, ...(detail && { detail }) };
  const folder = options.out ?? jobFolder(request);
  return { folder, ...freezeJob({ ...request, lanes: await loadLaneModule(), folder }) };
}

/** What a job is, and where it lies. */
export function describeJob(folder: string, job: Job, isNew: boolean, asked = job.shards): string {
  const fewer = asked > job.shards ? `, not ${asked}: a chunk of ${job.chunkReplications} replications is not cut` : "";
  const what = `${job.name}, ${counted(job.replications, "replication")} in ${counted(job.shards, "shard")}${fewer}.`;
  return `${isNew ? "Written" : "Found"}: ${folder}\n${wrap(what, WIDTH)}`;
}
