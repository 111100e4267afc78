import type { Factor } from "../../scenario/types.ts";
import { meets, parseWhen } from "../conditions.ts";
import type { Outcome } from "../outcomes.ts";
import { outcomeText, parseOutcome } from "../outcomes.ts";
import type { Sample } from "../sensitivity/sample.ts";
import { joinedValues, type PathCondition, type Term } from "./expression.ts";

/** A test world by world: whether it holds, what is shown of it, and the factors of the same worlds. */
export interface TestedWorlds {
  readonly holds: readonly boolean[];
  /** Null is "never". */
  readonly shown: readonly (number | null)[];
  readonly sample: Pick<Sample, "names" | "rows" | "values">;
  readonly factors: readonly Factor[];
}

/** Outcomes that a condition on a daily scenario looks at. @throws OutcomeError */
export const outcomesOf = (holds: string): Outcome[] => parseWhen(holds).map(({ outcome }) => outcome);

/** A condition on outcomes over the worlds of a sample. */
export function cutWorlds(sample: Sample, factors: readonly Factor[], holds: string): TestedWorlds {
  const conditions = parseWhen(holds);
  const columns = conditions.map(({ outcome }) => sample.outcomes.get(outcomeText(outcome))!);
  return {
    holds: sample.rows.map((_, i) => conditions.every((condition, c) => meets(condition, columns[c]![i]!))),
    shown: columns[0]!,
    sample,
    factors,
  };
}

/** One outcome of two samples over the worlds that went well in both: the first at least so many times the other. Shown: the difference. */
export function pairWorlds(
  first: Sample,
  other: Sample,
  factors: readonly Factor[],
  outcome: string,
  atLeast: number,
): TestedWorlds {
  const text = outcomeText(parseOutcome(outcome));
  const width = first.names.length;
  const places = new Map(other.rows.map((row, i) => [row, i]));
  const both = first.rows.flatMap((row, i) => (places.has(row) ? [[i, places.get(row)!] as const] : []));
  const [ours, theirs] = [first.outcomes.get(text)!, other.outcomes.get(text)!].map((column) =>
    column.map((x) => x ?? Number.POSITIVE_INFINITY),
  ) as [number[], number[]];
  const values = new Float64Array(both.length * width);
  both.forEach(([i], k) => {
    values.set(first.values.subarray(i * width, (i + 1) * width), k * width);
  });
  return {
    holds: both.map(([i, j]) => ours[i]! >= atLeast * theirs[j]!),
    shown: both.map(([i, j]) => ours[i]! - theirs[j]!),
    sample: { names: first.names, rows: both.map(([i]) => first.rows[i]!), values },
    factors,
  };
}

/** Conditions on paths of capacity, or on people after a cut along them; `valuesOf` gives a term's values in the order of the sample's rows. */
export function pathWorlds(
  sample: TestedWorlds["sample"],
  factors: readonly Factor[],
  conditions: readonly PathCondition[],
  valuesOf: (term: Term) => ArrayLike<number>,
): TestedWorlds {
  const columns = conditions.map((condition) => joinedValues(condition, valuesOf));
  return {
    holds: sample.rows.map((_, i) => conditions.every((condition, c) => meets(condition, columns[c]![i]!))),
    shown: Array.from(columns[0]!, (x) => (Number.isFinite(x) ? x : null)),
    sample,
    factors,
  };
}
