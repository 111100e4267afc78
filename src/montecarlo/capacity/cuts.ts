import { standAt } from "../../analysis/capacity/standAt.ts";
import { monthBefore } from "../../analysis/capacity/values.ts";
import { type CapacitySeries, capacityRows, capacitySeries } from "../../engine/capacity/series.ts";
import { layoutOf } from "../../engine/layout.ts";
import { pathLeversOf, pathPick, ratesUnder } from "../../levers/capacity/pathLeversOf.ts";
import { seedKey } from "../../numbers/luck.ts";
import { daysFrom } from "../../scenario/dates.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { layPlan } from "../../world/capacity/plan.ts";
import { ratesOf } from "../../world/capacity/rates.ts";
import { buildEconomy } from "../../world/economy.ts";
import { valuer } from "../../world/rows.ts";
import type { StandValues } from "../../world/stand.ts";
import { runArms } from "../arms.ts";
import { chunkReplications } from "../chunkSize.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import type { Paths } from "./paths.ts";

/** Series of people that are looked at after a cut. */
export const cutSeries = ["outOfWork", "outOfWorkDirect"] as const;

/** What one cut on one path did: people by series, day and replication. */
export interface CutResult {
  readonly programme: string;
  readonly date: string;
  readonly replications: readonly number[];
  /** [series][day][replication] */
  readonly values: readonly (readonly (readonly number[])[])[];
}

/** Cuts along paths to be run. */
export interface CutRequest {
  /** The world that the pool holds: one of `standFiles`. */
  readonly files: WorldFiles;
  readonly scenario: Scenario;
  readonly dates: readonly string[];
  readonly days: readonly number[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The same cut on several dates of every path: the daily engine starts from the rest of the world as it stands on the date, replication k of
 * the path under replication k of the cut, so that programmes and dates share every luck. Null when stopped.
 */
export async function runCuts(pool: Pool, paths: Paths, request: CutRequest): Promise<CutResult[] | null> {
  const { files, scenario, dates, days, onProgress, signal } = request;
  const economy = buildEconomy(files);
  const layout = layoutOf(economy, Math.max(...days) + 1, []);
  const { programmes } = paths.experiment;
  const results: CutResult[] = [];
  const total = dates.length * programmes.length * paths.replications;
  for (const [place, date] of dates.entries()) {
    // Told on its first day, as the shipped cut is; what is dated otherwise is dated from it.
    const base = experimentOf(files, { ...scenario, announced: date, effective: date });
    const experiments = programmes.map((_, p) => ({ ...base, stands: standsOf(paths, p, date) }));
    const arms = await runArms(pool, {
      name: `${scenario.name}, ${scenario.seed}, ${date}`,
      economy,
      experiments,
      days,
      series: cutSeries,
      replications: paths.replications,
      chunkReplications: Math.min(16, chunkReplications(economy.world.sites, layout)),
      onProgress: (done) => onProgress?.(place * programmes.length * paths.replications + done, total),
      ...(signal === undefined ? {} : { signal }),
    });
    if (arms === null) return null;
    programmes.forEach(({ name }, p) => {
      results.push({ programme: name, date, replications: arms[p]!.replications, values: arms[p]!.values });
    });
  }
  return results;
}

/** The stands of one programme on one date, by replication: the path at the end of the last month that was over by then, and what it has under way for a year. */
function standsOf(paths: Paths, programme: number, date: string): StandValues[] {
  const { experiment, months, values, factors } = paths;
  const plan = layPlan(experiment.files, experiment.from, experiment.until);
  const month = monthBefore(paths, daysFrom(experiment.from, date));
  const years = (daysFrom(experiment.from, date) - plan.baseDay) / 365.25;
  const perPath = capacitySeries.length * months.length;
  const key = seedKey(experiment.seed);
  return Array.from({ length: paths.replications }, (_, r) => {
    const row = factors.subarray(r * experiment.factors.length, (r + 1) * experiment.factors.length);
    const value = valuer(plan.factorIndex, row);
    const from = (r * experiment.programmes.length + programme) * perPath;
    const at = (m: number) => (series: CapacitySeries) => values[from + capacityRows[series] * months.length + m]!;
    const rates = ratesOf(plan, value);
    const levers = pathLeversOf(plan, rates, experiment.programmes[programme]!, pathPick(key, r));
    const ahead = months
      .slice(month, month + 13)
      .map(({ last }, m) => ({ day: last - months[month]!.last, at: at(month + m) }));
    return standAt(plan, ratesUnder(rates, levers), value, at(0), ahead, years);
  });
}
