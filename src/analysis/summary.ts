import { mean } from "simple-statistics";
import { householdPrefix } from "../engine/households/series.ts";
import type { Failure } from "../engine/series.ts";
import type { Estimate } from "./limits.ts";
import { estimateOfRanked } from "./limits.ts";
import type { Proportion } from "./proportion.ts";
import { wilson } from "./proportion.ts";
import type { Quantiles } from "./quantiles.ts";
import { quantileOf, ranked } from "./quantiles.ts";
import { causePrefix, dayColumn, thresholdColumn } from "./reportOutcomes.ts";
import type { SiteRow } from "./siteMeans.ts";

/** An outcome over replications: bands, and the median with its confidence limits. Null stands for "never". */
export interface Spread extends Quantiles {
  readonly median: Estimate;
  /** Half of the 95 % confidence interval of each quantile, in its own unit; null where a limit is "never" or none can be given. */
  readonly halfWidths: Quantiles;
}

/** The measures of one report day. */
export interface DaySummary {
  readonly day: number;
  /** By series: outOfWork, outOfWorkDirect, furloughed, separated, positionsLost ...: all that the run has. */
  readonly people: Readonly<Record<string, Spread>>;
  /** Mean people out of work by root cause, the largest first, those of nobody left out; they sum to the mean of outOfWork. */
  readonly causes: readonly { readonly cause: string; readonly mean: number }[];
  /** By end use: units not delivered up to that day. */
  readonly unmade: Readonly<Record<string, Spread>>;
  /** By product that can take another's place: units used up to that day beyond rest. */
  readonly beyondRest: Readonly<Record<string, Spread>>;
  /** The five regions with most people out of work in the mean: medians of small numbers are mostly 0. */
  readonly worstRegions: readonly RegionRow[];
  /** By total of households (engine/households/series.ts): lost pay, benefits, local jobs ...; empty where a world has none. */
  readonly households: Readonly<Record<string, Spread>>;
  /** The five regions that have lost most pay up to that day, in the mean, millions of dollars. */
  readonly worstPay: readonly RegionRow[];
}

/** What `run` and `show` print of one run. */
export interface Summary {
  /** Sound replications: those that the numbers are about. */
  readonly replications: number;
  readonly failures: readonly Failure[];
  readonly days: readonly DaySummary[];
  readonly peak: Spread | null;
  readonly peakDay: Spread | null;
  readonly jobDays: Spread | null;
  /** By month, `2027-02`: people on no payroll in the pay period that holds the 12th (payroll.ts). */
  readonly payrollLost: readonly { readonly month: string; readonly lost: Spread }[];
  /** The day each threshold is reached, and the share of replications in which it ever is. */
  readonly thresholds: readonly { readonly people: number; readonly day: Spread; readonly reached: Proportion }[];
  /** P(outOfWork >= the greatest threshold at the end of the first report day). */
  readonly exceedance: { readonly people: number; readonly day: number; readonly proportion: Proportion } | null;
  /** The sites that carry most of the first report day, with the people of their suppliers. */
  readonly topSites: readonly (SiteRow & { readonly meanOutOfWorkInAll: number })[];
}

/** One measure of one region on one day, over replications. */
export interface RegionRow {
  readonly region: string;
  readonly day: number;
  readonly median: number;
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
}

/** Outcomes by replication, a column at a time, so that a run of any length is summed up with one of them in memory. */
export interface OutcomeColumns {
  readonly names: readonly string[];
  /** Values of a column, null for "never"; undefined where there is no such column. */
  values(name: string): readonly (number | null)[] | undefined;
}

/** Columns that are all in memory. */
export const columnsOf = (columns: ReadonlyMap<string, readonly (number | null)[]>): OutcomeColumns => ({
  names: [...columns.keys()],
  values: (name) => columns.get(name),
});

/** What a summary is made from; a run in memory and the tables of a run folder both give it. */
export interface SummaryInput {
  readonly replications: number;
  readonly failures: readonly Failure[];
  readonly days: readonly number[];
  readonly thresholds: readonly number[];
  /** Columns of the replications table. */
  readonly outcomes: OutcomeColumns;
  readonly regions: readonly RegionRow[];
  /** Pay lost by region; none where the world has no households. */
  readonly payRegions?: readonly RegionRow[];
  readonly sites: readonly SiteRow[];
}

