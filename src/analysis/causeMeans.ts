import type { Layout } from "../engine/series.ts";
import type { ChunkView } from "./chunkView.ts";
import type { SiteInfo } from "./siteMeans.ts";

/** Mean people out of work in one stage and region for one root cause on a report day. */
export interface CauseRow {
  readonly day: number;
  readonly stage: string;
  readonly region: string;
  readonly cause: string;
  readonly meanOutOfWork: number;
}

/**
 * Means by stage, region and root cause from the chunks' sums by site, report days outermost; rows of nobody are left out. Over causes,
 * stages or regions they sum to the means of outOfWork exactly but for rounding. Empty when the layout names no cause.
 */
export function causeMeans(
  layout: Layout,
  chunks: Iterable<ChunkView>,
  soundReplications: number,
  sites: readonly SiteInfo[],
): CauseRow[] {
  const { causes = [], sites: summed } = layout;
  const { siteIds, days } = summed;
  const info = new Map(sites.map((site) => [site.id, site]));
  const places = siteIds.map((id) => ({ stage: info.get(id)?.stage ?? "", region: info.get(id)?.region ?? "" }));
  const sums = new Map<string, { row: Omit<CauseRow, "meanOutOfWork">; people: number }>();
  for (const chunk of causes.length === 0 ? [] : chunks) {
    const people = chunk.siteOutByCause();
    days.forEach((day, d) => {
      causes.forEach(({ name: cause }, c) => {
        places.forEach((place, i) => {
          const count = people[(d * causes.length + c) * siteIds.length + i]!;
          if (count === 0) return;
          const key = `${d}|${place.stage}|${place.region}|${c}`;
          const sum = sums.get(key) ?? { row: { day, ...place, cause }, people: 0 };
          sum.people += count;
          sums.set(key, sum);
        });
      });
    });
  }
  const order = new Map(causes.map(({ name }, place) => [name, place]));
  return [...sums.values()]
    .map(({ row, people }) => ({ ...row, meanOutOfWork: people / soundReplications }))
    .sort(
      (a, b) =>
        a.day - b.day ||
        compare(a.stage, b.stage) ||
        compare(a.region, b.region) ||
        order.get(a.cause)! - order.get(b.cause)!,
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
