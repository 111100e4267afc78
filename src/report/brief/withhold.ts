import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { RunData } from "../runData.ts";
import type { BriefInput } from "./input.ts";

/** What stands where a plant's name stood. */
const PLANT = "a plant";

/** Names of the plants of a world, and ids that are no mere word; the longest first, so that no part of one is left over. */
export const siteNames = ({ sites }: WorldFiles): string[] =>
  [...new Set(sites.flatMap(({ id, name }) => (/^[a-z]+$/i.test(id) ? [name] : [name, id])))].sort(
    (a, b) => b.length - a.length,
  );

/** The same input with no plant named in any text that a brief could quote: questions, meanings, notes, sources. */
export function withoutNames(input: BriefInput): BriefInput {
  const names = siteNames(input.files);
  const pattern = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const withheld = <T>(value: T): T => {
    if (typeof value === "string") return value.replace(pattern, PLANT) as T;
    if (Array.isArray(value)) return value.map(withheld) as T;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, withheld(of)])) as T;
  };
  return {
    ...input,
    runs: input.runs.map((run): RunData => {
      const { factors, scenario } = run.manifest;
      const told = withheld({
        factors,
        question: scenario.question,
        premises: scenario.premises,
        without: scenario.without,
      });
      const { question, premises, without } = told;
      return {
        ...run,
        manifest: { ...run.manifest, factors: told.factors, scenario: { ...scenario, question, premises, without } },
      };
    }),
  };
}
