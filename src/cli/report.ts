import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { openRuns } from "../report/runData.ts";
import { isOfCapacity, readAnyManifest } from "../results/manifest.ts";
import { UsageError } from "./errors.ts";
import { findRun } from "./view.ts";

export function reportCommand(): Command {
  return new Command("report")
    .summary("write a report of runs as one HTML file")
    .description(
      "Writes one HTML file that needs no network and no script: a first page for a reader with one minute, then charts with their numbers, " +
        "methods, everything that was put in with its source, and what made the runs.",
    )
    .argument(
      "<run...>",
      "run folders, or names of scenarios (their latest run); several are compared; runs of runout capacity add their figure",
    )
    .option("--out <file>", "where it goes, instead of report.html in the last run's folder")
    .option("--json", "print where it lies, its size and the runs it is of as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  runout report three-firm-cutoff\n  runout report graphite-cutoff-evidence --out report.html",
    )
    .action(async (words: readonly string[], options: { readonly out?: string; readonly json?: boolean }) => {
      const runs = words.map(findRun);
      const report = await writeReport(runs, options.out);
      const told = () => JSON.stringify({ report, bytes: statSync(report).size, runs }, null, 2);
      process.stdout.write(`${options.json ? told() : report}\n`);
    });
}

/** Writes the report of run folders; returns its path. */
export async function writeReport(folders: readonly string[], out?: string): Promise<string> {
  const path = out ?? join(folders.at(-1)!, "report.html");
  if (!/\.html?$/i.test(path)) throw new UsageError(`--out ${path}: a report is written as .html`);
  const { reportPage } = await import("../report/html/page.ts");
  const found = folders.map((folder) => ({ folder, manifest: readAnyManifest(folder) }));
  const ofPaths = found.flatMap(({ folder, manifest }) =>
    isOfCapacity(manifest) ? [{ letter: "", folder, scenario: manifest.scenario.name }] : [],
  );
  const ofDays = found.filter(({ manifest }) => !isOfCapacity(manifest)).map(({ folder }) => folder);
  if (ofDays.length === 0)
    throw new UsageError(
      `${folders[0]} is a run of runout capacity: give a run of days as well, or draw it with runout plot ${ofPaths[0]!.scenario} capacity`,
    );
  writeFileSync(path, await reportPage(openRuns(ofDays), ofPaths));
  return path;
}
