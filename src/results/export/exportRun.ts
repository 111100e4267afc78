import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../scenario/nearest.ts";
import { explainDiskErrors, realDisk, replaceFile } from "../disk.ts";
import { encodeBatches } from "../encode.ts";
import { StoreError } from "../errors.ts";
import { type AnyManifest, isOfCapacity, readAnyManifest } from "../manifest.ts";
import { siteDaysFolder } from "../siteDayTables.ts";
import { columnsTable } from "./columnsTable.ts";
import { csvPieces } from "./csv.ts";
import { dailyTable } from "./dailyTable.ts";
import { factorsTable } from "./factorsTable.ts";
import { parquetPieces } from "./parquet.ts";
import type { ExportShape } from "./shapes.ts";
import { reshape } from "./shapes.ts";
import { siteDaysName, siteDaysTable } from "./siteDaysTable.ts";
import type { ExportTable } from "./table.ts";
import { storedTable } from "./table.ts";

const encoders = {
  parquet: parquetPieces,
  csv: csvPieces,
  arrow: ({ shape, batches }: ExportTable) => encodeBatches(shape, batches()),
} as const;

export type ExportFormat = keyof typeof encoders;
export const exportFormats = Object.keys(encoders) as ExportFormat[];

/** What is to be exported of a run, and where to. */
export interface ExportRequest {
  readonly folder: string;
  readonly to: ExportFormat;
  /** Names of tables; all but those that may be large when absent. */
  readonly tables?: readonly string[];
  readonly shape?: ExportShape;
  /** Series of `daily`; all when absent. */
  readonly series?: readonly string[];
  /** A folder, made where there is none. */
  readonly out: string;
}

/** Tables that lie in the folder of a run of days as files, and in that of a run of paths of capacity. */
const storedNames = ["replications", "bands", "stages", "states", "sites", "causes", "ladder", "without"];
const capacityNames = ["replications", "path", "values", "projects", "cuts"];
const largeCapacityNames = ["months", "starts"];

/**
 * Tables that a run has: those of its folder, then the parameter table and the table of columns, then what was simulated: sites by day and
 * the daily values, or months and starts of modules.
 */
export function tableNames(folder: string): string[] {
  const there = (name: string) => existsSync(join(folder, `${name}.arrow`));
  if (isOfCapacity(readAnyManifest(folder)))
    return [...capacityNames.filter(there), "factors", "columns", ...largeCapacityNames.filter(there)];
  const stored = storedNames.filter(there);
  const siteDays = existsSync(join(folder, siteDaysFolder)) ? [siteDaysName] : [];
  return [...stored, "factors", "columns", ...siteDays, "daily"];
}

/** Tables that may be large, and are written only when they are asked for by name. */
const large: readonly string[] = [siteDaysName, "daily", ...largeCapacityNames];

/** Tables that a run has and that may be large. */
export const largeTables = (folder: string): string[] => tableNames(folder).filter((name) => large.includes(name));

/** Tables that are written, or copied for a query, where none is named. */
export const usualTables = (folder: string): string[] => tableNames(folder).filter((name) => !large.includes(name));

/**
 * Writes tables of a run, one file each: `<table>.<format>`, or `<table>-<shape>.<format>` in another shape than the stored one. A
 * file appears whole or not at all. Equal runs give equal bytes.
 *
 * @returns the files written
 * @throws StoreError when the run has no such table, or no tables yet
 */
export function exportRun({ folder, to, tables, shape = "stored", series, out }: ExportRequest): string[] {
  const named = tableNames(folder);
  const wanted = tables ?? usualTables(folder);
  for (const name of wanted) if (!named.includes(name)) throw noTable(folder, name, named);
  const opened = openTables(folder, wanted, shape, series);
  return explainDiskErrors(`the export to ${out}`, () => {
    mkdirSync(out, { recursive: true });
    return opened.map((table) => {
      const path = join(out, `${table.shape.name}${shape === "stored" ? "" : `-${shape}`}.${to}`);
      replaceFile(realDisk, path, encoders[to](table));
      return path;
    });
  });
}

/** Tables of a run by name, in a shape. The table of columns describes the others as they are shaped. */
export function openTables(
  folder: string,
  names: readonly string[],
  shape: ExportShape = "stored",
  series?: readonly string[],
): ExportTable[] {
  const manifest = readAnyManifest(folder);
  if ("shard" in manifest && manifest.shard)
    throw new StoreError(`${folder} is a shard, a part of a run; merge the shards first`);
  if (!manifest.tables)
    throw new StoreError(`${folder} has no tables yet (${manifest.state}); continue it with --resume`);
  const open = (name: string) => reshape(openTable(folder, manifest, name, series), shape);
  const others = names.filter((name) => name !== "columns").map(open);
  // Asked for alone, it describes all tables but the daily values.
  const described =
    others.length > 0
      ? others
      : usualTables(folder)
          .filter((name) => name !== "columns")
          .map(open);
  return names.includes("columns") ? [...others, columnsTable(described)] : others;
}

function openTable(folder: string, manifest: AnyManifest, name: string, series?: readonly string[]): ExportTable {
  if (name === "factors") return factorsTable(manifest.factors);
  if (name === siteDaysName) return siteDaysTable(folder);
  if (name === "daily" && !isOfCapacity(manifest)) return dailyTable(folder, manifest, series);
  return storedTable(name, join(folder, `${name}.arrow`));
}

function noTable(folder: string, name: string, named: readonly string[]): StoreError {
  const near = nearest(name, named);
  return new StoreError(
    `${folder} has no table "${name}"; ${near ? `did you mean "${near}"?` : `there are ${named.join(", ")}`}`,
  );
}
