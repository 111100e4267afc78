import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { runBacktest } from "../montecarlo/backtest.ts";
import { runPathBacktest } from "../montecarlo/capacity/backtest.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { openPool } from "../montecarlo/pool.ts";
import { writeBacktest } from "../results/backtestTable.ts";
import { type AnyScore, printBacktests } from "./backtestTable.ts";
import { openCases } from "./cases.ts";
import { codeVersion } from "./codeVersion.ts";
import { EXIT } from "./errors.ts";
import { engineOption, threadsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { stopOnInterrupt } from "./stop.ts";
import { replicationCount } from "./words.ts";

interface BacktestOptions {
  readonly replications?: number;
  readonly seed?: string;
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function backtestCommand(): Command {
  return new Command("backtest")
    .summary("score worlds against history")
    .description(
      "Runs back-tests and scores them: is each median inside its acceptance band, is each observation inside the 90 % interval? " +
        "A back-test is a folder with scenario.yaml and targets.csv, and usually its own world. A miss is an answer: the exit code is 0. " +
        "Scores of cases in a folder named backtests are kept in results/backtest, where runout report finds them.",
    )
    .argument("[case...]", "names under scenarios/backtests, or folders; all of scenarios/backtests when left out")
    .option("--replications <n>", "replications, instead of each scenario's own", replicationCount)
    .option("--seed <text>", "seed, instead of each scenario's own")
    .addOption(threadsOption())
    .addOption(engineOption())
    .option("--out <file>", "write the JSON document to a file as well")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout backtest scenarios/worlds/three-firm-chain\n  runout backtest scenarios/worlds/three-firm-chain --replications 2 --json",
    )
    .action(backtest);
}

async function backtest(words: readonly string[], options: BacktestOptions): Promise<void> {
  const cases = openCases(words);
  const stop = stopOnInterrupt();
  const lanes = options.engine === "lanes" ? await loadLaneModule() : null;
  const scores: AnyScore[] = [];
  const code = codeVersion();
  try {
    for (const one of cases) {
      const asked = {
        seed: options.seed ?? one.scenario.seed,
        replications: options.replications ?? one.scenario.replications,
      };
      const pool = openPool(one.files, options.threads, lanes);
      const progress = startProgress(one.name, "replications", options.quiet === true);
      try {
        const run = { onProgress: progress.update, signal: stop.signal };
        const score =
          "experiment" in one
            ? await runPathBacktest(pool, { ...one, scenario: { ...one.scenario, ...asked } }, run)
            : await runBacktest(pool, { ...one, scenario: { ...one.scenario, ...asked } }, run);
        if (score !== null) {
          scores.push(score);
          // A toy world's targets are no history.
          if ("experiment" in one || /(^|[\\/])backtests[\\/]/.test(one.targetFile))
            writeBacktest(join("results", "backtest"), score, code);
        }
      } finally {
        progress.stop();
        await pool.close();
      }
      if (stop.signal.aborted) break;
    }
  } finally {
    stop.done();
  }
  const json = `${JSON.stringify({ cases: scores }, null, 2)}\n`;
  if (options.out !== undefined) writeFileSync(options.out, json);
  process.stdout.write(options.json ? json : printBacktests(scores));
  if (stop.signal.aborted) process.exitCode = EXIT.stopped;
  else if (scores.some(({ failures }) => failures.length > 0)) process.exitCode = EXIT.failures;
}
