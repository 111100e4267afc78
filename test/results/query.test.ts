import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { queryRun } from "../../src/results/query.ts";
import { finishedRun, sharedFolder } from "./exportedRun.ts";

const folder = finishedRun(sharedFolder());
const ask = (sql: string) => queryRun(folder, sql);

describe("runout query", () => {
  it("answers from the table that is named, with nulls and whole numbers as such", async () => {
    const answer = await ask(
      `SELECT count(*) AS n, sum("outOfWork.day1") AS people, max("dayOf.outOfWork.100000") AS never FROM replications`,
    );
    // On day 1 replication k has k + 1 people out of work: 1 to 10 without 6.
    expect(answer).toEqual({ columns: ["n", "people", "never"], numeric: [true, true, true], rows: [[9, 49, null]] });
  });

  it("joins tables, and lists them where the query names none", async () => {
    const joined = await ask(
      `SELECT b.q50, c.meaning FROM bands b JOIN columns c ON c."table" = 'bands' AND c."column" = 'q50' WHERE b.series = 'outOfWork' AND b.day = 3`,
    );
    expect(joined.rows).toEqual([[15, "Quantile 0.5 over replications, type 7"]]);
    expect((await ask("SHOW TABLES")).rows.flat()).toContain("states");
  });

  it("gives the daily values, of the series it names or of all", async () => {
    const one = await ask(
      `SELECT replication, max("outOfWork") AS worst FROM daily GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    );
    expect(one.rows).toEqual([[9, 30]]);
    expect((await ask("SELECT * FROM daily LIMIT 1")).columns.length).toBe(13);
  });

  it.each([
    ["reading a file", "SELECT * FROM read_csv('/etc/hostname')"],
    ["reading a file by its bare name", "SELECT * FROM '/etc/passwd'"],
    ["writing a file", `COPY (SELECT 1) TO '${tmpdir()}/runout-query-test.csv'`],
    ["another database", `ATTACH '${tmpdir()}/runout-query-test.duckdb'`],
    ["the network", "SELECT * FROM read_parquet('https://example.org/x.parquet')"],
    ["an extension", "INSTALL httpfs"],
    ["switching files on again", "SET enable_external_access = true"],
    ["unlocking the settings", "SET lock_configuration = false"],
    ["the run's own files", `SELECT * FROM read_parquet('${folder}/bands.arrow')`],
  ])("refuses %s", async (_, sql) => {
    await expect(ask(sql)).rejects.toThrow(
      /the query cannot be answered: .*(Permission Error|Catalog Error: Table with name|configuration)/,
    );
  });

  it("says what is wrong with a query, and leaves nothing behind", async () => {
    await expect(ask("SELECT q51 FROM bands")).rejects.toThrow(/q51/);
    await expect(ask("SELEC")).rejects.toThrow(/syntax error/);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("runout-query-"))).toEqual([]);
  });
});