/** The answer of one run, from its outcomes by replication. */
export function summarise(input: SummaryInput): Summary {
  const { outcomes, days, thresholds, replications } = input;
  const spread = (column: string) => spreadOf(outcomes.values(column));
  const [firstDay] = days;
  const most = thresholds.length ? Math.max(...thresholds) : null;
  const onFirstDay = firstDay === undefined ? undefined : outcomes.values(dayColumn("outOfWork", firstDay));
  return {
    replications,
    failures: input.failures,
    days: days.map((day) => ({
      day,
      people: byName(outcomes, day, (name) => (name.includes(".") ? null : name)),
      causes: causeMeans(outcomes, day),
      unmade: byName(outcomes, day, (name) => /^unmade\.endUse\.(.+)$/.exec(name)?.[1] ?? null),
      beyondRest: byName(outcomes, day, (name) => /^beyondRest\.product\.(.+)$/.exec(name)?.[1] ?? null),
      worstRegions: worst(input.regions.filter((row) => row.day === day)),
      households: byName(outcomes, day, (name) =>
        name.startsWith(householdPrefix) ? name.slice(householdPrefix.length) : null,
      ),
      worstPay: worst((input.payRegions ?? []).filter((row) => row.day === day)),
    })),
    peak: spread("peak.outOfWork"),
    peakDay: spread("peakDay.outOfWork"),
    jobDays: spread("jobDays"),
    payrollLost: outcomes.names.flatMap((column) => {
      const month = /^payrollLost\.(\d{4}-\d{2})$/.exec(column)?.[1];
      const lost = month === undefined ? null : spread(column);
      return month === undefined || lost === null ? [] : [{ month, lost }];
    }),
    thresholds: thresholds.flatMap((people) => {
      const column = outcomes.values(thresholdColumn(people));
      const day = spreadOf(column);
      if (!column || !day) return [];
      return [{ people, day, reached: wilson(column.filter((value) => value !== null).length, column.length) }];
    }),
    exceedance:
      onFirstDay?.length && most !== null && firstDay !== undefined
        ? { people: most, day: firstDay, proportion: exceedance(onFirstDay, most) }
        : null,
    topSites: topSites(input.sites.filter((row) => row.day === firstDay)),
  };
}

/** Share of replications with at least so many, with Wilson limits; a null is under every threshold. */
export function exceedance(values: readonly (number | null)[], threshold: number): Proportion {
  return wilson(values.filter((value) => value !== null && value >= threshold).length, values.length);
}

/** Bands and median of a column; null when there is none or it is empty. */
export function spreadOf(column: readonly (number | null)[] | undefined): Spread | null {
  if (!column?.length) return null;
  const sample = ranked(column);
  const at = (p: number) => quantileOf(sample, p);
  const half = (p: number) => {
    const { low, high } = estimateOfRanked(sample, p);
    return low === null || high === null ? null : (high - low) / 2;
  };
  return {
    q05: at(0.05),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
    median: estimateOfRanked(sample, 0.5),
    halfWidths: { q05: half(0.05), q25: half(0.25), q50: half(0.5), q75: half(0.75), q95: half(0.95) },
  };
}

function byName(
  outcomes: OutcomeColumns,
  day: number,
  keyOf: (series: string) => string | null,
): Record<string, Spread> {
  const ending = dayColumn("", day);
  const found: Record<string, Spread> = {};
  for (const column of outcomes.names) {
    const key = column.endsWith(ending) ? keyOf(column.slice(0, -ending.length)) : null;
    const spread = key === null ? null : spreadOf(outcomes.values(column));
    if (key !== null && spread) found[key] = spread;
  }
  return found;
}

function causeMeans(outcomes: OutcomeColumns, day: number): DaySummary["causes"] {
  const ending = dayColumn("", day);
  return outcomes.names
    .filter((column) => column.startsWith(causePrefix) && column.endsWith(ending))
    .map((column) => ({
      cause: column.slice(causePrefix.length, -ending.length),
      values: outcomes.values(column) as number[],
    }))
    .filter(({ values }) => values.length > 0)
    .map(({ cause, values }) => ({ cause, mean: mean(values) }))
    .filter((row) => row.mean > 0)
    .sort((a, b) => b.mean - a.mean || (a.cause < b.cause ? -1 : 1));
}

function worst(rows: readonly RegionRow[]): RegionRow[] {
  const byLoss = (a: RegionRow, b: RegionRow) => b.mean - a.mean || (a.region < b.region ? -1 : 1);
  return [...rows]
    .filter((row) => row.mean > 0)
    .sort(byLoss)
    .slice(0, 5);
}

function topSites(rows: readonly SiteRow[]): Summary["topSites"] {
  return rows
    .filter((row) => row.meanOutOfWorkSuppliers !== null)
    .map((row) => ({ ...row, meanOutOfWorkInAll: row.meanOutOfWork + (row.meanOutOfWorkSuppliers ?? 0) }))
    .filter((row) => row.meanOutOfWorkInAll > 0)
    .sort((a, b) => b.meanOutOfWorkInAll - a.meanOutOfWorkInAll || (a.site < b.site ? -1 : 1))
    .slice(0, 5);
}
