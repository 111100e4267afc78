import { type Comparison, type Outcome, OutcomeError, outcomeText, parseOutcome } from "./outcomes.ts";

/** A yes/no question about an outcome: `outOfWork@7 >= 100000`. */
export interface Condition {
  readonly outcome: Outcome;
  readonly comparison: Comparison;
  readonly value: number;
}

const form = /^(.*[)\w])\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)$/;

/** Reads a condition; null when the text has no comparison after its outcome. @throws OutcomeError when the outcome is none */
export function parseCondition(text: string): Condition | null {
  const found = text.length > 200 ? null : form.exec(text.trim());
  if (found === null) return null;
  const [, outcome = "", comparison = "", value = ""] = found;
  if (!Number.isFinite(Number(value))) throw new OutcomeError(text.trim(), `${value} is not a finite number`);
  return { outcome: parseOutcome(outcome), comparison: comparison as Comparison, value: Number(value) };
}

/** Writes a condition the way it is read. */
export const conditionText = ({ outcome, comparison, value }: Condition): string =>
  `${outcomeText(outcome)} ${comparison} ${value}`;

/** Whether a value meets a condition. A day that never comes is later than any: it is above every number. */
export function meets(
  { comparison, value: limit }: Pick<Condition, "comparison" | "value">,
  value: number | null,
): boolean {
  const x = value ?? Number.POSITIVE_INFINITY;
  if (comparison === ">=") return x >= limit;
  if (comparison === ">") return x > limit;
  return comparison === "<=" ? x <= limit : x < limit;
}

/**
 * Reads one or several conditions joined by `and`, all of which are to hold: `outOfWork@7 >= 100000 and peak(outOfWork) < 200000`.
 * @throws OutcomeError when a part is no condition
 */
export function parseWhen(text: string): Condition[] {
  return text
    .trim()
    .split(/\s+and\s+/i)
    .map((part) => {
      const condition = parseCondition(part);
      if (condition !== null) return condition;
      const cut = part.length > 60 ? `${part.slice(0, 57)}...` : part;
      throw new OutcomeError(
        cut,
        "no comparison with a number; write for example outOfWork@7 >= 100000, several joined by and",
      );
    });
}

/** Writes conditions the way they are read. */
export const whenText = (conditions: readonly Condition[]): string => conditions.map(conditionText).join(" and ");
