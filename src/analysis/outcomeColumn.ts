import type { Outcome } from "./outcomes.ts";

/**
 * The outcome of every replication of a chunk at once, of the kinds that most outcomes are of. Day by day along the replications,
 * as they lie in memory, and without a function a replication: a run of a million has a hundred million of these.
 *
 * @param values [day][replication]
 * @returns one number a replication, equal in every bit to `evaluateOutcome`; null for the other kinds
 */
export function outcomeColumn(outcome: Outcome, values: ArrayLike<number>, replications: number): Float64Array | null {
  const column = new Float64Array(replications);
  const days = values.length / replications;
  if (outcome.kind === "at") {
    for (let i = 0; i < replications; i++) column[i] = values[outcome.day * replications + i]!;
    return column;
  }
  if (outcome.kind === "sum") {
    for (let day = 0, at = 0; day < days; day++) for (let i = 0; i < replications; i++, at++) column[i]! += values[at]!;
    return column;
  }
  if (outcome.kind !== "peak" && outcome.kind !== "peakDay") return null;
  const peakDay = new Float64Array(replications);
  for (let i = 0; i < replications; i++) column[i] = values[i]!;
  for (let day = 1, at = replications; day < days; day++)
    for (let i = 0; i < replications; i++, at++)
      if (values[at]! > column[i]!) {
        column[i] = values[at]!;
        peakDay[i] = day;
      }
  return outcome.kind === "peak" ? column : peakDay;
}
