import type { Cut } from "../../analysis/packages/grid.ts";
import type { PackagesRequest } from "../../montecarlo/packages/plan.ts";
import type { Intervention } from "../../scenario/interventions/types.ts";
import { nearest } from "../../scenario/nearest.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { UsageError } from "../errors.ts";

/** What the command line asks of the packages of a brief. */
export interface PackagesWords {
  readonly with?: readonly string[];
  readonly cuts: readonly string[];
  readonly replications: number;
  readonly horizon?: number;
  readonly pairs: boolean;
}

/** Days that are simulated after the last day on which a cut is lifted: work comes back for months. */
const AFTER = 180;

/** The packages that are computed for a brief of these scenarios. @throws UsageError where the words do not fit them */
export function packagesRequest(
  files: WorldFiles,
  scenarios: readonly Scenario[],
  words: PackagesWords,
  code: string,
): PackagesRequest {
  const cuts = words.cuts.map(cutOf);
  const ends = cuts.flatMap(({ endDay }) => endDay ?? []);
  const horizonDays =
    words.horizon ?? Math.max(...scenarios.map((one) => one.horizonDays), ...ends.map((end) => end + AFTER));
  for (const end of ends)
    if (end >= horizonDays)
      throw new UsageError(`--cuts ${end}: nothing is seen after day ${horizonDays}; give a longer --horizon`);
  for (const { name, controls, premises, feeds } of scenarios) {
    const controlled = [...controls, ...premises.flatMap((premise) => premise.controls)];
    if (ends.length > 0 && (controlled.length === 0 || feeds.length > 0))
      throw new UsageError(
        `--cuts ${ends.join(",")}: ${name} has ${feeds.length > 0 ? "dated feeds" : "no controls"} that no day can be set to lift; give --cuts open`,
      );
  }
  return {
    files,
    scenarios: scenarios.map((one) => ({ ...one, horizonDays })),
    cuts,
    options: optionsOf(scenarios, words.with),
    pairs: words.pairs,
    replications: words.replications,
    code,
  };
}

function cutOf(word: string): Cut {
  if (word === "open") return { name: word, endDay: null };
  const endDay = Number(word);
  if (!Number.isInteger(endDay) || endDay < 1)
    throw new UsageError(`--cuts ${word}: give days after which the cut is lifted, or open, for example 60,365,open`);
  return { name: String(endDay), endDay };
}

/** Options by name; without names the first of each kind that the last scenario lists. */
function optionsOf(scenarios: readonly Scenario[], names: readonly string[] | undefined): Intervention[] {
  const { name, options } = scenarios.at(-1)!;
  if (options.length === 0) throw new UsageError(`${name} lists no options, so there is nothing to choose from`);
  if (names === undefined) {
    const first = new Map<string, Intervention>();
    for (const option of options) if (!first.has(option.kind)) first.set(option.kind, option);
    return [...first.values()];
  }
  return names.map((word) => {
    const found = options.find((option) => option.name === word);
    if (found !== undefined) return found;
    const all = options.map((option) => option.name);
    const near = nearest(word, all);
    throw new UsageError(
      `--with ${word}: ${name} has no such option; ${near === undefined ? `it has ${all.join(", ")}` : `did you mean ${near}?`}`,
    );
  });
}
