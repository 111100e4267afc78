import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { readJob } from "../../cluster/job.ts";
import { checkSbatch, readOptions, type SlurmOptions, type Submitted, submitJob } from "../../cluster/slurm/submit.ts";
import { listed, quote, splitWords } from "../../cluster/words.ts";
import { counted } from "../amounts.ts";
import { UsageError } from "../errors.ts";
import { positiveInteger } from "../words.ts";
import { WIDTH, wrap } from "../wrap.ts";
import { describeJob, type JobOptions, makeJob, withJobOptions } from "./jobOptions.ts";

interface Options extends JobOptions {
  readonly job?: string;
  readonly sbatch?: string;
  readonly prologue?: string;
  readonly atOnce?: number;
  readonly dryRun?: boolean;
}

export function slurmCommand(): Command {
  return withJobOptions(new Command("slurm"))
    .summary("write and submit a job array and its merge")
    .description(
      "Writes a job's folder and submits a job array, one task a shard, and a merge that runs when all have ended. Said again, or with " +
        "--job, it submits what is neither finished nor in the queue, with the options it was submitted with before where none are given. Folder and program must lie on a file system that the nodes share; nodes need no network.",
    )
    .argument("[scenario]", "scenario file; or give --job")
    .option("--job <folder>", "a job that was made before")
    .option("--sbatch <options>", 'options for sbatch, as "--account=me --partition=short --time=30:00 --mem=2G"')
    .option(
      "--prologue <lines>",
      'shell lines before the program, as "module load nodejs"; node is then the one they bring',
    )
    .option("--at-once <n>", "most tasks at once", positiveInteger)
    .option("--dry-run", "write the folder and print the commands, submit nothing")
    .addHelpText(
      "after",
      "\nExamples:\n  runout cluster slurm scenarios/three-firm-cutoff.yaml --replications 4096 --shards 4 --dry-run\n" +
        '  runout cluster slurm scenarios/three-firm-cutoff.yaml --shards 1 --sbatch "--time=5:00" --prologue "module load nodejs" --dry-run',
    )
    .action(slurm);
}

/** Options that say what a job is made of. */
const FROZEN_WORDS = ["shards", "replications", "seed", "horizon", "set", "form", "detail", "out"];

async function slurm(scenario: string | undefined, options: Options, command: Command): Promise<void> {
  if ((scenario === undefined) === (options.job === undefined))
    throw new UsageError("cluster slurm: give a scenario file, or --job with the folder of a job made before");
  const given = (name: string) => command.getOptionValueSource(name) === "cli";
  const frozen = FROZEN_WORDS.find((name) => options.job !== undefined && given(name));
  if (frozen !== undefined) throw new UsageError(`cluster slurm --job: --${frozen} is frozen in the job; leave it out`);
  const words = options.sbatch === undefined ? undefined : checkSbatch(splitWords(options.sbatch));
  const made =
    scenario === undefined
      ? { folder: options.job!, job: readJob(options.job!), isNew: false }
      : await makeJob(scenario, options);
  const { folder, job, isNew } = made;
  const before = readOptions(folder);
  const prologue = options.prologue ?? before?.prologue ?? "";
  const slurmOptions: SlurmOptions = {
    node: prologue === "" ? process.execPath : "node",
    program: fileURLToPath(new URL("../../../src/cli/bin.js", import.meta.url)),
    prologue,
    threads: given("threads") ? options.threads : (before?.threads ?? options.threads),
    sbatch: words ?? before?.sbatch ?? [],
    atOnce: options.atOnce ?? before?.atOnce ?? null,
  };
  const done = submitJob(folder, job, slurmOptions, options.dryRun === true);
  const told = tell(folder, done, options.dryRun === true);
  process.stdout.write(`${describeJob(folder, job, isNew, options.shards)}\n${told}\n`);
}

/** What was done, and how to watch it. */
function tell(folder: string, done: Submitted, dryRun: boolean): string {
  const { finished, queued, shards, commands, jobs, merge, merged } = done;
  const show = `  runout show ${quote(`${folder}/run`)}`;
  if (merged) return `Everything is finished and merged:\n${show}`;
  const known = [
    ...(finished > 0 ? [`${counted(finished, "shard")} finished before`] : []),
    ...(queued.length > 0 ? [`${counted(queued.length, "shard")} in the queue`] : []),
  ];
  const left = known.length > 0 ? `${known.join(", ")}. ` : "";
  const commandLines = listed(
    commands.map((command) => `  ${command}`),
    12,
  );
  if (dryRun)
    return `${wrap(`${left}Nothing is submitted; arrays are cut at Slurm's default limit, a real submission asks the site for its own:`, WIDTH)}\n${commandLines}`;
  if (jobs.length === 0)
    return `${wrap(`${left}Nothing is submitted: the merge, job ${merge}, waits for the rest.`, WIDTH)}\n${watch(folder)}`;
  const arrays = jobs.slice(0, -1);
  const what =
    arrays.length === 0
      ? `Submitted: the merge, job ${merge}.`
      : `Submitted: ${counted(shards.length, "shard")} as ${counted(arrays.length, "array")} (${arrays.join(", ")}), and the merge, job ${merge}, which runs when they have ended.`;
  return `${wrap(`${left}${what}`, WIDTH)}\n${commandLines}\n${watch(folder)}\n${show}   (when it is merged)`;
}

const watch = (folder: string): string =>
  `Watch it, and submit again what was lost:\n  squeue --me\n  runout cluster status --job ${quote(folder)}\n  runout cluster slurm --job ${quote(folder)}`;
