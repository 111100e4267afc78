import { type Outcome, OutcomeError, outcomeText, parseOutcome } from "../outcomes.ts";

/** What packages are ranked by: a number of a replication whose fall from baseline to package is the gain. */
export interface Rank {
  readonly text: string;
  readonly outcome: Outcome;
  /** Gain in the words' own unit for a fall of the outcome by one. */
  readonly scale: number;
  readonly unit: string;
}

const savedForm = /^(jobsSaved|jobDaysSaved|jobYearsSaved)\s*@\s*(\d{1,5})$/;

/** Days of a job-year. */
export const JOB_YEAR_DAYS = 365;

/** Positions lost on days 1 to `day`, added up. */
export const jobDays = (day: number): Outcome => ({
  kind: "over",
  of: "sum",
  series: "positionsLost",
  from: 1,
  to: day,
});

/**
 * Reads what packages are to be ranked by:
 *
 *   jobsSaved@day       fewer people out of work on that day
 *   jobDaysSaved@day    fewer positions lost, summed over days 1 .. day;  jobYearsSaved@day is a 365th of it
 *   any outcome         its fall: the less of it, the better
 *
 * @throws OutcomeError when the text is none of these
 */
export function parseRank(text: string): Rank {
  const saved = savedForm.exec(text.trim());
  if (saved === null) {
    const outcome = parseOutcome(text);
    if (outcome.kind === "dayOf" || outcome.kind === "peakDay")
      throw new OutcomeError(text, "a day is nothing to have less of; rank by jobDaysSaved@365 or by a number");
    return { text: `less ${outcomeText(outcome)}`, outcome, scale: 1, unit: "own" };
  }
  const day = Number(saved[2]);
  if (day < 1) throw new OutcomeError(text, "nothing is lost before day 1; give a later day");
  const what = saved[1] as "jobsSaved" | "jobDaysSaved" | "jobYearsSaved";
  if (what === "jobsSaved")
    return { text: `${what}@${day}`, outcome: { kind: "at", series: "outOfWork", day }, scale: 1, unit: "people" };
  const years = what === "jobYearsSaved";
  return {
    text: `${what}@${day}`,
    outcome: jobDays(day),
    scale: years ? 1 / JOB_YEAR_DAYS : 1,
    unit: years ? "job-year" : "person-day",
  };
}
