import { Command } from "commander";
import { verifyPathSums, verifyPathTables } from "../results/capacity/verify.ts";
import { isOfCapacity, readAnyManifest } from "../results/manifest.ts";
import { verifyRun } from "../results/verify.ts";
import { verifySums } from "../results/verifySums.ts";
import { verifyTables } from "../results/verifyTables.ts";
import { bytesInWords, count, counted } from "./amounts.ts";
import { EXIT } from "./errors.ts";
import { findRun } from "./view.ts";

interface VerifyOptions {
  readonly tables?: boolean;
  readonly json?: boolean;
}

export function verifyCommand(): Command {
  return new Command("verify")
    .summary("check every checksum and sum of run folders")
    .description(
      "Reads every file of each run folder and compares it with its checksum, and the manifest with what is there. Then adds up: people out of work by stage, region, root cause, site and state of their position must give the totals, in every replication on every day; of a run of runout capacity the need and its sources, in every month. Says ok, or names what is wrong and ends with exit code 2. Nothing is changed.",
    )
    .argument("<run...>", "run folders, or names of scenarios (their latest run)")
    .option(
      "--tables",
      "make the tables anew from the chunks too, and compare them; takes as long as a run's tables do",
    )
    .option("--json", "print one JSON document instead of lines")
    .addHelpText(
      "after",
      "\nExamples:\n  runout verify three-firm-cutoff\n  runout verify three-firm-cutoff graphite-cutoff-evidence --tables --json",
    )
    .action((words: readonly string[], options: VerifyOptions) => {
      const found = words.map((word) => verify(findRun(word), options.tables === true));
      if (found.some(({ problems }) => problems.length > 0)) process.exitCode = EXIT.users;
      if (options.json) process.stdout.write(`${JSON.stringify({ runs: found }, null, 2)}\n`);
      else for (const one of found) process.stdout.write(inWords(one));
    });
}

/** What was looked at in a run, and what is wrong. Sums and tables are looked at only where every file is what was written. */
function verify(folder: string, anew: boolean) {
  const files = verifyRun(folder);
  if (files.problems.length > 0) return { folder, ...files, sums: null, remade: null };
  const manifest = readAnyManifest(folder);
  const ofPaths = isOfCapacity(manifest);
  const { sums, problems } = ofPaths ? verifyPathSums(folder, manifest) : verifySums(folder);
  if (!anew) return { folder, ...files, sums, remade: null, problems };
  const { problems: others, ...remade } = ofPaths ? verifyPathTables(folder, manifest) : verifyTables(folder);
  return { folder, ...files, sums, remade, problems: [...problems, ...others] };
}

function inWords({ folder, chunks, tables, bytes, sums, remade, problems }: ReturnType<typeof verify>): string {
  if (problems.length > 0)
    return problems.map((problem) => `${sums === null ? "damaged" : "wrong"}  ${problem}\n`).join("");
  const anew =
    remade === null
      ? ""
      : remade.leftOut === null
        ? `; ${counted(remade.same.length, "table")} made anew ${remade.same.length === 1 ? "is" : "are"} the same`
        : `; no table was made anew: ${remade.leftOut}`;
  return (
    `ok  ${folder}: ${chunks === 0 ? "" : `${counted(chunks, "chunk")} and `}${counted(tables, "table")}, ${bytesInWords(bytes)}, are what was written; ` +
    `${count(sums ?? 0)} sums hold${anew}\n`
  );
}
