import { Command } from "commander";
import { runShard, type ShardEnd } from "../cluster/runShard.ts";
import { counted } from "./amounts.ts";
import { type ChunkEvents, tellChunks } from "./chunkEvents.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT, UsageError } from "./errors.ts";
import { type LogFormat, logEvent, logFormatOption, say, setLogFormat } from "./log.ts";
import { threadsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { stopOnInterrupt } from "./stop.ts";
import { wholeNumber } from "./words.ts";

interface ShardOptions {
  readonly job: string;
  readonly index?: number;
  readonly threads: number;
  readonly quiet?: boolean;
  readonly logFormat: LogFormat;
}

export function shardCommand(): Command {
  return new Command("shard")
    .summary("run one shard of a job of a cluster")
    .description(
      "Runs one shard of a job that runout cluster wrote, or what earlier attempts have left of it. On SIGTERM the chunk under way is " +
        "finished and kept, for the next attempt. Exit codes: 0 the shard is finished, 1 our fault, 2 your words or the job, 3 stopped.",
    )
    .requiredOption("--job <folder>", "the job's folder")
    .option("--index <n>", "the shard, from 0; without it, JOB_COMPLETION_INDEX of the environment", wholeNumber)
    .addOption(threadsOption())
    .option("--quiet", "no progress on stderr")
    .addOption(logFormatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  runout shard --job three-firm-job --index 0\n  runout shard --job three-firm-job --index 0 --threads 1 --quiet",
    )
    .action(shard);
}

async function shard({ job: folder, index: given, threads, quiet, logFormat }: ShardOptions): Promise<void> {
  setLogFormat(logFormat);
  const index = given ?? indexFromEnvironment();
  const stop = stopOnInterrupt(true);
  const progress = startProgress(`shard ${index}`, "replications", quiet === true, { run: folder, shard: index });
  let events: ChunkEvents | null = null;
  try {
    const end = await runShard({
      folder,
      index,
      threads,
      code: codeVersion(),
      onProgress: progress.update,
      onBegin: (store) => {
        events = tellChunks(store, quiet === true, { shard: index });
      },
      onChunk: (chunk) => events?.saved(chunk),
      onNote: (sentence) => say("warn", "note", sentence, { shard: index }),
      signal: stop.signal,
    });
    progress.stop();
    if (quiet !== true) {
      const { state, folder: run, replications, chunks, saved, ran, failures } = end;
      logEvent(
        state,
        { run, shard: index, replications, chunks, saved, ran, failures },
        state === "stopped" ? "warn" : "info",
      );
    }
    process.stdout.write(`shard ${index} of ${end.job.name} ${inWords(end)} -> ${end.folder}\n`);
    if (end.state === "stopped") process.exitCode = EXIT.stopped;
  } finally {
    progress.stop();
    stop.done();
  }
}

function inWords({ state, replications, chunks, saved, ran, failures }: ShardEnd): string {
  if (state === "stopped") return `stopped: ${saved} of ${counted(chunks, "chunk")} saved, for the next attempt`;
  const now = ran === 0 ? "nothing was left to run" : `${ran} of ${counted(chunks, "chunk")} run now`;
  const failed = failures === 0 ? "" : `, ${counted(failures, "replication")} failed and named in it`;
  return `finished: ${counted(replications, "replication")}, ${now}${failed}`;
}

/** The index that a Kubernetes Indexed Job gives a pod. */
function indexFromEnvironment(): number {
  const text = process.env.JOB_COMPLETION_INDEX;
  if (text === undefined) throw new UsageError("shard: give --index <n>, or set JOB_COMPLETION_INDEX");
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`shard: JOB_COMPLETION_INDEX=${JSON.stringify(text)} is no whole number of at least 0`);
  return Number(text);
}
