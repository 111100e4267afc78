import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { CompareQuestion } from "../analysis/compare/compare.ts";
import { MOST_PARTS } from "../analysis/compare/package.ts";
import { parseRank } from "../analysis/compare/rank.ts";
import { parseWhen } from "../analysis/conditions.ts";
import { checkOutcome } from "../analysis/evaluate.ts";
import { type Precision, pairedPrecision } from "../analysis/precision.ts";
import { layoutOf } from "../engine/layout.ts";
import { type CompareRequest, compareScenario, packageName } from "../montecarlo/compareScenario.ts";
import { loadLaneModule } from "../montecarlo/laneModule.ts";
import { openPool } from "../montecarlo/pool.ts";
import { runUntil, type UntilSample } from "../montecarlo/until.ts";
import { writeCompared } from "../results/compareTable.ts";
import type { Intervention } from "../scenario/interventions/types.ts";
import { nearest } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/types.ts";
import { buildEconomy } from "../world/economy.ts";
import { type Adjustments, adjust, settingsOf } from "./adjust.ts";
import { isCapacity } from "./capacity/open.ts";
import { codeVersion } from "./codeVersion.ts";
import { printCompared } from "./compareTable.ts";
import { EXIT, UsageError } from "./errors.ts";
import {
  engineOption,
  formOption,
  horizonOption,
  replicationsOption,
  seedOption,
  setOption,
  threadsOption,
} from "./options.ts";
import { startProgress } from "./progress.ts";
import { stopOnInterrupt } from "./stop.ts";
import { openScenario } from "./tree.ts";
import { mostOf, untilLines, untilOption } from "./until.ts";
import { commaList, dollarAmount } from "./words.ts";

interface CompareOptions extends Adjustments {
  readonly with: readonly string[];
  readonly dates?: readonly string[];
  readonly budget?: number;
  readonly rank?: string;
  readonly loss?: string;
  readonly value: number;
  readonly until?: Precision;
  readonly shares: boolean;
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function compareCommand(): Command {
  return new Command("compare")
    .summary("say what each intervention saves, at what cost, and how sure that is")
    .description(
      "Runs a scenario with and without each of its options on the same worlds (same factors, same luck) and prints jobs saved, costs, and " +
        "how sure the choice is. Options stand in the scenario; runout interventions says what there is. Of a scenario about capacity it compares " +
        "the programmes with the first: jobs, GWh, self-sufficiency and public money on two dates.",
    )
    .argument("<scenario>", "scenario file, the baseline")
    .option(
      "--with <names>",
      "options with commas between, a+b for a package of two; all: each option by itself",
      commaList,
    )
    .option(
      "--budget <dollars>",
      "most that may be spent on average, as 200M; what costs more is shown and not chosen",
      dollarAmount,
    )
    .option(
      "--rank <gain>",
      "jobDaysSaved@day, jobYearsSaved@day, jobsSaved@day, or an outcome of which less is better; job-days of a year, or of a shorter run, when left out; of programmes jobYears, homeShare or another measure",
    )
    .option("--dates <dates>", "of programmes: days on whose months to look, with commas between", commaList)
    .option(
      "--loss <condition>",
      'what counts as a bearable world, as "peak(outOfWork) < 20000"; the baseline\'s median of job-days when left out',
    )
    .option("--value <dollars>", "value of a job-year, for net benefit and break-even", dollarAmount, 100_000)
    .option("--no-shares", "do not run the combinations of a package's parts")
    .addOption(replicationsOption())
    .addOption(untilOption("what every option saves of an outcome"))
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(engineOption())
    .addOption(horizonOption())
    .addOption(setOption())
    .addOption(formOption())
    .option("--out <folder>", "where compare.arrow and compare.json go, instead of results/<scenario>/compare")
    .option("--json", "print one JSON document instead of tables")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout compare scenarios/graphite-cutoff-evidence.yaml --with stockpile-90,short-time --replications 8 --horizon 91 --rank jobDaysSaved@90\n  runout compare scenarios/power-first.yaml --replications 4 --rank homeShare --json",
    )
    .action(compare);
}

/** Days that a comparison tells of, where the run is long enough. */
const YEAR = 365;
const DAYS = [30, 90, YEAR];

const CONFIDENCE = 0.9;

