import { Command } from "commander";
import { type CapacityManifest, isOfCapacity, readAnyManifest } from "../results/manifest.ts";
import { answerJson, printAnswer } from "./answer.ts";
import { EXIT, UsageError } from "./errors.ts";
import { fanLines } from "./fan.ts";
import { findRun, viewRun } from "./view.ts";

export function showCommand(): Command {
  return new Command("show")
    .summary("print a run's answer")
    .description("Prints the answer of one or more run folders from their tables, side by side.")
    .argument("<run...>", "run folders, or names of scenarios (their latest run)")
    .option("--json", "print one JSON document instead of tables")
    .addHelpText(
      "after",
      "\nExamples:\n  runout show three-firm-cutoff\n  runout show results/three-firm-cutoff --json",
    )
    .action(async (words: readonly string[], options: { readonly json?: boolean }) => {
      const folders = words.map(findRun);
      const ofPaths = folders.flatMap((folder) => {
        const manifest = readAnyManifest(folder);
        return isOfCapacity(manifest) ? [{ folder, manifest }] : [];
      });
      if (ofPaths.length === folders.length) return showPaths(ofPaths, options.json === true);
      if (ofPaths.length > 0)
        throw new UsageError(`${ofPaths[0]!.folder} is a run of runout capacity; show it apart from runs of days`);
      const views = folders.map((folder) => {
        const view = viewRun(folder);
        if (view === null)
          throw new UsageError(`${folder} has no finished replication yet; go on with runout run --resume`);
        return view;
      });
      process.stdout.write(
        options.json
          ? `${JSON.stringify(answerJson(views), null, 2)}\n`
          : `${printAnswer(views)}\n${fanLines(
              views.map(({ folder }) => folder),
              process.env,
            )}`,
      );
      if (views.some((view) => view.summary.failures.length > 0)) process.exitCode = EXIT.failures;
    });
}

/** Answers of runs of paths, one after the other. */
async function showPaths(
  runs: readonly { readonly folder: string; readonly manifest: CapacityManifest }[],
  json: boolean,
): Promise<void> {
  const { readCuts, readPaths } = await import("../results/capacity/read.ts");
  const { capacityJson, printCapacity } = await import("./capacity/answer.ts");
  const answers = runs.map(({ folder, manifest }) => ({
    paths: readPaths(folder, manifest),
    cuts: readCuts(folder, manifest),
    scenario: manifest.scenario,
    folder,
  }));
  const text = json
    ? `${JSON.stringify({ runs: answers.map(capacityJson) }, null, 2)}\n`
    : answers.map(printCapacity).join("\n");
  process.stdout.write(text);
}
