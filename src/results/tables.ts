import type { Bands } from "../analysis/bandColumns.ts";
import { emptyBands } from "../analysis/bandColumns.ts";
import { causeMeans } from "../analysis/causeMeans.ts";
import type { ChunkView } from "../analysis/chunkView.ts";
import { reportOutcomes } from "../analysis/reportOutcomes.ts";
import { eachSeriesBands } from "../analysis/seriesBands.ts";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import { siteMeans } from "../analysis/siteMeans.ts";
import type { Layout } from "../engine/series.ts";
import type { Factor, Report } from "../scenario/types.ts";
import { encodeBatches, encodeTable } from "./encode.ts";
import { canonicalJson } from "./hash.ts";
import { replicationBatches } from "./replicationRows.ts";
import { siteDayTables } from "./siteDayTables.ts";
import type { BandsTable } from "./tableShapes.ts";
import { bandsShape, causesShape, placeOf, replicationsShape, sitesShape, unitsOf } from "./tableShapes.ts";

/** What the tables of a run are made from. `chunks` gives the chunks in index order, each time it is called. */
export interface TablesInput {
  readonly layout: Layout;
  readonly report: Report;
  /** ISO date of day 0. */
  readonly effective: string;
  readonly factors: readonly Factor[];
  readonly sites: readonly SiteInfo[];
  readonly soundReplications: number;
  /** Whether the rows were given, so that their numbers come first. */
  readonly givenRows?: boolean;
  readonly chunks: () => Iterable<ChunkView>;
  /** Bands by series where they were made before; otherwise they are made here, one series after the other. */
  readonly bands?: ReadonlyMap<string, Bands>;
}

/** A table by the name of its file, and the pieces of that file. */
type Written = readonly [file: string, pieces: Iterable<Uint8Array>];

/**
 * The tables of a run, by file name, one at a time, in the pieces of a file: the table of replications is never held whole. They are functions of the chunks in index order: in which order, on
 * how many threads or in how many sittings these were made does not show. Failed replications are in none.
 */
export function* runTables(input: TablesInput): Generator<Written> {
  yield ["replications.arrow", replicationsTable(input)];
  for (const table of ["bands", "stages", "states"] as const) yield [`${table}.arrow`, [bandsTable(input, table)]];
  yield [sitesFile, [new TextEncoder().encode(`${canonicalJson(input.sites)}\n`)]];
  yield ["sites.arrow", [sitesTable(input)]];
  if (input.layout.causes !== undefined) yield ["causes.arrow", [causesTable(input)]];
  if (input.layout.sites.daily) yield* siteDayTables(input);
}

/** Names, stages, regions and customers of sites, which stand in the world and not in the layout: with it the tables can be made anew. */
export const sitesFile = "sites.json";

function replicationsTable(input: TablesInput): Iterable<Uint8Array> {
  const { layout, report, effective, factors, givenRows = false, chunks } = input;
  const outcomes = reportOutcomes(layout, report, effective);
  return encodeBatches(
    replicationsShape(layout, factors, outcomes, givenRows),
    replicationBatches(layout, chunks(), outcomes, givenRows),
  );
}

function bandsTable(
  { layout, chunks, soundReplications: count, bands: ready }: TablesInput,
  table: BandsTable,
): Uint8Array {
  const shape = bandsShape(layout, table);
  const series = layout.series.filter((one) => placeOf(one).table === table);
  const rows = series.length * layout.days;
  const ofKey = { bands: "series", stages: "stage", states: "region" }[table];
  const units = unitsOf(layout);
  const numbers = emptyBands(rows);
  const texts: Record<string, Int32Array> = { [ofKey]: new Int32Array(rows), unit: new Int32Array(rows) };
  if (table !== "bands") texts.measure = new Int32Array(rows);
  const fill = (column: string, value: string, values: readonly string[], at: number) =>
    texts[column]!.fill(values.indexOf(value), at, at + layout.days);
  const valuesOf = (name: string) => shape.columns.find((column) => column.field.name === name)!.values!;

  let row = 0;
  const named = new Map(series.map((one) => [one.name, one]));
  const enter = (name: string, bands: Bands) => {
    const one = named.get(name)!;
    const { measure, of } = placeOf(one);
    fill(ofKey, table === "bands" ? measure : of, valuesOf(ofKey), row);
    if (table !== "bands") fill("measure", measure, valuesOf("measure"), row);
    fill("unit", one.unit, units, row);
    for (const column of Object.keys(numbers) as (keyof Bands)[]) numbers[column].set(bands[column], row);
    row += layout.days;
  };
  if (ready === undefined) eachSeriesBands(layout, chunks, count, [...named.keys()], enter);
  else for (const name of named.keys()) enter(name, ready.get(name)!);
  const day = Uint16Array.from({ length: rows }, (_, i) => i % layout.days);
  return encodeTable(shape, { day, ...texts, ...numbers });
}

function causesTable({ layout, chunks, sites, soundReplications: count }: TablesInput): Uint8Array {
  const rows = causeMeans(layout, chunks(), count, sites);
  const shape = causesShape(layout, rows);
  const place = (name: "stage" | "region" | "cause") => {
    const { values } = shape.columns.find((one) => one.field.name === name)!;
    const places = new Map(values!.map((value, i) => [value, i]));
    return rows.map((row) => places.get(row[name])!);
  };
  return encodeTable(shape, {
    day: rows.map((row) => row.day),
    stage: place("stage"),
    region: place("region"),
    cause: place("cause"),
    meanOutOfWork: rows.map((row) => row.meanOutOfWork),
  });
}

function sitesTable({ layout, chunks, sites, soundReplications: count }: TablesInput): Uint8Array {
  const shape = sitesShape(layout, sites);
  const rows = siteMeans(layout, chunks(), count, sites);
  const nameList = shape.columns.find((column) => column.field.name === "name")!.values!;
  const namePlace = new Map(nameList.map((name, i) => [name, i]));
  return encodeTable(shape, {
    day: rows.map((row) => row.day),
    site: rows.map((_, i) => i % layout.sites.siteIds.length),
    name: rows.map((row) => namePlace.get(row.name)!),
    meanOutOfWork: rows.map((row) => row.meanOutOfWork),
    meanOutOfWorkSuppliers: rows.map((row) => row.meanOutOfWorkSuppliers),
    stoppedShare: rows.map((row) => row.stoppedShare),
  });
}
