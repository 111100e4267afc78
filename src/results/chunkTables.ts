import type { Layout } from "../engine/series.ts";
import type { TableShape } from "./schema.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** The three tables of a chunk, as declared; the same for every chunk of a run. */
export interface ChunkShapes {
  readonly daily: TableShape;
  readonly factors: TableShape;
  readonly sites: TableShape;
  /** Only where sites are summed daily. */
  readonly siteDays?: TableShape;
}

const replication = column(
  "replication",
  "uint32",
  "1",
  "Replication, from 0; replication k has the same luck in every scenario",
);
const day = column("day", "uint16", "day", "Days since the effective date");

/**
 * - daily: one row a (day, replication), sorted so; one column a series.
 * - factors: one row a replication; one column a factor.
 * - sites: one row a (report day, site); sums over the chunk's replications.
 *
 * A chunk keeps the rows of a failed replication, which are 0; its number stands in chunk.json.
 */
export function chunkShapes(layout: Layout): ChunkShapes {
  const series = layout.series.map(({ name, kind, unit, meaning }) =>
    column(name, kind === "people" ? "int32" : "float64", unit, meaning),
  );
  const factors = layout.factors.map((name) => column(name, "float64", "own", "Drawn value of this factor"));
  return {
    daily: tableShape("daily", [day, replication, ...series]),
    factors: tableShape("factors", [replication, ...factors]),
    sites: tableShape("sites", [
      day,
      textColumn("site", 0, layout.sites.siteIds, "Site, by its id in the world"),
      column("outOfWork", "float64", "people", "People of the site out of work that day, summed over the replications"),
      column("stopped", "float64", "1", "Replications in which the line had stopped on or before that day"),
      ...(layout.causes ?? []).map(({ name }) =>
        column(causeColumn(name), "float64", "people", "Those of them whose root cause it is"),
      ),
    ]),
    ...(layout.sites.daily && { siteDays: siteDaysShape(layout) }),
  };
}

/** Sums of a site on a day. */
const siteDaysShape = (layout: Layout): TableShape =>
  tableShape("site-days", [
    day,
    textColumn("site", 0, layout.sites.siteIds, "Site, by its id in the world"),
    column("outOfWork", "float64", "people", "People of the site out of work that day, summed over the replications"),
    column("anyOut", "float64", "1", "Replications with anybody of the site out of work that day"),
    column("stopped", "float64", "1", "Replications in which the line had stopped on or before that day"),
  ]);

/** Column of a root cause in a chunk's table of sites. */
export const causeColumn = (cause: string): string => `outOfWork.${cause}`;
