import { Command } from "commander";
import { mergeJob } from "../cluster/mergeJob.ts";
import { answerJson, printAnswer } from "./answer.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT, UsageError } from "./errors.ts";
import { type LogFormat, logEvent, logFormatOption, setLogFormat } from "./log.ts";
import { threadsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { viewRun } from "./view.ts";

interface MergeOptions {
  readonly job: string;
  readonly out?: string;
  readonly threads: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly logFormat: LogFormat;
}

export function mergeCommand(): Command {
  return new Command("merge")
    .summary("put the shards of a job of a cluster together")
    .description(
      "Puts the finished shards of a job together into one run folder, whose tables are byte for byte those of one machine, and prints its " +
        "answer. Strict: with a shard missing or damaged it names them, makes nothing and ends with code 2.",
    )
    .requiredOption("--job <folder>", "the job's folder")
    .option("--out <folder>", "run folder, instead of the job's run/")
    .addOption(threadsOption())
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addOption(logFormatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  runout merge --job three-firm-job\n  runout merge --job three-firm-job --out results/three-firm-merged --json",
    )
    .action(async ({ job, out, threads, json, quiet, logFormat }: MergeOptions) => {
      setLogFormat(logFormat);
      const progress = startProgress("merge", "chunks", quiet === true, { run: out ?? job });
      const { folder, manifest } = await mergeJob({
        folder: job,
        code: codeVersion(),
        threads,
        onProgress: progress.update,
        ...(out === undefined ? {} : { out }),
      });
      progress.stop();
      if (quiet !== true) {
        const { soundReplications, failures } = manifest;
        const all = { chunks: manifest.chunks.length, soundReplications, failedReplications: failures.length };
        logEvent("finished", { run: folder, ...all }, failures.length === 0 ? "info" : "warn");
      }
      const view = viewRun(folder);
      if (view === null)
        throw new UsageError(`${folder} has no replication that went well; its manifest names the failures`);
      process.stdout.write(json ? `${JSON.stringify(answerJson([view]), null, 2)}\n` : printAnswer([view]));
      if (view.summary.failures.length > 0) process.exitCode = EXIT.failures;
    });
}
