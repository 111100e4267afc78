import type { Comparison } from "../outcomes.ts";
import { OutcomeError } from "../outcomes.ts";

/** One value of a world: a series of a programme, at a date or a day. */
export interface Term {
  readonly programme: string;
  readonly series: string;
  /** An ISO date of a path, or a day after a cut. */
  readonly at: string;
}

/** Two values joined, or one, compared with a number. */
export interface PathCondition {
  readonly first: Term;
  readonly joined: { readonly by: "-" | "/" | "*"; readonly second: Term } | null;
  readonly comparison: Comparison;
  readonly value: number;
}

const term = "([a-z0-9-]+)\\.([A-Za-z]+)@(\\d{4}-\\d{2}-\\d{2}|\\d{1,4})";
const form = new RegExp(`^${term}(?:\\s+([-/*])\\s+${term})?\\s*(>=|<=|>|<)\\s*(-?\\d+(?:\\.\\d+)?)$`);

/**
 * Reads conditions on paths of capacity, several joined by `and`; parsed, never evaluated as code:
 *
 *   condition = term [ " - " | " / " | " * "  term ] comparison number;   term = programme "." series "@" (date | day)
 *
 * @throws OutcomeError when a part is none
 */
export function parsePathConditions(text: string): PathCondition[] {
  return text
    .trim()
    .split(/\s+and\s+/i)
    .map((part) => {
      const found = part.length > 300 ? null : form.exec(part.trim());
      if (found === null)
        throw new OutcomeError(
          part.slice(0, 60),
          "write programme.series@date >= number, two of them joined by -, / or * with blanks around, as in leapfrog.siliconShare@2036-12-31 - none.siliconShare@2036-12-31 > 0",
        );
      const at = (i: number): Term => ({ programme: found[i]!, series: found[i + 1]!, at: found[i + 2]! });
      return {
        first: at(1),
        joined: found[4] === undefined ? null : { by: found[4] as "-" | "/" | "*", second: at(5) },
        comparison: found[8] as Comparison,
        value: Number(found[9]),
      };
    });
}

/** The terms of conditions. */
export const termsOf = (conditions: readonly PathCondition[]): Term[] =>
  conditions.flatMap(({ first, joined }) => (joined === null ? [first] : [first, joined.second]));

/** The compared value by world: a quotient by nothing is infinite, or 0 of nothing. */
export function joinedValues(
  { first, joined }: Pick<PathCondition, "first" | "joined">,
  valuesOf: (term: Term) => ArrayLike<number>,
): Float64Array {
  const a = valuesOf(first);
  if (joined === null) return Float64Array.from(a);
  const b = valuesOf(joined.second);
  return Float64Array.from(a, (x, i) => {
    const y = b[i]!;
    if (joined.by === "-") return x - y;
    if (joined.by === "*") return x * y;
    return y === 0 ? (x === 0 ? 0 : x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY) : x / y;
  });
}
