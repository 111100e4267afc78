import type { ChunkView } from "../analysis/chunkView.ts";
import { type Layout, siteDayMeasures } from "../engine/series.ts";
import { causeColumn, chunkShapes } from "./chunkTables.ts";
import { frameOf } from "./frame.ts";

/** The tables of a chunk by file name, each as the pieces of its file. */
export type EncodedChunk = ReadonlyMap<string, readonly Uint8Array[]>;

/** Encodes the chunks of a run. What all chunks of a length share is made with the first of them. */
export function chunkEncoder(layout: Layout): (chunk: ChunkView) => EncodedChunk {
  const ofLength = new Map<number, ReturnType<typeof encoderOf>>();
  return (chunk) => {
    const { replications } = chunk;
    const encode = ofLength.get(replications) ?? encoderOf(layout, replications);
    ofLength.set(replications, encode);
    return encode(chunk);
  };
}

function encoderOf(layout: Layout, replications: number): (chunk: ChunkView) => EncodedChunk {
  const shapes = chunkShapes(layout);
  const { siteIds, days: reportDays } = layout.sites;
  const everyDay = Array.from({ length: layout.days }, (_, day) => day);
  const daily = frameOf(shapes.daily, layout.days * replications);
  const factors = frameOf(shapes.factors, replications);
  const sites = frameOf(shapes.sites, reportDays.length * siteIds.length);
  const siteDays = shapes.siteDays && frameOf(shapes.siteDays, layout.days * siteIds.length);
  const dayOfDaily = daysOf(everyDay, replications);
  const keysOfSites = { day: daysOf(reportDays, siteIds.length), site: placesOf(reportDays.length, siteIds.length) };
  return (chunk) => {
    const numbers = Uint32Array.from({ length: replications }, (_, local) => chunk.first + local);
    const tables = new Map([
      [
        "daily.arrow",
        daily({ day: dayOfDaily, replication: repeated(numbers, layout.days), ...seriesOf(layout, chunk) }),
      ],
      ["factors.arrow", factors({ replication: numbers, ...factorsOf(layout, chunk) })],
      ["sites.arrow", sites({ ...keysOfSites, ...siteSumsOf(layout, chunk) })],
    ]);
    if (siteDays === undefined) return tables;
    const keys = { day: daysOf(everyDay, siteIds.length), site: placesOf(layout.days, siteIds.length) };
    return tables.set("site-days.arrow", siteDays({ ...keys, ...siteDaysOf(layout, chunk) }));
  };
}

const seriesOf = ({ series }: Layout, chunk: ChunkView) =>
  Object.fromEntries(series.map(({ name }) => [name, chunk.series(name)]));

const factorsOf = ({ factors }: Layout, chunk: ChunkView) =>
  Object.fromEntries(factors.map((name) => [name, chunk.factor(name)]));

function siteSumsOf({ sites, causes = [] }: Layout, chunk: ChunkView) {
  const byCause = chunk.siteOutByCause();
  const cells = sites.siteIds.length;
  const ofCause = (cause: number) => {
    const column = new Float64Array(sites.days.length * cells);
    for (let day = 0; day < sites.days.length; day++) {
      const from = (day * causes.length + cause) * cells;
      column.set(byCause.subarray(from, from + cells), day * cells);
    }
    return column;
  };
  return {
    outOfWork: chunk.siteOutOfWork(),
    stopped: chunk.siteStopped(),
    ...Object.fromEntries(causes.map(({ name }, cause) => [causeColumn(name), ofCause(cause)])),
  };
}

function siteDaysOf(layout: Layout, chunk: ChunkView) {
  const cells = layout.days * layout.sites.siteIds.length;
  const sums = chunk.siteDays();
  return Object.fromEntries(siteDayMeasures.map((name, i) => [name, sums.subarray(i * cells, (i + 1) * cells)]));
}

/** Each day as often as it has rows, which follow each other. */
function daysOf(days: readonly number[], rowsOfDay: number): Uint16Array {
  const column = new Uint16Array(days.length * rowsOfDay);
  days.forEach((day, i) => {
    column.fill(day, i * rowsOfDay, (i + 1) * rowsOfDay);
  });
  return column;
}

/** The numbers of one day's rows, day after day. */
function repeated(numbers: Uint32Array, days: number): Uint32Array {
  const column = new Uint32Array(days * numbers.length);
  for (let day = 0; day < days; day++) column.set(numbers, day * numbers.length);
  return column;
}

const placesOf = (days: number, sites: number): Int32Array =>
  Int32Array.from({ length: days * sites }, (_, row) => row % sites);
