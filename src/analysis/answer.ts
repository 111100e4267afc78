import { mean } from "simple-statistics";
import type { Failure, Layout } from "../engine/series.ts";
import type { Report } from "../scenario/types.ts";
import type { ChunkView } from "./chunkView.ts";
import { soundReplications } from "./chunkView.ts";
import type { OutcomeTable } from "./evaluate.ts";
import { collectOutcomes } from "./evaluate.ts";
import type { Outcome } from "./outcomes.ts";
import { outcomeText } from "./outcomes.ts";
import { reportDays, reportOutcomes } from "./reportOutcomes.ts";
import type { SiteInfo } from "./siteMeans.ts";
import { siteMeans } from "./siteMeans.ts";
import type { RegionRow, Summary, SummaryInput } from "./summary.ts";
import { columnsOf, spreadOf, summarise } from "./summary.ts";

const regionPrefix = "outOfWork.region.";
const payPrefix = "payLost.region.";

/**
 * The answer of a run whose chunks are at hand, in memory or on disk. The tables of a finished run folder give the same.
 *
 * @param chunks gives the chunks in index order, each time it is called
 * @param effective ISO date of day 0, for what payrolls lose by month
 */
export function answerOfChunks(
  layout: Layout,
  chunks: () => Iterable<ChunkView>,
  report: Report,
  sites: readonly SiteInfo[] = [],
  effective?: string,
): Summary {
  return summarise(summaryInput(layout, chunks, report, sites, effective));
}

/** What the summary is made from, by one pass for the outcomes and one for the sites. */
export function summaryInput(
  layout: Layout,
  chunks: () => Iterable<ChunkView>,
  report: Report,
  sites: readonly SiteInfo[] = [],
  effective?: string,
): SummaryInput {
  const wanted = reportOutcomes(layout, report, effective);
  const days = reportDays(layout, report);
  const regions = regionOutcomes(layout, days, regionPrefix);
  const payRegions = regionOutcomes(layout, days, payPrefix);
  const table = collectOutcomes(
    layout,
    chunks(),
    [...wanted, ...regions, ...payRegions].map(({ outcome }) => outcome),
  );
  const { failures } = countReplications(chunks());
  return {
    replications: table.numbers.length,
    failures,
    days,
    thresholds: [...new Set(report.thresholds)],
    outcomes: columnsOf(new Map(wanted.map(({ column, text }) => [column, table.columns.get(text)!]))),
    regions: regions.flatMap(({ region, day, outcome }) => regionRow(region, day, table, outcome)),
    payRegions: payRegions.flatMap(({ region, day, outcome }) => regionRow(region, day, table, outcome)),
    sites: table.numbers.length ? siteMeans(layout, chunks(), table.numbers.length, sites) : [],
  };
}

/** Sound replications and the failed ones, in index order. */
export function countReplications(chunks: Iterable<ChunkView>): { sound: number; failures: Failure[] } {
  const failures: Failure[] = [];
  let sound = 0;
  for (const chunk of chunks) {
    sound += soundReplications(chunk).length;
    failures.push(...chunk.failures);
  }
  return { sound, failures };
}

function regionOutcomes(
  layout: Layout,
  days: readonly number[],
  prefix: string,
): { region: string; day: number; outcome: Outcome }[] {
  const names = layout.series.map(({ name }) => name).filter((name) => name.startsWith(prefix));
  return names.flatMap((series) =>
    days.map((day) => ({
      region: series.slice(prefix.length),
      day,
      outcome: { kind: "at" as const, series, day },
    })),
  );
}

function regionRow(region: string, day: number, table: OutcomeTable, outcome: Outcome): RegionRow[] {
  const values = table.columns.get(outcomeText(outcome))!;
  const spread = spreadOf(values);
  if (!spread) return [];
  return [{ region, day, median: spread.q50!, mean: mean(values as number[]), q05: spread.q05!, q95: spread.q95! }];
}
