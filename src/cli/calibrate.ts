import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { posteriorOf } from "../analysis/calibration/answer.ts";
import { effectiveSize } from "../analysis/calibration/population.ts";
import { runCalibration } from "../montecarlo/calibrate.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { openPool, type Pool } from "../montecarlo/pool.ts";
import { calibratedText } from "../results/calibratedFile.ts";
import { type CalibrationAnswer, casesOf, printCalibration } from "./calibrateTable.ts";
import { openFittedCases } from "./cases.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT, UsageError } from "./errors.ts";
import { fittedFactors } from "./fittedFactors.ts";
import { threadsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { stopOnInterrupt } from "./stop.ts";
import { collected, replicationCount, wholeNumber } from "./words.ts";

interface CalibrateOptions {
  readonly factor: readonly string[];
  readonly fitted?: string;
  readonly particles: number;
  readonly rounds: number;
  readonly seed: string;
  readonly threads: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function calibrateCommand(): Command {
  return new Command("calibrate")
    .summary("fit what back-tests identify")
    .description(
      "Fits factors to the targets that back-tests mark `calibrate`, all cases together, by sequential Monte Carlo ABC, and prints prior and " +
        "posterior. What the cases do not narrow is called not identified and stays as it was.",
    )
    .argument("[case...]", "names under scenarios/backtests, or folders; all of scenarios/backtests when left out")
    .option(
      "--factor <name>",
      "factor to fit from the worlds' prior (may be repeated), instead of fitted.csv",
      collected,
      [],
    )
    .option("--fitted <file>", "table of factors to fit, instead of fitted.csv beside the first case's folder")
    .option("--particles <n>", "particles kept; the first round simulates twice as many", replicationCount, 400)
    .option("--rounds <n>", "rounds after the first; 0: from the prior alone", wholeNumber, 2)
    .option("--seed <text>", "seed", "calibrate")
    .addOption(threadsOption())
    .option("--out <file>", "write the identified factors as a scenario's factors")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout calibrate scenarios/worlds/three-firm-chain --factor furloughLagDays --particles 40\n  runout calibrate scenarios/worlds/three-firm-chain --factor furloughLagDays --particles 20 --rounds 1 --json",
    )
    .action(calibrate);
}

async function calibrate(words: readonly string[], options: CalibrateOptions): Promise<void> {
  const cases = openFittedCases(words);
  if (!cases.some(({ targets }) => targets.some(({ use }) => use === "calibrate")))
    throw new UsageError("no target of these cases is marked calibrate: there is nothing to fit to");
  const factors = fittedFactors(cases, options.factor, options.fitted);
  // Taken before the run: it is the code that is running.
  const code = codeVersion();
  const stop = stopOnInterrupt();
  const lanes = await loadLaneModule();
  const pools: Pool[] = [];
  const progress = startProgress("calibrate", "particles", options.quiet === true);
  try {
    const { particles, rounds, seed, threads } = options;
    const pooled = cases.map((one) => {
      const pool = openPool(one.files, threads, lanes);
      pools.push(pool);
      return { ...one, pool };
    });
    const plan = { cases: pooled, factors, seed, particles, rounds };
    const result = await runCalibration({ ...plan, onProgress: progress.update, signal: stop.signal });
    progress.stop();
    if (result === null) {
      process.stderr.write("Stopped: a calibration needs all its rounds, so there is nothing to print.\n");
      process.exitCode = EXIT.stopped;
      return;
    }
    const { population: _, adjusted, ...told } = result;
    const answer: CalibrationAnswer = {
      ...{ seed, code, particles: adjusted.numbers.length, effectiveSize: effectiveSize(adjusted) },
      ...told,
      ...posteriorOf(factors, adjusted),
    };
    if (options.out !== undefined)
      writeFileSync(
        options.out,
        calibratedText({ ...answer, command: commandOf(words, options), cases: casesOf(answer.targets) }),
      );
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : printCalibration(answer, options.out));
  } finally {
    progress.stop();
    for (const pool of pools) await pool.close();
    stop.done();
  }
}

/** The command line that gives the same numbers. */
function commandOf(
  words: readonly string[],
  { factor, fitted, particles, rounds, seed, out }: CalibrateOptions,
): string {
  const parts = [
    ...["runout", "calibrate", ...words, ...factor.flatMap((name) => ["--factor", name])],
    ...(fitted === undefined ? [] : ["--fitted", fitted]),
    ...["--particles", String(particles), "--rounds", String(rounds), "--seed", seed],
    ...(out === undefined ? [] : ["--out", out]),
  ];
  return parts.join(" ");
}
