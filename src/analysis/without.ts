import { mean, sampleStandardDeviation } from "simple-statistics";
import { type Spread, spreadOf } from "./summary.ts";

/**
 * What something did: the same replications, draw for draw, with it and without it. The difference is the model's, under the same
 * beliefs; nothing of it was measured.
 */

/** People out of work without it on one day; rows of the arrays belong together. */
export interface WithoutSample {
  readonly name: string;
  readonly day: number;
  readonly replications: readonly number[];
  readonly outOfWork: readonly number[];
}

/** People whom it kept at work on one day: out of work without it less out of work with it, replication by replication. */
export interface Saved {
  readonly name: string;
  readonly day: number;
  readonly saved: Spread;
  readonly mean: number;
  /** Standard error of the mean; null of one replication. */
  readonly standardError: number | null;
}

/**
 * Pairs each sample with the run itself.
 * @param outOfWork people out of work in the run on a day, by replication; undefined where the run has no such day
 */
export function savedOf(
  samples: readonly WithoutSample[],
  outOfWork: (day: number) => ReadonlyMap<number, number> | undefined,
): Saved[] {
  return samples.flatMap(({ name, day, replications, outOfWork: left }) => {
    const here = outOfWork(day);
    const differences = replications.flatMap((replication, i) => {
      const people = here?.get(replication);
      return people === undefined ? [] : [left[i]! - people];
    });
    const saved = spreadOf(differences);
    if (saved === null) return [];
    const n = differences.length;
    const standardError = n > 1 ? sampleStandardDeviation(differences) / Math.sqrt(n) : null;
    return [{ name, day, saved, mean: mean(differences), standardError }];
  });
}
