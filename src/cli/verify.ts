import { Command } from "commander";
import { verifyRun } from "../results/verify.ts";
import { bytesInWords, counted } from "./amounts.ts";
import { EXIT } from "./errors.ts";
import { findRun } from "./view.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .summary("check every checksum of run folders")
    .description(
      "Reads every file of each run folder and compares it with its checksum, and the manifest with what is there. Says ok, or names what is damaged and ends with exit code 2. Nothing is changed.",
    )
    .argument("<run...>", "run folders, or names of scenarios (their latest run)")
    .option("--json", "print one JSON document instead of lines")
    .addHelpText(
      "after",
      "\nExamples:\n  runout verify three-firm-cutoff\n  runout verify three-firm-cutoff graphite-cutoff-evidence --json",
    )
    .action((words: readonly string[], options: { readonly json?: boolean }) => {
      const found = words.map((word) => {
        const folder = findRun(word);
        return { folder, ...verifyRun(folder) };
      });
      if (options.json) process.stdout.write(`${JSON.stringify({ runs: found }, null, 2)}\n`);
      for (const { folder, chunks, tables, bytes, problems } of found) {
        if (problems.length > 0) process.exitCode = EXIT.users;
        if (options.json) continue;
        if (problems.length === 0)
          process.stdout.write(
            `ok  ${folder}: ${counted(chunks, "chunk")} and ${counted(tables, "table")}, ${bytesInWords(bytes)}, are what was written\n`,
          );
        for (const problem of problems) process.stdout.write(`damaged  ${problem}\n`);
      }
    });
}
