import { bandColumns } from "../analysis/bandColumns.ts";
import type { CauseRow } from "../analysis/causeMeans.ts";
import type { ReportOutcome } from "../analysis/reportOutcomes.ts";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import type { Layout, Series } from "../engine/series.ts";
import type { Factor } from "../scenario/types.ts";
import type { Column, TableShape } from "./schema.ts";
import { column, tableShape, textColumn } from "./schema.ts";

const day = column("day", "uint16", "day", "Days since the effective date");
const outcomeTypes = { people: "int32", real: "float64", day: "uint16", dayOrNever: "uint16" } as const;

/** replications.arrow: one row a replication that did not fail: its factors and outcomes; first its row, where rows were given. */
export function replicationsShape(
  layout: Layout,
  factors: readonly Factor[],
  outcomes: readonly ReportOutcome[],
  givenRows = false,
): TableShape {
  const known = new Map(factors.map((factor) => [factor.name, factor]));
  const numbers = givenRows
    ? [
        column("row", "uint32", "1", "Row of the design that was given, from 0"),
        column("replication", "uint32", "1", "The same number, as the other tables call it"),
      ]
    : [column("replication", "uint32", "1", "Replication, from 0; replication k has the same luck in every scenario")];
  return tableShape("replications", [
    ...numbers,
    ...layout.factors.map((name) =>
      column(name, "float64", known.get(name)?.unit ?? "own", known.get(name)?.meaning ?? "Drawn value of this factor"),
    ),
    ...outcomes.map(({ column: name, text, kind, unit, meaning }) =>
      column(name, outcomeTypes[kind], unit, `${meaning} [${text}]`, kind === "dayOrNever"),
    ),
  ]);
}

/** Where a series is told: by stage, by region, by site, or among those of the whole country. */
export interface SeriesPlace {
  readonly table: "bands" | "stages" | "states" | "sites";
  /** outOfWork of outOfWork.stage.cell; the whole name in `bands`. */
  readonly measure: string;
  /** cell of outOfWork.stage.cell; empty in `bands`. */
  readonly of: string;
}

/** Tables of bands that have a shape in common; sites have tables of their own (siteDayTables.ts). */
export type BandsTable = Exclude<SeriesPlace["table"], "sites">;

/** Takes a series' name apart. */
export function placeOf(series: Series): SeriesPlace {
  const parts = /^(.+?)\.(stage|region|site)\.(.+)$/.exec(series.name);
  if (!parts) return { table: "bands", measure: series.name, of: "" };
  const table = ({ stage: "stages", region: "states", site: "sites" } as const)[
    parts[2] as "stage" | "region" | "site"
  ];
  return { table, measure: parts[1]!, of: parts[3]! };
}

/** bands.arrow, stages.arrow or states.arrow: one row a (series, day), series in layout order. */
export function bandsShape(layout: Layout, table: BandsTable): TableShape {
  const places = layout.series.map(placeOf).filter((place) => place.table === table);
  const measures = [...new Set(places.map((place) => place.measure))];
  const ofs = [...new Set(places.map((place) => place.of))];
  const keys: Record<BandsTable, Column[]> = {
    bands: [textColumn("series", 0, measures, "Daily series; its meaning stands in the manifest's layout")],
    stages: [
      textColumn("stage", 0, ofs, "Stage of the chain"),
      textColumn("measure", 1, measures, "What is told of the stage; its meaning stands in the manifest's layout"),
    ],
    states: [
      textColumn("region", 0, ofs, "Region, by its id in the world: for states the postal code"),
      textColumn("measure", 1, measures, "What is told of the region; its meaning stands in the manifest's layout"),
    ],
  };
  const units = textColumn("unit", 2, unitsOf(layout), "Unit of the row's numbers");
  return tableShape(table, [day, ...keys[table], units, ...bandNumbers()]);
}

/** All units of a run's series, in the order in which they first come. */
export const unitsOf = (layout: Layout): string[] => [...new Set(layout.series.map((series) => series.unit))];

/** sites.arrow: one row a (report day, site). */
export function sitesShape(layout: Layout, sites: readonly SiteInfo[]): TableShape {
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const called = [...new Set(layout.sites.siteIds.map((id) => names.get(id) ?? id))];
  return tableShape("sites", [
    day,
    textColumn("site", 0, layout.sites.siteIds, "Site, by its id in the world"),
    textColumn("name", 1, called, "Site, by its name"),
    column("meanOutOfWork", "float64", "people", "Mean over replications of the site's people out of work"),
    column(
      "meanOutOfWorkSuppliers",
      "float64",
      "people",
      "Mean people out of work at its suppliers, by its share of their sales; null for a supplier firm",
      true,
    ),
    column(
      "stoppedShare",
      "float64",
      "0-1",
      "Share of replications in which its line had stopped on or before that day",
    ),
  ]);
}

/** causes.arrow: one row a (report day, stage, region, root cause) with anybody out of work. */
export function causesShape(layout: Layout, rows: readonly CauseRow[]): TableShape {
  const found = (of: "stage" | "region") => [...new Set(rows.map((row) => row[of]))];
  const names = (layout.causes ?? []).map(({ name }) => name);
  return tableShape("causes", [
    day,
    textColumn("stage", 0, found("stage"), "Stage of the chain"),
    textColumn("region", 1, found("region"), "Region, by its id in the world: for states the postal code"),
    textColumn("cause", 2, names, "Root cause of the day on which they left: a control, or what is none"),
    column("meanOutOfWork", "float64", "people", "Mean over replications of people out of work; rows sum to the total"),
  ]);
}

const bandNumbers = (): Column[] => {
  return [
    ...quantileColumns("see column unit"),
    column("mean", "float64", "see column unit", "Mean over replications"),
  ];
};

/** Columns of the quantiles of bands. */
export const quantileColumns = (unit: string): Column[] =>
  bandColumns.map(([name, p]) => column(name, "float64", unit, `Quantile ${p} over replications, type 7`));