async function compare(file: string, options: CompareOptions, command: Command): Promise<void> {
  if (existsSync(file) && isCapacity(file)) {
    const { compareProgrammes } = await import("./capacity/compare.ts");
    return compareProgrammes(file, options, command);
  }
  if (options.dates !== undefined) throw new UsageError(`${file} asks about a cut; --dates is for programmes`);
  const one = openScenario(file);
  const scenario = adjust(one, options);
  const { files } = one;
  const packages = packagesOf(options.with ?? ["all"], scenario);
  const question = questionOf(scenario, options);
  const economy = buildEconomy(files);
  const layout = layoutOf(economy, scenario.horizonDays + 1, []);
  for (const { outcome } of [question.rank, ...(question.loss === null ? [] : [question.loss])])
    checkOutcome(layout, outcome);
  if (options.until !== undefined) checkOutcome(layout, options.until.outcome);
  const until = options.until === undefined ? null : pairedPrecision(options.until);
  const stop = stopOnInterrupt();
  const pool = openPool(files, options.threads, options.engine === "lanes" ? await loadLaneModule() : null);
  const progress = startProgress(`${scenario.name}, compared`, "worlds", options.quiet === true);
  const request: CompareRequest = {
    files,
    economy,
    scenario,
    packages,
    question,
    shares: options.shares,
    ...(options.until === undefined ? {} : { outcomes: [options.until.outcome] }),
    onProgress: progress.update,
    signal: stop.signal,
  };
  try {
    const compared = compareScenario(pool, request);
    const end = until === null ? null : await runUntil(until, mostOf(options), differences(compared, until, packages));
    const answer = until === null || end !== null ? await compared(end?.replications ?? scenario.replications) : null;
    progress.stop();
    if (answer === null) {
      process.stderr.write("Stopped: a comparison needs the same worlds in every arm, so there is nothing to print.\n");
      process.exitCode = EXIT.stopped;
      return;
    }
    const { sample: _, ...said } = answer;
    const head = {
      scenario: scenario.name,
      world: files.name,
      seed: scenario.seed,
      code: codeVersion(),
      settings: settingsOf(options),
    };
    const { seed: __, ...asked } = question;
    const made = {
      ...head,
      question: { ...asked, rank: question.rank.text },
      ...said,
      ...(end === null ? {} : { until: end }),
    };
    const path = writeCompared(options.out ?? join("results", scenario.name, "compare"), answer, question.days, made);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...made, table: path }, null, 2)}\n`
        : printCompared(scenario.name, answer, question, path, end === null ? "" : untilLines(end, "Saved: ")),
    );
    if (end !== null && !end.known.reached) process.exitCode = EXIT.stopped;
    if (answer.leftOut > 0) process.exitCode = EXIT.failures;
  } finally {
    progress.stop();
    await pool.close();
    stop.done();
  }
}

/** What every option changes of the outcome that is to be known, in the worlds of the first so many replications. */
function differences(
  compared: ReturnType<typeof compareScenario>,
  until: ReturnType<typeof pairedPrecision>,
  packages: readonly Intervention[][],
): (replications: number) => Promise<readonly UntilSample[] | null> {
  return async (replications) => {
    const answer = await compared(replications);
    if (answer === null) return null;
    const { baseline, arms } = answer.sample;
    const base = baseline.get(until.of)!;
    return packages.map((parts, i) => ({
      name: packageName(parts),
      values: until.differences(base, arms[i]!.get(until.of)!),
      scale: until.scaleOf(base),
    }));
  };
}

function questionOf(scenario: Scenario, options: CompareOptions): CompareQuestion {
  const lastDay = scenario.horizonDays;
  const loss = options.loss === undefined ? [null] : parseWhen(options.loss);
  if (loss.length > 1) throw new UsageError(`--loss "${options.loss}": give one condition`);
  return {
    days: [...new Set(DAYS.map((day) => Math.min(day, lastDay)))],
    lastDay,
    rank: parseRank(options.rank ?? `jobDaysSaved@${Math.min(YEAR, lastDay)}`),
    budgetUsd: options.budget ?? null,
    valueUsdPerJobYear: options.value,
    loss: loss[0]!,
    seed: scenario.seed,
    confidence: CONFIDENCE,
  };
}

/** Packages as the user names them: `all`, or names of options joined by +. */
function packagesOf(words: readonly string[], { name, options }: Scenario): Intervention[][] {
  if (options.length === 0)
    throw new UsageError(
      `${name} has no options to compare; give it a list options: (runout interventions says of what)`,
    );
  const names = options.map((option) => option.name);
  const named = (word: string): Intervention => {
    const found = options.find((option) => option.name === word);
    if (found !== undefined) return found;
    const near = nearest(word, names);
    throw new UsageError(
      `${name} has no option ${word}; ${near === undefined ? `it has ${names.join(", ")}` : `did you mean ${near}?`}`,
    );
  };
  const packages = words.flatMap((word) =>
    word === "all" ? options.map((option) => [option]) : [word.split("+").map((part) => named(part.trim()))],
  );
  for (const parts of packages)
    if (parts.length > MOST_PARTS)
      throw new UsageError(`${packageName(parts)} has ${parts.length} parts; ${MOST_PARTS} are the most`);
  return [...new Map(packages.map((parts) => [packageName(parts), parts])).values()];
}
