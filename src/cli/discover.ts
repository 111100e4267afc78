import { Command, Option } from "commander";
import { parseWhen, whenText } from "../analysis/conditions.ts";
import { adviceOn } from "../analysis/discover/advice.ts";
import { casesOf } from "../analysis/discover/cases.ts";
import { type ChoiceValue, choiceValue } from "../analysis/discover/choice.ts";
import { type Discovery, discover } from "../analysis/discover/discover.ts";
import { discoverySentence } from "../analysis/discover/sentence.ts";
import { type Thresholds, thresholdsOf } from "../analysis/discover/threshold.ts";
import { outcomeText } from "../analysis/outcomes.ts";
import { binnedFirstOrder } from "../analysis/sensitivity/binned.ts";
import type { FactorIndex } from "../analysis/sensitivity/givenData.ts";
import { factorColumn, outcomeColumn } from "../analysis/sensitivity/sample.ts";
import { writeDiscovery } from "../results/discoverTable.ts";
import type { Manifest } from "../results/manifest.ts";
import { readRun } from "../results/readRun.ts";
import { sampleOfRun } from "../results/sampleOfRun.ts";
import { suggest } from "../scenario/errors.ts";
import { openArms } from "./arms.ts";
import { printDiscovery } from "./discoverTable.ts";
import { UsageError } from "./errors.ts";
import { findRun } from "./view.ts";
import { commaList, shareBelowHalf, wholeNumber } from "./words.ts";

interface DiscoverCommandOptions {
  readonly when: string;
  readonly factors?: readonly string[];
  readonly minSupport?: number;
  readonly box?: number;
  readonly threshold?: readonly string[];
  readonly against?: readonly string[];
  readonly prefer: "less" | "more";
  readonly json?: boolean;
}

/** What is found out of a run, for machines as it stands and for readers as tables. */
export interface DiscoverAnswer {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly when: string;
  readonly outcome: string;
  readonly sentence: string;
  readonly advice: string | null;
  readonly discovery: Discovery;
  readonly thresholds: readonly ({ readonly factor: string } & Thresholds)[];
  /** Share of the outcome's variance that knowing a factor takes away on average, the largest first; those told from nothing. */
  readonly information: readonly FactorIndex[];
  /** Of how many factors. */
  readonly considered: number;
  readonly choice: ({ readonly arms: readonly string[]; readonly prefer: "less" | "more" } & ChoiceValue) | null;
}

export function discoverCommand(): Command {
  return new Command("discover")
    .summary("say what must be true for an outcome, from a run that exists")
    .description(
      "Finds the box of factors in which an outcome happens (PRIM), tells how sure that is on worlds that had no part in finding it, and " +
        "which number would be worth knowing. Nothing is simulated. The box is kept in the run's folder, where runout plot <run> box finds it.",
    )
    .argument("<run>", "run folder, name of a scenario (its latest run), or latest")
    .requiredOption(
      "--when <condition>",
      'what makes a world a case, as "outOfWork@7 >= 100000"; several joined by and',
    )
    .option(
      "--factors <names>",
      "factors to look at, with commas between, instead of the dozen that set cases apart most",
      commaList,
    )
    .option("--min-support <share>", "smallest share of worlds that a box may hold, instead of 0.05", shareBelowHalf)
    .option(
      "--box <k>",
      "this box of the trajectory as it was peeled, instead of the one the rule chooses",
      wholeNumber,
    )
    .option(
      "--threshold <names>",
      "factors whose value is searched at which the chance passes 5, 50 and 95 %",
      commaList,
    )
    .option(
      "--against <run>",
      "another run on the same luck to choose from (may be repeated)",
      (word: string, before: string[] = []) => [...before, word],
    )
    .addOption(
      new Option("--prefer <which>", "which outcome is the better one in that choice")
        .choices(["less", "more"])
        .default("less"),
    )
    .option("--json", "print one JSON document instead of tables")
    .addHelpText(
      "after",
      "\nExamples:\n  runout discover graphite-cutoff-evidence --when outOfWork@30>=1000\n  runout discover graphite-cutoff-evidence --when outOfWork@30>=1000 --factors cellCoverDays,packCoverDays --json",
    )
    .action(discoverRun);
}

