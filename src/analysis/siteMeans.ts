import type { Layout } from "../engine/series.ts";
import type { ChunkView } from "./chunkView.ts";

/** Who a site is, for tables and prints. `customers` only for a firm that lives on other sites. */
export interface SiteInfo {
  readonly id: string;
  readonly name: string;
  /** Where its people are counted, for tables by stage and region. */
  readonly stage?: string;
  readonly region?: string;
  /** Sites that a supplier firm lives on and their shares of its sales, which sum to 1. Its people are counted with them. */
  readonly customers?: readonly { readonly site: string; readonly share: number }[];
}

/** One site on one report day, over the sound replications. */
export interface SiteRow {
  readonly site: string;
  readonly name: string;
  readonly day: number;
  /** Mean people of the site out of work. */
  readonly meanOutOfWork: number;
  /** Mean people out of work at its suppliers, by its share of their sales; null for a supplier firm, to count nobody twice. */
  readonly meanOutOfWorkSuppliers: number | null;
  /** Share of replications in which the line had stopped on or before that day. */
  readonly stoppedShare: number;
}

/**
 * Means by site from the chunks' sums, days outermost, sites in layout order. Sums are of whole people, so the order of
 * the chunks does not show.
 *
 * @param sites name and customers of sites; a site that is not listed is called by its id
 */
export function siteMeans(
  layout: Layout,
  chunks: Iterable<ChunkView>,
  soundReplications: number,
  sites: readonly SiteInfo[] = [],
): SiteRow[] {
  const { siteIds, days } = layout.sites;
  const outOfWork = new Float64Array(days.length * siteIds.length);
  const stopped = new Float64Array(days.length * siteIds.length);
  for (const chunk of chunks) {
    addTo(outOfWork, chunk.siteOutOfWork());
    addTo(stopped, chunk.siteStopped());
  }
  const info = new Map(sites.map((site) => [site.id, site]));
  return days.flatMap((day, d) => {
    const own = outOfWork.subarray(d * siteIds.length, (d + 1) * siteIds.length);
    const ofSuppliers = suppliersOf(siteIds, own, info);
    return siteIds.map((site, i) => ({
      site,
      name: info.get(site)?.name ?? site,
      day,
      meanOutOfWork: own[i]! / soundReplications,
      meanOutOfWorkSuppliers: info.get(site)?.customers ? null : ofSuppliers[i]! / soundReplications,
      stoppedShare: stopped[d * siteIds.length + i]! / soundReplications,
    }));
  });
}

/** People out of work at suppliers, given to the customers they live on. */
function suppliersOf(ids: readonly string[], own: Float64Array, info: ReadonlyMap<string, SiteInfo>): Float64Array {
  const row = new Map(ids.map((id, i) => [id, i]));
  const given = new Float64Array(ids.length);
  ids.forEach((id, i) => {
    for (const { site, share } of info.get(id)?.customers ?? []) {
      const to = row.get(site);
      if (to !== undefined) given[to]! += own[i]! * share;
    }
  });
  return given;
}

function addTo(sum: Float64Array, part: Float64Array): void {
  if (part.length !== sum.length)
    throw new RangeError(`site sums of ${part.length} entries where the layout has ${sum.length}`);
  for (let i = 0; i < sum.length; i++) sum[i]! += part[i]!;
}
