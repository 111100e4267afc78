import { Command, InvalidArgumentError, Option } from "commander";
import { formWords } from "../scenario/forms.ts";
import type { Forms } from "../scenario/types.ts";
import { engineOption, formOption, seedOption, setOption, threadsOption } from "./options.ts";
import { answerSensitivity, methods } from "./sensitivityRun.ts";
import { positiveInteger, replicationCount } from "./words.ts";

export function sensitivityCommand(): Command {
  return new Command("sensitivity")
    .summary("say which uncertain number decides an answer, and how good its evidence is")
    .description(
      "Ranks the factors of a scenario by what they do to an outcome, each with who says what it is. A scenario file is run on a design; " +
        "a run folder, or the name of a scenario that was run, is analysed as it stands (prcc, pawn, given-data).",
    )
    .argument("<scenario|run>", "scenario file, run folder, or name of a scenario that was run")
    .addOption(
      new Option(
        "--method <name>",
        "morris: trajectories, the cheapest; sobol: shares of variance; prcc, pawn, given-data: from any rows; " +
          "luck: what factors and what luck decide; forms: model forms side by side",
      )
        .choices(methods)
        .default("morris"),
    )
    .option(
      "--outcome <text>",
      "outcome, or condition on one (may be repeated); the first report day's outOfWork when left out",
      collected,
      [],
    )
    .option("--samples <n>", "base samples (sobol), trajectories (morris), rows of factors (others)", replicationCount)
    .option("--factors <a,b>", "ask about these factors only; for sobol all others are moved together", nameList)
    .option("--top <n>", "factors that a screening picks for sobol, where none are named", positiveInteger, 10)
    .option("--second-order", "pairs of factors too (sobol)")
    .option("--lucks <n>", "lucks of each row of factors (luck)", lucks, 8)
    .option("--cross <a,b>", "cross the words of these mechanisms, instead of one change at a time (forms)", formNames)
    .option("--bootstrap <n>", "resamples behind each 90 % interval", positiveInteger, 1000)
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(engineOption())
    .option(
      "--horizon <days>",
      "days simulated where an outcome looks at all of them, instead of the scenario's own",
      positiveInteger,
    )
    .addOption(setOption())
    .addOption(formOption())
    .option("--out <folder>", "where the table of indices goes")
    .option("--all", "print all factors, not the first fifteen")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout sensitivity scenarios/graphite-cutoff.yaml --factors cellCoverDays,anodeCoverDays --samples 4\n  runout sensitivity scenarios/graphite-cutoff.yaml --method sobol --outcome outOfWork@3 --factors cellCoverDays --samples 8",
    )
    .action(answerSensitivity);
}

const collected = (text: string, before: readonly string[]): string[] => [...before, text];

function nameList(text: string): string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0)
    throw new InvalidArgumentError(`"${text}" names no factor; give names with commas between them.`);
  return [...new Set(names)];
}

function formNames(text: string): (keyof Forms)[] {
  const known = Object.keys(formWords);
  const names = nameList(text);
  for (const name of names)
    if (!known.includes(name))
      throw new InvalidArgumentError(`"${name}" is no mechanism with forms; there are ${known.join(", ")}.`);
  return names as (keyof Forms)[];
}

function lucks(text: string): number {
  const n = positiveInteger(text);
  if (n < 2) throw new InvalidArgumentError(`"${text}" is not a whole number of at least 2: luck shows between lucks.`);
  return n;
}
