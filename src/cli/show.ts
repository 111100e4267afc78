import { Command } from "commander";
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
    .action((words: readonly string[], options: { readonly json?: boolean }) => {
      const views = words.map((word) => {
        const folder = findRun(word);
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
