import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "@uwdata/flechette";
import { readParquet } from "parquet-wasm";
import { describe, expect, it } from "vitest";
import { readRun } from "../../src/results/readRun.ts";
import { skippedWithout } from "../needs.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { exported, finishedRun, sharedFolder } from "./exportedRun.ts";

// Programs that have nothing to do with this one open what it exports, and find the same rows, units and meanings.

const folder = finishedRun(sharedFolder());
const rowsOf = (table: string) => readRun(folder).table(table).objects() as Record<string, string | number | null>[];
const tables = ["replications", "bands", "stages", "states", "sites", "causes"];

async function duckdb(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Whole numbers as numbers; in CSV an empty text is an empty cell, which DuckDB takes for no value. */
const comparable = (value: unknown, format: string) =>
  typeof value === "bigint" ? Number(value) : format === "csv" && value === "" ? null : value;

describe("DuckDB", () => {
  it.each(["parquet", "csv"] as const)("reads every table from %s", async (to) => {
    const files = exported(folder, { to });
    for (const table of tables) {
      const rows = await duckdb(`SELECT * FROM read_${to}('${files[table]}')`);
      const known = (rows: Record<string, unknown>[]) =>
        rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, comparable(value, to)])),
        );
      expect(known(rows), table).toEqual(known(rowsOf(table)));
    }
  });

  it("finds types, units and meanings in Parquet", async () => {
    const { replications } = exported(folder, { to: "parquet", tables: ["replications"] });
    const types = await duckdb(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${replications}')`);
    expect(Object.fromEntries(types.map((row) => [row.column_name, row.column_type]))).toMatchObject({
      replication: "UINTEGER",
      coverDays: "DOUBLE",
      "outOfWork.day1": "INTEGER",
      "dayOf.outOfWork.20": "USMALLINT",
    });
    const [unit] = await duckdb(
      `SELECT decode(value) AS unit FROM parquet_kv_metadata('${replications}') WHERE decode(key) = 'unit:coverDays'`,
    );
    expect(unit).toEqual({ unit: "day" });
    const [all] = await duckdb(
      `SELECT decode(value) AS columns FROM parquet_kv_metadata('${replications}') WHERE decode(key) = 'columns'`,
    );
    expect(JSON.parse(all!.columns as string)[1]).toEqual({
      name: "coverDays",
      unit: "day",
      meaning: "Cover held at rest",
    });
  });

  it("reads the daily values of all chunks from Parquet", async () => {
    const { daily } = exported(folder, { to: "parquet", tables: ["daily"] });
    const [row] = await duckdb(`SELECT count(*)::INT AS n, sum("outOfWork")::INT AS people FROM '${daily}'`);
    // d (k + 1) over days 0 to 3 and replications 0 to 9 without 5: 6 x (55 - 6).
    expect(row).toEqual({ n: 36, people: 294 });
  });
});

describe("arrow-rs, through parquet-wasm", () => {
  it("reads every table from Parquet", () => {
    const files = exported(folder, { to: "parquet" });
    for (const table of tables) {
      const read = readParquet(new Uint8Array(readFileSync(files[table]!)));
      const rows = tableFromIPC(read.intoIPCStream()).toArray() as Record<string, unknown>[];
      expect(
        rows.map((row) => ({ ...row })),
        table,
      ).toEqual(rowsOf(table));
    }
  });
});

describe("flechette, an Arrow reader that shares no code with apache-arrow", () => {
  it.each(["stored", "wide", "long"] as const)("reads every table from Arrow: %s", (shape) => {
    const files = exported(folder, { to: "arrow", shape });
    for (const table of tables) {
      const read = tableFromIPC(new Uint8Array(readFileSync(files[table]!)));
      if (shape === "stored")
        expect(
          read.toArray().map((row) => ({ ...row })),
          table,
        ).toEqual(rowsOf(table));
      expect(read.numRows).toBeGreaterThan(0);
      for (const field of read.schema.fields) {
        expect(field.metadata?.get("unit"), field.name).toBeTruthy();
        expect(field.metadata?.get("meaning"), field.name).toBeTruthy();
      }
    }
  });
});

/** A Debian program that .ci/run installs; elsewhere it may be missing, and its test says so by being skipped. */
const missing = (path: string): boolean => skippedWithout(existsSync(path));
const python = "/usr/bin/python3";

it.skipIf(missing("/usr/lib/python3/dist-packages/pandas"))("pandas reads CSV: numbers, text and empty cells", () => {
  const { replications, bands } = exported(folder, { to: "csv" });
  const program = `
import json, pandas as pd
r = pd.read_csv(${JSON.stringify(replications)}); b = pd.read_csv(${JSON.stringify(bands)}, float_precision="round_trip")
print(json.dumps([len(r), float(r["outOfWork.day1"].sum()), int(r["dayOf.outOfWork.100000"].isna().sum()), list(r.columns),
  b[(b.series == "outOfWork") & (b.day == 3)]["q50"].tolist(), b["mean"].tolist()]))`;
  const [rows, people, never, columns, median, means] = JSON.parse(
    execFileSync(python, ["-c", program], { encoding: "utf8", env: { PATH: process.env.PATH } }),
  );
  // On day 1 replication k has k + 1 people out of work: 1 to 10 without 6.
  expect([rows, people, never]).toEqual([9, 49, 9]);
  expect(columns).toEqual(Object.keys(rowsOf("replications")[0]!));
  expect(median).toEqual([15]);
  expect(means).toEqual(rowsOf("bands").map((row) => row.mean));
});

it.skipIf(missing("/usr/bin/Rscript"))("R reads CSV: numbers, text and empty cells", () => {
  const { replications, sites } = exported(folder, { to: "csv" });
  const program = `
r <- read.csv(${JSON.stringify(replications)}, check.names = FALSE); s <- read.csv(${JSON.stringify(sites)})
cat(nrow(r), sum(r[["outOfWork.day1"]]), sum(is.na(r[["dayOf.outOfWork.100000"]])), median(r[["outOfWork.day3"]]), s$name[1], sep = "\\n")`;
  const said = execFileSync("/usr/bin/Rscript", ["--vanilla", "-e", program], { encoding: "utf8" });
  expect(said.trim().split("\n")).toEqual(["9", "49", "9", "15", "Reno cells"]);
});

it.skipIf(missing("/usr/bin/ssconvert"))(
  "a spreadsheet (Gnumeric) opens CSV with numbers as numbers and no formulas",
  () => {
    const sites = [
      { id: "reno", name: "=1+1" },
      { id: "lansing", name: "Lansing packs, MI" },
      { id: "toolmaker", name: "-2+3" },
    ];
    const run = finishedRun(emptyFolder(), { sites });
    const { sites: file } = exported(run, { to: "csv", tables: ["sites"] });
    const back = join(emptyFolder(), "back.csv");
    execFileSync("/usr/bin/ssconvert", [file!, back], { stdio: "pipe" });
    const lines = readFileSync(back, "utf8").trim().split("\n");
    expect(lines[0]).toBe("day,site,name,meanOutOfWork,meanOutOfWorkSuppliers,stoppedShare");
    // The apostrophe marks a text and is not shown. Sums of the test's chunks, 3, 2 and 1 times 10, over 9 sound replications.
    const means = [3, 2, 1].map((sum) => (10 * sum) / 9);
    expect(lines.slice(1, 4)).toEqual([
      `1,reno,=1+1,${means[0]},0,0`,
      `1,lansing,"Lansing packs, MI",${means[1]},0,0`,
      `1,toolmaker,-2+3,${means[2]},0,0`,
    ]);
  },
);
