import { type CompareData, type CompareQuestion, type CompareRow, compareArms } from "../compare/compare.ts";
import { jobDays, parseRank } from "../compare/rank.ts";
import type { Estimate } from "../limits.ts";
import { meanEstimate } from "../mean.ts";
import { outcomeText } from "../outcomes.ts";
import { quantileOf, ranked } from "../quantiles.ts";
import { NO_PACKAGE, packageDays } from "./grid.ts";

/** A package under one cut of one scenario: what it leaves out of work, and what it does against the same worlds without it. */
export interface ToldPackage {
  readonly name: string;
  /** By day: mean people out of work with its interval. */
  readonly outOfWork: readonly Estimate[];
  /** By day: median over the worlds, between the lowest and the highest of them. */
  readonly worlds: readonly Estimate[];
  /** Job-years lost to the last day. */
  readonly jobYearsLost: Estimate;
  /** Null for the package of no part. */
  readonly row: CompareRow | null;
}

/** What is asked of every package: job-days to the last day rank them. */
export const packagesQuestion = (lastDay: number, seed: string): CompareQuestion => ({
  days: packageDays(lastDay),
  lastDay,
  rank: parseRank(`jobDaysSaved@${lastDay}`),
  budgetUsd: null,
  valueUsdPerJobYear: 100_000,
  loss: null,
  seed,
  confidence: 0.9,
});

/** Tells of the baseline and of every package. */
export function tellPackages(data: CompareData, question: CompareQuestion): ToldPackage[] {
  const { rows } = compareArms(data, question);
  const { days, lastDay, confidence } = question;
  const told = (name: string, outcomes: CompareData["baseline"], row: CompareRow | null): ToldPackage => {
    const values = (text: string) => outcomes.get(text)!.map((x) => x!);
    const on = days.map((day) => values(outcomeText({ kind: "at", series: "outOfWork", day })));
    const lost = values(outcomeText(jobDays(lastDay))).map((x) => x / 365);
    return {
      name,
      outOfWork: on.map((people) => meanEstimate(people, confidence)),
      worlds: on.map(ofWorlds),
      jobYearsLost: meanEstimate(lost, confidence),
      row,
    };
  };
  return [told(NO_PACKAGE, data.baseline, null), ...data.arms.map((arm, i) => told(arm.name, arm.outcomes, rows[i]!))];
}

/** Median, lowest and highest: with few worlds no further quantile can be told. */
function ofWorlds(values: readonly number[]): Estimate {
  const sorted = ranked(values);
  return { value: quantileOf(sorted, 0.5), low: sorted[0]!, high: sorted.at(-1)! };
}
