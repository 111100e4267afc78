import { Command } from "commander";
import { readJob } from "../../cluster/job.ts";
import { type ShardState, shardStates } from "../../cluster/status.ts";
import { listed } from "../../cluster/words.ts";
import { count, counted } from "../amounts.ts";
import { table } from "../table.ts";

export function statusCommand(): Command {
  return new Command("status")
    .summary("say how far the shards of a job are")
    .description(
      "Says how far the shards of a job are, from the job's own files: it asks neither the cluster nor its accounting. A shard whose node " +
        "died without a word still says running; look at when it last saved something.",
    )
    .requiredOption("--job <folder>", "the job's folder")
    .option("--json", "print one JSON document instead of tables")
    .addHelpText(
      "after",
      "\nExamples:\n  runout cluster status --job three-firm-job\n  runout cluster status --job three-firm-job --json",
    )
    .action(({ job: folder, json }: { readonly job: string; readonly json?: boolean }) => {
      const job = readJob(folder);
      const states = shardStates(folder, job);
      if (json) {
        const { name, key, replications, chunks, shards } = job;
        const document = { folder, name, key, replications, chunks, shards, states };
        process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      } else
        process.stdout.write(
          `${job.name}: ${counted(job.replications, "replication")} in ${folder}\n\n${tell(states)}\n`,
        );
    });
}

const ORDER = ["finished", "running", "ended", "damaged", "waiting"] as const;

/** Counts by state, then the shards that are under way or in trouble. */
function tell(states: readonly ShardState[]): string {
  const rows = ORDER.flatMap((state) => {
    const mine = states.filter((one) => one.state === state);
    const sum = (value: (one: ShardState) => number) => count(mine.reduce((total, one) => total + value(one), 0));
    const saved = `${sum((one) => one.savedChunks)} of ${sum((one) => one.chunks)}`;
    return mine.length === 0 ? [] : [[state, count(mine.length), sum((one) => one.replications), saved]];
  });
  const counts = table(["state", "shards", "replications", "chunks saved"], rows, { right: [1, 2, 3] });
  const failed = states.reduce((sum, { failures }) => sum + failures, 0);
  const failures = failed === 0 ? "" : `\n\n${counted(failed, "replication")} failed and named in the finished shards`;
  const open = states.filter(({ state }) => state !== "finished" && state !== "waiting");
  if (open.length === 0) return `${counts}${failures}`;
  const lines = open.map(({ index, words, lastWrite }) => `  shard ${index}: ${words}${agoOf(lastWrite)}`);
  return `${counts}${failures}\n\n${listed(lines, 30)}`;
}

function agoOf(lastWrite: string | null): string {
  if (lastWrite === null) return "";
  const seconds = Math.max(0, (Date.now() - Date.parse(lastWrite)) / 1000);
  const ago =
    seconds < 120
      ? `${Math.round(seconds)} s`
      : seconds < 7200
        ? `${Math.round(seconds / 60)} min`
        : `${Math.round(seconds / 3600)} h`;
  return `, last wrote ${ago} ago`;
}
