import { householdPrefix } from "../engine/households/series.ts";
import type { Layout, Series } from "../engine/series.ts";
import type { Report } from "../scenario/types.ts";
import type { Outcome } from "./outcomes.ts";
import { outcomeText } from "./outcomes.ts";
import { payMonths } from "./payroll.ts";

/** An outcome of the replications table: its column's name, what it means, and whether it can be "never". */
export interface ReportOutcome {
  readonly column: string;
  readonly outcome: Outcome;
  /** `outcome` in the grammar, for the column's meaning and for `--outcome`. */
  readonly text: string;
  readonly kind: "people" | "real" | "day" | "dayOrNever";
  readonly unit: string;
  readonly meaning: string;
}

/** Report days that lie within the horizon, ascending and once each. */
export function reportDays(layout: Layout, report: Report): number[] {
  return [...new Set(report.days)].filter((day) => day >= 0 && day < layout.days).sort((a, b) => a - b);
}

/**
 * The outcomes that every run records by replication: people of the whole country, by root cause, end uses
 * lost, what is used beyond rest of materials that take others' places and what households lose at each report day,
 * the peak of outOfWork and its day, job-days, the day each threshold is reached, and by month what payrolls lose. What the
 * layout does not have is left out; series of one stage or region are in tables of their own.
 *
 * @param effective ISO date of day 0; without it no month is known
 */
export function reportOutcomes(layout: Layout, report: Report, effective?: string): ReportOutcome[] {
  const found: ReportOutcome[] = [];
  const named = new Map(layout.series.map((series) => [series.name, series]));
  const add = (column: string, outcome: Outcome, kind: ReportOutcome["kind"], unit: string, meaning: string) =>
    found.push({ column, outcome, text: outcomeText(outcome), kind, unit, meaning });

  const whole = layout.series.filter(({ name, kind }) => kind === "people" && !name.includes("."));
  const causes = layout.series.filter(({ name }) => name.startsWith(causePrefix));
  const unmade = layout.series.filter(({ name }) => name.startsWith("unmade.endUse."));
  const beyond = layout.series.filter(({ name }) => name.startsWith("beyondRest.product."));
  const households = layout.series.filter(({ name }) => name.startsWith(householdPrefix));
  for (const series of [...whole, ...causes, ...unmade, ...beyond, ...households]) {
    for (const day of reportDays(layout, report))
      add(
        dayColumn(series.name, day),
        { kind: "at", series: series.name, day },
        series.kind,
        series.unit,
        on(series, day),
      );
  }
  if (named.has("outOfWork")) {
    const series = "outOfWork";
    add(
      "peak.outOfWork",
      { kind: "peak", series },
      "people",
      "people",
      "Most people out of work at the end of any day",
    );
    add("peakDay.outOfWork", { kind: "peakDay", series }, "day", "day", "First day on which outOfWork is at its peak");
    for (const value of new Set(report.thresholds))
      add(
        thresholdColumn(value),
        { kind: "dayOf", series, comparison: ">=", value },
        "dayOrNever",
        "day",
        `First day with at least ${value} people out of work; null when never within the horizon`,
      );
    for (const { month, from, to } of effective === undefined ? [] : payMonths(effective, layout.days))
      add(
        payrollColumn(month),
        { kind: "unpaid", series, from, to },
        "people",
        "people",
        `People on no payroll in the two-week pay period that holds ${month}-12, as CES counts them`,
      );
  }
  if (named.has("positionsLost")) {
    const outcome: Outcome = { kind: "sum", series: "positionsLost" };
    add("jobDays", outcome, "real", "person-day", "Positions lost, summed over the days of the horizon");
  }
  return found;
}

/** Beginning of the series of people out of work by root cause. */
export const causePrefix = "outOfWork.cause.";

/** Column of a series on a report day: outOfWork.day7. */
export const dayColumn = (series: string, day: number): string => `${series}.day${day}`;

/** Column of the day on which a threshold is reached: dayOf.outOfWork.100000. */
export const thresholdColumn = (people: number): string => `dayOf.outOfWork.${people}`;

/** Column of the people that payrolls lose in a month: payrollLost.2027-02. */
export const payrollColumn = (month: string): string => `payrollLost.${month}`;

const on = (series: Series, day: number): string => `${series.meaning}; at the end of day ${day}`;
