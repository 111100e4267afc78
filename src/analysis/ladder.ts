import type { Scenario } from "../scenario/types.ts";
import { type Proportion, wilson } from "./proportion.ts";
import { type Spread, spreadOf } from "./summary.ts";

/**
 * The ladder: a scenario with all its premises on, then with each one off, then with none, on one day and with the same luck.
 * It shows what a number rests on: a premise that carries it makes the number fall when it alone is taken away.
 */

/** One rung as simulated; rows of the arrays belong together. */
export interface RungSample {
  readonly label: string;
  /** Premises that are on. */
  readonly on: readonly string[];
  /** `ladder`: all, all but one, none. `set`: tried in the search for the smallest set that reaches the threshold. */
  readonly role: "ladder" | "set";
  readonly replications: readonly number[];
  readonly outOfWork: readonly number[];
  readonly outOfWorkDirect: readonly number[];
}

export interface Rung {
  readonly label: string;
  readonly on: readonly string[];
  readonly outOfWork: Spread;
  readonly outOfWorkDirect: Spread;
  /** Replications with at least the threshold out of work on that day. */
  readonly reached: Proportion;
}

export interface Ladder {
  readonly day: number;
  readonly threshold: number;
  readonly rungs: readonly Rung[];
  /** Every smallest set of premises whose median reaches the threshold; empty when not even all of them do. */
  readonly smallest: readonly Rung[];
}

/** The day a ladder looks at, and the number it asks about. */
export const ladderDay = (scenario: Scenario): number => Math.min(...scenario.report.days);
export const ladderThreshold = (scenario: Scenario): number => Math.max(...scenario.report.thresholds);

/** Whether the median of a rung reaches a number of people. */
export const reaches = (sample: RungSample, threshold: number): boolean =>
  (spreadOf(sample.outOfWork)?.q50 ?? 0) >= threshold;

/** Summarises the samples of a ladder in their order. Rungs without a sound replication are left out. */
export function ladderOf(samples: readonly RungSample[], day: number, threshold: number): Ladder {
  const rungs = samples.flatMap((sample): (Rung & { role: RungSample["role"] })[] => {
    const outOfWork = spreadOf(sample.outOfWork);
    const outOfWorkDirect = spreadOf(sample.outOfWorkDirect);
    if (outOfWork === null || outOfWorkDirect === null) return [];
    const count = sample.outOfWork.filter((people) => people >= threshold).length;
    const reached = wilson(count, sample.outOfWork.length);
    return [{ label: sample.label, on: sample.on, role: sample.role, outOfWork, outOfWorkDirect, reached }];
  });
  const enough = rungs.filter((rung) => (rung.outOfWork.q50 ?? 0) >= threshold);
  const size = Math.min(...enough.map((rung) => rung.on.length));
  const strip = ({ role: _, ...rung }: Rung & { role: string }): Rung => rung;
  return {
    day,
    threshold,
    rungs: rungs.filter((rung) => rung.role === "ladder").map(strip),
    smallest: enough.filter((rung) => rung.on.length === size).map(strip),
  };
}
