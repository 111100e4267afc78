import { formatProportion } from "../proportion.ts";
import type { Limit } from "./box.ts";
import type { BoxMeasures, Discovery } from "./discover.ts";

/** A limit in words: "at most 2.55". */
export function limitWords(limit: Limit): string {
  if (limit.kind === "set")
    return limit.values.length === 1 ? String(limit.values[0]) : `one of ${limit.values.join(", ")}`;
  const { low, high } = limit;
  if (low === null) return `at most ${high}`;
  return high === null ? `at least ${low}` : `${low} to ${high}`;
}

/** What one row is called: a modelled world, or a row that was given and stands for no probability. */
export type RowWord = "worlds" | "rows";

/**
 * The answer as a sentence. "Needs" is said where at least nine in ten cases lie in the box, by the lower limit of the share; else "goes
 * with", because the rest of the cases do without.
 */
export function discoverySentence(found: Discovery, when: string, word: RowWord = "worlds"): string {
  const all = `${found.rows.toLocaleString("en-US")} ${word === "worlds" ? "modelled worlds" : "rows"}`;
  const others = found.rows - found.cases;
  switch (found.kind) {
    case "none":
      return `${when} holds in none of ${all} (${formatProportion(found.probability)}): nothing to explain`;
    case "all":
      return `${when} holds in all of ${all} (${formatProportion(found.probability)}): nothing tells them apart`;
    case "few":
      return `${when} holds in ${found.cases} of ${all}: ${found.cases < others ? "too few cases" : `only ${others} are none, too few`} to say what they have in common`;
    case "nothing":
      return `${when} holds in ${formatProportion(found.probability)} of ${all}, and no limit on any factor tells the cases from the others better than chance could`;
    case "box": {
      const limits = found.box.map((limit) => `${limit.name} ${limitWords(limit)}`).join(" AND ");
      return `${when} ${verb(found.measures)} ${limits}: ${measuresWords(found.measures, word)}`;
    }
  }
}

const verb = ({ coverage }: BoxMeasures): string => (coverage !== null && coverage.low >= 0.9 ? "needs" : "goes with");

function measuresWords({ support, coverage, density }: BoxMeasures, word: RowWord): string {
  const explains = coverage === null ? "no case was held out" : `explains ${formatProportion(coverage)} of the cases`;
  const true_ = density === null ? "" : `; where it holds, ${formatProportion(density)} are cases`;
  return `holds in ${formatProportion(support)} of ${word}, ${explains}${true_}`;
}
