import type { Factor } from "../../scenario/types.ts";
import { type Condition, meets } from "../conditions.ts";
import { outcomeText } from "../outcomes.ts";
import { factorColumn, type Sample } from "../sensitivity/sample.ts";
import type { CaseData } from "./box.ts";

/**
 * The rows of a sample as cases (all conditions hold) and others, with the factors that vary among those wanted.
 * @param wanted names of factors to look at; null: all
 */
export function casesOf(
  sample: Sample,
  conditions: readonly Condition[],
  factors: readonly Factor[],
  wanted: readonly string[] | null = null,
): CaseData {
  const varying = sample.names
    .filter((name) => wanted === null || wanted.includes(name))
    .map((name) => ({ name, column: factorColumn(sample, name) }))
    .filter(({ column }) => column.some((x) => x !== column[0]));
  const columns = conditions.map(({ outcome }) => sample.outcomes.get(outcomeText(outcome))!);
  const cases = Uint8Array.from(sample.rows, (_, row) =>
    conditions.every((condition, c) => meets(condition, columns[c]![row]!)) ? 1 : 0,
  );
  const discrete = factors.filter(({ prior }) => prior.dist === "discrete").map(({ name }) => name);
  return { names: varying.map(({ name }) => name), factors: varying.map(({ column }) => column), cases, discrete };
}
