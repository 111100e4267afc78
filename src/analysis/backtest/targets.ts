import type { Layout } from "../../engine/series.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import type { TargetRow } from "../../scenario/targets.ts";
import { parseDatedOutcome } from "../datedOutcome.ts";
import { checkOutcome } from "../evaluate.ts";
import { type Outcome, OutcomeError } from "../outcomes.ts";

/** A target with its outcome read. */
export interface Target extends Omit<TargetRow, "line" | "outcome"> {
  readonly outcome: Outcome;
}

/**
 * Reads the outcomes of targets against what a run records.
 * @param effective ISO date of day 0
 * @throws ScenarioError at the cell whose outcome is none, or names a series or a day that the run does not have
 */
export function resolveTargets(file: string, rows: readonly TargetRow[], layout: Layout, effective: string): Target[] {
  return rows.map(({ line, outcome: text, ...row }) => {
    try {
      const outcome = parseDatedOutcome(text, effective);
      checkOutcome(layout, outcome);
      return { ...row, outcome };
    } catch (error) {
      if (!(error instanceof OutcomeError)) throw error;
      const [problem = "", remedy = "give another outcome"] = error.problem.split(/; (.*)/s);
      const fault = { value: text, problem: `"${text}": ${problem}`, remedy };
      throw new ScenarioError({ file, line, column: "outcome" }, fault);
    }
  });
}

/** A target's value for an outcome; null ("never") stays null. */
export const targetValue = (
  { offset, scale }: Pick<Target, "offset" | "scale">,
  outcome: number | null,
): number | null => (outcome === null ? null : offset + scale * outcome + 0);
