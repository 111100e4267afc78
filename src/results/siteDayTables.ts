import type { Bands } from "../analysis/bandColumns.ts";
import { bandColumns } from "../analysis/bandColumns.ts";
import type { ChunkView } from "../analysis/chunkView.ts";
import { eachSeriesBands } from "../analysis/seriesBands.ts";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import { type Layout, siteDayMeasures, siteSeries } from "../engine/series.ts";
import { encodeTable } from "./encode.ts";
import { column, tableShape, textColumn } from "./schema.ts";
import { quantileColumns } from "./tableShapes.ts";

/** What the tables by site and day are made from. */
interface SiteDaysInput {
  readonly layout: Layout;
  readonly sites: readonly SiteInfo[];
  readonly soundReplications: number;
  readonly chunks: () => Iterable<ChunkView>;
  /** Bands by series where they were made before. */
  readonly bands?: ReadonlyMap<string, Bands>;
}

/** Folder of the tables by site and day, in a run folder. */
export const siteDaysFolder = "site-days";

/**
 * One table a stage, `site-days/<stage>.arrow`, one row a (site, day): who wants one plant, or one stage, opens one file. Sums and bands
 * of all days and sites are in memory once, whatever the number of replications: 40 MB for 1,500 sites over a year.
 */
export function* siteDayTables(input: SiteDaysInput): Generator<readonly [file: string, pieces: Iterable<Uint8Array>]> {
  const { layout, sites, chunks } = input;
  const { siteIds } = layout.sites;
  const cells = layout.days * siteIds.length;
  const sums = new Float64Array(siteDayMeasures.length * cells);
  for (const chunk of chunks()) {
    const ofChunk = chunk.siteDays();
    for (let i = 0; i < sums.length; i++) sums[i]! += ofChunk[i]!;
  }
  const bands = input.bands ?? bandsOfSites(input);
  const info = new Map(sites.map((site) => [site.id, site]));
  const stages = [...new Set(siteIds.map((id) => info.get(id)?.stage ?? "other"))].sort();
  for (const stage of stages) {
    const members = siteIds.flatMap((id, i) => ((info.get(id)?.stage ?? "other") === stage ? [i] : []));
    yield [`${siteDaysFolder}/${stage}.arrow`, [stageTable(input, members, sums, bands)]];
  }
}

function bandsOfSites({ layout, chunks, soundReplications }: SiteDaysInput): ReadonlyMap<string, Bands> {
  const found = new Map<string, Bands>();
  const names = layout.sites.siteIds.map(siteSeries);
  eachSeriesBands(layout, chunks, soundReplications, names, (name, bands) => found.set(name, bands));
  return found;
}

function stageTable(
  { layout, sites, soundReplications }: SiteDaysInput,
  members: readonly number[],
  sums: Float64Array,
  bands: ReadonlyMap<string, Bands>,
) {
  const { days } = layout;
  const { siteIds } = layout.sites;
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const ids = members.map((i) => siteIds[i]!);
  const called = ids.map((id) => names.get(id) ?? id);
  const nameList = [...new Set(called)];
  const share = "Share of replications";
  const shape = tableShape("site-days", [
    textColumn("site", 0, ids, "Site, by its id in the world"),
    textColumn("name", 1, nameList, "Site, by its name"),
    column("day", "uint16", "day", "Days since the effective date"),
    ...quantileColumns("people"),
    column("meanOutOfWork", "float64", "people", "Mean over replications of the site's people out of work"),
    column("anyOutShare", "float64", "0-1", `${share} with anybody of the site out of work that day`),
    column("stoppedShare", "float64", "0-1", `${share} in which its line had stopped on or before that day`),
  ]);
  const rows = members.length * days;
  const mean = (measure: number) =>
    Float64Array.from(
      { length: rows },
      (_, row) =>
        sums[(measure * days + (row % days)) * siteIds.length + members[Math.floor(row / days)]!]! / soundReplications,
    );
  const quantile = (name: (typeof bandColumns)[number][0]) => {
    const values = new Float64Array(rows);
    ids.forEach((id, i) => {
      values.set(bands.get(siteSeries(id))![name], i * days);
    });
    return values;
  };
  return encodeTable(shape, {
    site: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / days)),
    name: Int32Array.from({ length: rows }, (_, row) => nameList.indexOf(called[Math.floor(row / days)]!)),
    day: Uint16Array.from({ length: rows }, (_, row) => row % days),
    ...Object.fromEntries(bandColumns.map(([name]) => [name, quantile(name)])),
    meanOutOfWork: mean(0),
    anyOutShare: mean(1),
    stoppedShare: mean(2),
  });
}
