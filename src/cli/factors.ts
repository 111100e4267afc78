import { Command, Option } from "commander";
import { experimentOf } from "../montecarlo/experiment.ts";
import { type FactorFormat, formatFactors } from "../scenario/factorList.ts";
import { printFactors } from "./factorTable.ts";
import { openScenario } from "./tree.ts";

interface FactorsOptions {
  readonly format: FactorFormat | "table";
}

export function factorsCommand(): Command {
  return new Command("factors")
    .summary("list a scenario's uncertain numbers, for readers and for other tools")
    .description(
      "Lists every factor with its distribution, bounds, unit and source, premises included. As salib and ema the list is a problem " +
        "for those tools, whose rows come back by runout run --design.",
    )
    .argument("<scenario>", "scenario file")
    .addOption(
      new Option(
        "--format <name>",
        "table; json: all there is; salib: a SALib problem in probabilities; ema: EMA Workbench parameters",
      )
        .choices(["table", "json", "salib", "ema"])
        .default("table"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  runout factors scenarios/three-firm-cutoff.yaml\n  runout factors scenarios/graphite-cutoff-evidence.yaml --format salib",
    )
    .action((file: string, { format }: FactorsOptions) => {
      const { files, loaded } = openScenario(file);
      const { factors } = experimentOf(files, loaded.scenario);
      const text =
        format === "table"
          ? printFactors(loaded.scenario, factors)
          : `${JSON.stringify(formatFactors(format, loaded.scenario.name, factors), null, 2)}\n`;
      process.stdout.write(text);
    });
}
