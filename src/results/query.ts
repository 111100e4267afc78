import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realDisk, replaceFile } from "./disk.ts";
import { StoreError } from "./errors.ts";
import { openTables, tableNames, usualTables } from "./export/exportRun.ts";
import { parquetPieces } from "./export/parquet.ts";
import { isOfCapacity, readAnyManifest } from "./manifest.ts";

/** A value of a query's answer: what JSON can say. */
export type QueryValue = string | number | boolean | null;

/** The answer of a query. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  /** Whether a column holds numbers. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly QueryValue[])[];
}

/**
 * Answers SQL over the tables of a run, each under its own name, by DuckDB (an optional peer dependency). The tables that the query
 * names are copied into a database of its own in a temporary folder; then access to files and network is switched off, the settings
 * are locked, and the query runs. The run folder is only read.
 *
 * @throws StoreError when DuckDB is not installed, the run has no tables, or the query is wrong
 */
export async function queryRun(folder: string, sql: string): Promise<QueryAnswer> {
  const duckdb = await loadDuckDb();
  const place = mkdtempSync(join(tmpdir(), "runout-query-"));
  try {
    const instance = await duckdb.DuckDBInstance.create(join(place, "run.duckdb"), {
      memory_limit: "1GB",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    try {
      for (const table of openTables(folder, namedTables(folder, sql), "stored", namedSeries(folder, sql))) {
        const file = join(place, "table.parquet");
        replaceFile(realDisk, file, parquetPieces(table));
        await connection.run(
          `CREATE TABLE "${table.shape.name}" AS SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')`,
        );
      }
      await connection.run("SET enable_external_access = false");
      await connection.run("SET lock_configuration = true");
      const reader = await connection.runAndReadAll(sql);
      const rows = reader.getRowsJS().map((row) => row.map(plain));
      const numeric = reader.columnTypes().map((type) => /INT|DOUBLE|FLOAT|DECIMAL/.test(String(type)));
      return { columns: reader.columnNames(), numeric, rows };
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the query cannot be answered: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** @throws StoreError that says how to install it */
async function loadDuckDb() {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    throw new StoreError("runout query needs DuckDB, which is not installed here: npm install @duckdb/node-api", {
      cause: error,
    });
  }
}

/** Tables that the query names; all but the daily values where it names none, so that they can be listed. */
function namedTables(folder: string, sql: string): string[] {
  const names = tableNames(folder);
  const named = names.filter((name) => new RegExp(`\\b${name}\\b`, "i").test(sql));
  return named.length > 0 ? named : usualTables(folder);
}

/** Series of the daily values that the query names; undefined, which is all, where it asks for every column. */
function namedSeries(folder: string, sql: string): string[] | undefined {
  if (/\*|\bcolumns\b|\bdescribe\b/i.test(sql.replaceAll(/count\s*\(\s*\*\s*\)/gi, ""))) return undefined;
  const manifest = readAnyManifest(folder);
  if (isOfCapacity(manifest)) return undefined;
  const text = sql.toLowerCase();
  const names = manifest.layout.series.map(({ name }) => name);
  return names.filter((name) => text.includes(name.toLowerCase()));
}

/** A value that JSON can say: whole numbers beyond 2^53 and what has no such form as text. */
function plain(value: unknown): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner));
}
