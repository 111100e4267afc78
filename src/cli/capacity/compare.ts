import { join } from "node:path";
import type { Command } from "commander";
import {
  comparePaths,
  type PathMeasure,
  type PathQuestion,
  pathMeasureNames,
} from "../../analysis/capacity/compare.ts";
import { monthOf } from "../../analysis/capacity/values.ts";
import { runPaths } from "../../montecarlo/capacity/paths.ts";
import { openPool } from "../../montecarlo/pool.ts";
import { writeComparedPaths } from "../../results/capacity/compareTable.ts";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import { nearest } from "../../scenario/nearest.ts";
import { codeVersion } from "../codeVersion.ts";
import { EXIT, UsageError } from "../errors.ts";
import { startProgress } from "../progress.ts";
import { stopOnInterrupt } from "../stop.ts";
import { printComparedPaths } from "./compareText.ts";
import { openCapacity } from "./open.ts";

/** What runout compare takes for a scenario about capacity. */
export interface ComparePathsOptions {
  readonly with?: readonly string[];
  readonly budget?: number;
  readonly rank?: string;
  readonly dates?: readonly string[];
  readonly replications?: number;
  readonly seed?: string;
  readonly threads: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Options of the command that mean nothing along a path. */
const OF_A_CUT = ["loss", "value", "until", "shares", "engine", "horizon", "set", "form"] as const;

/** Compares the programmes of a scenario about capacity with its first, on the same worlds. */
export async function compareProgrammes(file: string, options: ComparePathsOptions, command: Command): Promise<void> {
  const given = OF_A_CUT.find((name) => command.getOptionValueSource(name) === "cli");
  if (given !== undefined)
    throw new UsageError(
      `${file} asks what is built; --${given === "shares" ? "no-shares" : given} is for a cut: leave it out`,
    );
  const opened = openCapacity(file);
  const { scenario: read } = opened.loaded;
  const seed = options.seed ?? read.seed;
  const scenario = { ...read, seed, replications: options.replications ?? read.replications };
  const programmes = programmesOf(options.with ?? ["all"], scenario);
  const rank = rankOf(options.rank ?? "jobYears");
  const budgetMusd = options.budget === undefined ? null : options.budget / 1e6;
  const stop = stopOnInterrupt();
  const pool = openPool(opened.world, options.threads, null);
  const progress = startProgress(`${scenario.name}, compared`, "replications", options.quiet === true);
  try {
    const experiment = { ...opened.experiment, seed };
    const run = { onProgress: progress.update, signal: stop.signal };
    const paths = await runPaths(pool, experiment, scenario.replications, run);
    progress.stop();
    if (paths === null) {
      process.exitCode = EXIT.stopped;
      return;
    }
    const months = monthsOf(options.dates ?? datesOf(scenario), scenario, (date) => monthOf(paths, date));
    const question: PathQuestion = { months: [...months.keys()], programmes, rank, budgetMusd, seed };
    const answer = comparePaths(paths, question);
    const made = {
      scenario: scenario.name,
      world: scenario.world,
      seed,
      code: codeVersion(),
      months: [...months.values()],
      rank,
      budgetMusd,
      ...answer,
      rows: answer.rows.map(({ differences, ...row }) => ({
        ...row,
        differences: differences.map((one) => ({ ...one, month: months.get(one.month) })),
      })),
    };
    const folder = options.out ?? join("results", scenario.name, "compare");
    const path = writeComparedPaths(folder, answer, months, made);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...made, table: path }, null, 2)}\n`
        : printComparedPaths(answer, question, months, scenario, path),
    );
  } finally {
    progress.stop();
    await pool.close();
    stop.done();
  }
}

/** Places of the programmes named, never the first: that is what they are compared with. */
function programmesOf(words: readonly string[], { name, programmes }: CapacityScenario): number[] {
  const [first, ...others] = programmes.map((one) => one.name);
  if (others.length === 0)
    throw new UsageError(`${name} has one programme, so there is nothing to compare; give it others under programmes:`);
  const places = words.flatMap((word) => {
    if (word === "all") return others.map((_, i) => i + 1);
    if (word === first) throw new UsageError(`${word} is what the others are compared with; name others with --with`);
    const at = others.indexOf(word);
    if (at >= 0) return [at + 1];
    const near = nearest(word, others);
    throw new UsageError(
      `${name} has no programme ${word}; ${near === undefined ? `it has ${others.join(", ")}` : `did you mean ${near}?`}`,
    );
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

function rankOf(word: string): PathMeasure {
  const found = pathMeasureNames.find((name) => name === word);
  if (found !== undefined) return found;
  throw new UsageError(
    `--rank ${word}: programmes are ranked in the last month by one of ${pathMeasureNames.join(", ")}`,
  );
}

/** Dates looked at unless others are asked for: one in the middle of the report, and its last. */
const datesOf = ({ report: { dates } }: CapacityScenario): string[] => [
  ...new Set([dates[Math.floor((dates.length - 1) / 2)]!, dates.at(-1)!]),
];

/** Names of months by their places, ascending. */
function monthsOf(
  dates: readonly string[],
  { from, until }: CapacityScenario,
  monthAt: (date: string) => number,
): Map<number, string> {
  const places = dates.map((date) => {
    const month = monthAt(date);
    if (month < 0) throw new UsageError(`--dates ${date}: the paths go from ${from} to ${until}`);
    return [month, date.slice(0, 7)] as const;
  });
  return new Map(places.sort(([a], [b]) => a - b));
}
