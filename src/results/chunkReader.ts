import { join } from "node:path";
import type { ChunkView } from "../analysis/chunkView.ts";
import { type ChunkResult, type Layout, siteDayMeasures } from "../engine/series.ts";
import type { ChunkRecord } from "./chunkFolder.ts";
import { chunkName } from "./chunkFolder.ts";
import { causeColumn } from "./chunkTables.ts";
import type { ColumnFile } from "./columns.ts";
import { openColumns } from "./columns.ts";
import { StoreError } from "./errors.ts";

/**
 * Views of saved chunks, one at a time; each reads only the columns it is asked for, and only until the next one is
 * taken.
 */
export function* readViews(chunksFolder: string, layout: Layout, records: Iterable<ChunkRecord>): Generator<ChunkView> {
  const kinds = new Map(layout.series.map(({ name, kind }) => [name, kind]));
  for (const { index, first, replications, failures } of records) {
    const folder = join(chunksFolder, chunkName(index));
    const open = new Map<string, ColumnFile>();
    const table = (file: string, rows: number): ColumnFile => {
      const columns = open.get(file) ?? openColumns(join(folder, file));
      open.set(file, columns);
      if (columns.rows !== rows) throw new StoreError(`${join(folder, file)} has ${columns.rows} rows, not ${rows}`);
      return columns;
    };
    const daily = () => table("daily.arrow", layout.days * replications);
    const sites = () => table("sites.arrow", layout.sites.days.length * layout.sites.siteIds.length);
    try {
      yield {
        index,
        first,
        replications,
        failures,
        series: (name) => (kinds.get(name) === "people" ? daily().int32(name) : daily().float64(name)),
        factor: (name) => table("factors.arrow", replications).float64(name),
        siteOutOfWork: () => sites().float64("outOfWork"),
        siteStopped: () => sites().float64("stopped"),
        siteDays: () => readSiteDays(layout, (rows) => table("site-days.arrow", rows)),
        siteOutByCause: () => readCauses(layout, (name) => sites().float64(causeColumn(name))),
      };
    } finally {
      for (const columns of open.values()) columns.close();
    }
  }
}

/** [report day][cause][site], from a column a cause of [report day][site]. */
function readCauses(layout: Layout, column: (cause: string) => Float64Array): Float64Array {
  const { causes = [], sites } = layout;
  const cells = sites.siteIds.length;
  const all = new Float64Array(sites.days.length * causes.length * cells);
  causes.forEach(({ name }, cause) => {
    const values = column(name);
    sites.days.forEach((_, day) => {
      all.set(values.subarray(day * cells, (day + 1) * cells), (day * causes.length + cause) * cells);
    });
  });
  return all;
}

/** [measure][day][site], from a column a measure of [day][site]. */
function readSiteDays(layout: Layout, open: (rows: number) => ColumnFile): Float64Array {
  if (!layout.sites.daily) return new Float64Array(0);
  const cells = layout.days * layout.sites.siteIds.length;
  const all = new Float64Array(siteDayMeasures.length * cells);
  siteDayMeasures.forEach((name, i) => {
    all.set(open(cells).float64(name), i * cells);
  });
  return all;
}

/** A chunk as the engine gave it: all columns of a view, copied into arrays of their own. */
export function chunkOfView(layout: Layout, view: ChunkView): ChunkResult {
  const { index, first, replications, failures } = view;
  const block = layout.days * replications;
  const names = (kind: "people" | "real") =>
    layout.series.filter((series) => series.kind === kind).map(({ name }) => name);
  const people = new Int32Array(names("people").length * block);
  names("people").forEach((name, i) => {
    people.set(view.series(name), i * block);
  });
  const real = new Float64Array(names("real").length * block);
  names("real").forEach((name, i) => {
    real.set(view.series(name), i * block);
  });
  const factors = new Float64Array(layout.factors.length * replications);
  layout.factors.forEach((name, i) => {
    factors.set(view.factor(name), i * replications);
  });
  const [siteOutOfWork, siteStopped, siteOutByCause] = [
    view.siteOutOfWork(),
    view.siteStopped(),
    view.siteOutByCause(),
  ];
  return {
    ...{ index, first, replications, people, real, factors, siteOutOfWork, siteStopped, siteOutByCause, failures },
    ...(layout.sites.daily && { siteDays: view.siteDays() }),
  };
}
