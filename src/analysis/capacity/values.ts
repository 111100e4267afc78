import { type CapacitySeries, capacityRows, capacitySeries } from "../../engine/capacity/series.ts";
import { type Quantiles, quantiles } from "../quantiles.ts";

/** What analyses read of a run of paths. */
export interface PathValues {
  readonly replications: number;
  readonly months: readonly { readonly month: string; readonly first: number; readonly last: number }[];
  readonly experiment: { readonly from: string; readonly programmes: readonly { readonly name: string }[] };
  /** [replication][programme][series][month] */
  readonly values: Float64Array;
}

/** Month in which an ISO day lies; -1 where the path does not reach it. */
export const monthOf = ({ months }: Pick<PathValues, "months">, date: string): number =>
  months.findIndex(({ month }) => month === date.slice(0, 7));

/** Last month that is over before a day, counted from the path's first; the first month where none is. */
export const monthBefore = ({ months }: Pick<PathValues, "months">, day: number): number =>
  Math.max(
    0,
    months.findLastIndex(({ last }) => last < day),
  );

/** One series of one programme at the end of a month, by replication. */
export function valuesIn(paths: PathValues, programme: number, series: CapacitySeries, month: number): Float64Array {
  const { replications, months, experiment } = paths;
  const perPath = capacitySeries.length * months.length;
  const at = capacityRows[series] * months.length + month;
  return Float64Array.from(
    { length: replications },
    (_, r) => paths.values[(r * experiment.programmes.length + programme) * perPath + at]!,
  );
}

/** Its median and bands. */
export const bandIn = (paths: PathValues, programme: number, series: CapacitySeries, month: number): Quantiles =>
  quantiles(valuesIn(paths, programme, series, month));

/**
 * First month in which a series reaches a level, by replication; null where the path ends before. The month's number is counted from the
 * path's first.
 */
export function firstMonthAt(
  paths: PathValues,
  programme: number,
  series: CapacitySeries,
  level: number,
): (number | null)[] {
  const byMonth = paths.months.map((_, month) => valuesIn(paths, programme, series, month));
  return Array.from({ length: paths.replications }, (_, r) => {
    const month = byMonth.findIndex((values) => values[r]! >= level);
    return month < 0 ? null : month;
  });
}
