import { Command } from "commander";
import { runCuts } from "../../montecarlo/capacity/cuts.ts";
import { runPaths } from "../../montecarlo/capacity/paths.ts";
import { loadLaneModule } from "../../montecarlo/laneModule.ts";
import { openPool } from "../../montecarlo/pool.ts";
import { keepCapacity } from "../../results/capacity/folder.ts";
import { cutsTable, simulatedTables, toldTables } from "../../results/capacity/tables.ts";
import { claimFolder } from "../../results/runPlace.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { codeVersion } from "../codeVersion.ts";
import { EXIT, UsageError } from "../errors.ts";
import { replicationsOption, seedOption, threadsOption } from "../options.ts";
import { startProgress } from "../progress.ts";
import { stopOnInterrupt } from "../stop.ts";
import { capacityJson, printCapacity } from "./answer.ts";
import { openCapacity, openCuts } from "./open.ts";

interface CapacityOptions {
  readonly replications?: number;
  readonly seed?: string;
  readonly threads: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function capacityCommand(): Command {
  return new Command("capacity")
    .summary("simulate what is built over ten years, and cuts along the way")
    .description(
      "Runs the paths of capacity of a scenario that has the key capacity: which projects are decided, wait for power, are built, ramp and " +
        "close, under each of its programmes of public money. A scenario with cuts also runs the daily engine from each of its dates; one with " +
        "targets lies in the past and is scored, as by runout backtest.",
    )
    .argument("<scenario>", "scenario file with the key capacity")
    .addOption(replicationsOption())
    .addOption(seedOption())
    .addOption(threadsOption())
    .option("--out <folder>", "where the tables go, instead of results/<scenario>/<run-id>")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout capacity scenarios/leapfrog-silicon.yaml --replications 16\n  runout capacity scenarios/replicate-graphite.yaml --replications 8 --json",
    )
    .action(runCapacity);
}

async function runCapacity(file: string, options: CapacityOptions): Promise<void> {
  const opened = openCapacity(file);
  const scenario: CapacityScenario = {
    ...opened.loaded.scenario,
    seed: options.seed ?? opened.loaded.scenario.seed,
    replications: options.replications ?? opened.loaded.scenario.replications,
  };
  if (scenario.seed === "") throw new UsageError("--seed is empty; give any text");
  const experiment = { ...opened.experiment, seed: scenario.seed };
  if (options.out !== undefined) claimFolder(options.out);
  const began = process.hrtime.bigint();
  const stop = stopOnInterrupt();
  const cut = scenario.cuts === undefined ? null : openCuts(opened, scenario.cuts);
  const lanes = cut === null ? null : await loadLaneModule();
  const pool = openPool(cut?.files ?? opened.world, options.threads, lanes);
  const progress = startProgress(scenario.name, "replications", options.quiet === true);
  try {
    const paths = await runPaths(pool, experiment, scenario.replications, {
      onProgress: progress.update,
      signal: stop.signal,
    });
    progress.stop();
    const cutting = startProgress(`${scenario.name}, cuts`, "replications", options.quiet === true);
    const cuts =
      paths === null || cut === null
        ? []
        : await runCuts(pool, paths, {
            ...cut,
            ...scenario.cuts!,
            scenario: cut.scenario,
            onProgress: cutting.update,
            signal: stop.signal,
          });
    cutting.stop();
    if (paths === null || cuts === null) {
      process.exitCode = EXIT.stopped;
      return;
    }
    const folder = keepCapacity({
      scenario,
      worldText: `${opened.world.text}${opened.files.text}`,
      code: codeVersion(),
      factors: experiment.factors,
      wallSeconds: Number(process.hrtime.bigint() - began) / 1e9,
      tables: [
        ...simulatedTables(paths),
        ...toldTables(paths, scenario.report.dates),
        ...(cuts.length === 0 ? [] : [cutsTable(cuts, scenario)]),
      ],
      ...(options.out === undefined ? {} : { folder: options.out }),
    });
    const answer = { paths, cuts, scenario, folder };
    process.stdout.write(options.json ? `${JSON.stringify(capacityJson(answer), null, 2)}\n` : printCapacity(answer));
  } finally {
    progress.stop();
    await pool.close();
    stop.done();
  }
}
