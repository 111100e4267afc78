import type { ChunkView } from "../analysis/chunkView.ts";
import { soundReplications } from "../analysis/chunkView.ts";
import type { Layout } from "../engine/series.ts";

/**
 * What must add up in the numbers that a run has stored: people in total, by stage, by region, by root cause and by state of their
 * position, and site by site on report days. The engine checks more on each day; this finds what was changed since.
 */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
  /** What the parts are, in words. */
  readonly words: string;
}

/** The sums of daily series that a layout has all terms of. */
export function sumsOf({ series }: Layout): Sum[] {
  const names = series.map(({ name }) => name);
  const under = (prefix: string) => names.filter((name) => name.startsWith(prefix));
  const sums: Sum[] = [
    { total: "outOfWork", parts: ["outOfWorkDirect", "outOfWorkSuppliers"], words: "direct and suppliers" },
    { total: "outOfWork", parts: ["furloughed", "separated"], words: "furloughed and separated" },
    ...["outOfWork", "furloughed", "separated", "onStrike"].map((total) => ({
      total,
      parts: under(`${total}.stage.`),
      words: "all stages",
    })),
    { total: "outOfWork", parts: under("outOfWork.region."), words: "all regions" },
    { total: "onStrike", parts: under("onStrike.region."), words: "all regions" },
    { total: "outOfWork", parts: under("outOfWork.cause."), words: "all root causes" },
    { total: "outOfWork", parts: under("outOfWork.site."), words: "all sites" },
  ];
  return sums.filter(({ total, parts }) => parts.length > 0 && [total, ...parts].every((name) => names.includes(name)));
}

/** Told where something does not add up: what, where, and both numbers. */
export type Broken = (what: string, where: string, found: number, expected: number) => void;

/**
 * Compares the sums of one chunk; holds two series of it at a time.
 *
 * @param whole false where people are rounded when they are recorded (labour: partialAdjustment): each term may then be half a person off
 * @returns how many sums were compared
 */
export function checkChunk(layout: Layout, view: ChunkView, whole: boolean, broken: Broken): number {
  const { replications, first } = view;
  let compared = 0;
  for (const { total, parts, words } of sumsOf(layout)) {
    const expected = view.series(total);
    const sum = new Float64Array(expected.length);
    for (const part of parts) {
      const values = view.series(part);
      for (let cell = 0; cell < sum.length; cell++) sum[cell]! += values[cell]!;
    }
    const slack = whole ? 0 : (parts.length + 1) / 2;
    for (let cell = 0; cell < sum.length; cell++) {
      if (Math.abs(sum[cell]! - expected[cell]!) <= slack) continue;
      const day = Math.floor(cell / replications);
      const where = `replication ${first + (cell % replications)}, day ${day}`;
      broken(`${total} is not the sum of ${words}`, where, expected[cell]!, sum[cell]!);
    }
    compared += sum.length;
  }
  return compared + checkSites(layout, view, whole, broken);
}

/** Sites on report days: all of them give the total of the day, and a site's root causes give the site. */
function checkSites(layout: Layout, view: ChunkView, whole: boolean, broken: Broken): number {
  const { siteIds, days } = layout.sites;
  if (!layout.series.some(({ name }) => name === "outOfWork") || siteIds.length === 0) return 0;
  const { replications, index } = view;
  const sites = view.siteOutOfWork();
  const total = view.series("outOfWork");
  const sound = soundReplications(view);
  days.forEach((day, d) => {
    const people = sound.reduce((sum, local) => sum + total[day * replications + local]!, 0);
    const bySite = sites.subarray(d * siteIds.length, (d + 1) * siteIds.length).reduce((sum, n) => sum + n, 0);
    const slack = whole ? 0 : sound.length / 2 + people * 1e-9;
    if (Math.abs(bySite - people) > slack)
      broken("outOfWork is not the sum of all sites", `chunk ${index}, day ${day}`, people, bySite);
  });
  const { causes = [] } = layout;
  if (causes.length === 0) return days.length;
  const byCause = view.siteOutByCause();
  for (let cell = 0; cell < sites.length; cell++) {
    const [d, site] = [Math.floor(cell / siteIds.length), cell % siteIds.length];
    let people = 0;
    for (let cause = 0; cause < causes.length; cause++)
      people += byCause[(d * causes.length + cause) * siteIds.length + site]!;
    if (Math.abs(people - sites[cell]!) > (whole ? 0 : 1e-6 * (1 + sites[cell]!)))
      broken(
        "a site's people out of work are not the sum of its root causes",
        `chunk ${index}, day ${days[d]}, site ${siteIds[site]}`,
        sites[cell]!,
        people,
      );
  }
  return days.length + sites.length;
}