function discoverRun(word: string, options: DiscoverCommandOptions): void {
  const folder = findRun(word);
  const run = readRun(folder);
  const { manifest } = run;
  const conditions = parseWhen(options.when);
  for (const name of [...(options.factors ?? []), ...(options.threshold ?? [])])
    if (!manifest.layout.factors.includes(name))
      throw new UsageError(
        `there is no factor "${name}" in this run; ${suggest(name, manifest.layout.factors, "factor")}`,
      );
  const sample = sampleOfRun(
    run,
    conditions.map(({ outcome }) => outcome),
  );
  const data = casesOf(sample, conditions, manifest.factors, options.factors ?? null);
  if (data.names.length === 0) throw new UsageError("none of these factors varies in this run");
  const { minSupport, box } = options;
  const discovery = discover(data, {
    seed: manifest.scenario.seed,
    ...(options.factors === undefined ? {} : { mostFactors: options.factors.length }),
    ...(minSupport === undefined ? {} : { minSupport }),
    ...(box === undefined ? {} : { step: box }),
  });
  const when = whenText(conditions);
  const outcome = outcomeText(conditions[0]!.outcome);
  const never = manifest.layout.days;
  const values = outcomeColumn(sample, outcome, never).values;
  const seen = sample.outcomes
    .get(outcome)!
    .reduce<[number, number | null]>(
      ([low, high], value) => [
        Math.min(low, value ?? low),
        value === null || high === null ? null : Math.max(high, value),
      ],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const answer: DiscoverAnswer = {
    folder,
    manifest,
    when,
    outcome,
    sentence: discoverySentence(discovery, when, manifest.design === undefined ? "worlds" : "rows"),
    advice: adviceOn(discovery, conditions, [Number.isFinite(seen[0]) ? seen[0] : null, seen[1]]),
    discovery,
    thresholds: (options.threshold ?? []).map((factor) => ({
      factor,
      ...thresholdOf(factorColumn(sample, factor), data.cases, factor),
    })),
    information: informationOf(data.names, data.factors, values),
    considered: data.names.length,
    choice:
      options.against === undefined ? null : chosenAmong(folder, options.against, outcome, data.names, options.prefer),
  };
  const { name: scenario, seed } = manifest.scenario;
  const about = { scenario, world: manifest.world, seed, when, sentence: answer.sentence };
  const table = writeDiscovery(folder, about, discovery, data, manifest.factors);
  const { manifest: _, ...rest } = answer;
  process.stdout.write(
    options.json ? `${JSON.stringify({ scenario, ...rest, table }, null, 2)}\n` : printDiscovery(answer, table),
  );
}

function thresholdOf(column: Float64Array, cases: Uint8Array, factor: string): Thresholds {
  if (column.every((x) => x === column[0]))
    throw new UsageError(`--threshold ${factor}: it is ${column[0]} in every world of this run`);
  if (column.length < 20)
    throw new UsageError(`--threshold ${factor}: ${column.length} worlds are too few; give at least 20`);
  return thresholdsOf(column, cases);
}

/** Factors whose knowledge takes variance away, beyond what chance shows, the most first. */
function informationOf(all: readonly string[], factors: readonly Float64Array[], outcome: Float64Array): FactorIndex[] {
  return binnedFirstOrder({ names: all, factors, outcome }, { bootstrap: 300 })
    .filter(({ index }) => index.value !== null && index.low !== null && index.low > 0)
    .sort((a, b) => b.index.value! - a.index.value!);
}

function chosenAmong(
  folder: string,
  against: readonly string[],
  outcome: string,
  factors: readonly string[],
  prefer: "less" | "more",
) {
  const { arms, rows, values, columns, kept } = openArms([folder, ...against.map(findRun)], outcome, factors);
  if (rows < 20) throw new UsageError(`the runs share ${rows} worlds; a choice needs at least 20`);
  const losses = prefer === "less" ? values : values.map((column) => column.map((x) => -x));
  return { arms, prefer, ...choiceValue({ names: kept, factors: columns, losses }) };
}
