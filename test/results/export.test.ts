import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { textCell } from "../../src/results/export/csv.ts";
import { exportFormats, exportRun } from "../../src/results/export/exportRun.ts";
import { readRun } from "../../src/results/readRun.ts";
import { readTable } from "../../src/results/rows.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { exported, finishedRun, sharedFolder } from "./exportedRun.ts";
import { chunkOf, layout, request } from "./smallRun.ts";

const folder = finishedRun(sharedFolder());
const records = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true });

describe("runout export", () => {
  it("writes every table but the daily one, each once, and nothing half-written", () => {
    const out = emptyFolder();
    const files = exportRun({ folder, to: "csv", out });
    const names = ["bands", "causes", "columns", "factors", "replications", "sites", "stages", "states"];
    expect(readdirSync(out).sort()).toEqual(names.map((name) => `${name}.csv`));
    expect(files.map((file) => file.slice(out.length + 1)).sort()).toEqual(readdirSync(out).sort());
  });

  it.each(exportFormats)("gives equal runs equal bytes: %s", (to) => {
    const again = finishedRun(emptyFolder());
    for (const shape of ["stored", "long", "wide"] as const) {
      const [a, b] = [exported(folder, { to, shape }), exported(again, { to, shape })];
      for (const name of Object.keys(a)) expect(readFileSync(a[name]!), name).toEqual(readFileSync(b[name]!));
    }
  });

  it("writes numbers to CSV that read back as the same numbers", () => {
    const rows = records(exported(folder, { to: "csv" }).bands!);
    const stored = readRun(folder).table("bands").objects() as Record<string, number | string>[];
    expect(
      rows.map((row) =>
        Object.entries(row).map(([name, text]) => (typeof stored[0]![name] === "number" ? Number(text) : text)),
      ),
    ).toEqual(stored.map((row) => Object.values(row)));
  });

  it("leaves the cell of a day that never comes empty", () => {
    const rows = records(exported(folder, { to: "csv" }).replications!);
    expect(rows.map((row) => row["dayOf.outOfWork.100000"])).toEqual(Array(9).fill(""));
    expect(rows.map((row) => row.replication)).toEqual(["0", "1", "2", "3", "4", "6", "7", "8", "9"]);
  });

  it("describes every column that it writes, in whatever shape", () => {
    for (const shape of ["stored", "long", "wide"] as const) {
      const files = exported(folder, { to: "csv", shape });
      const described = records(files.columns!);
      for (const [name, path] of Object.entries(files).filter(([name]) => name !== "columns")) {
        const columns = described.filter((row) => row.table === name).map((row) => row.column);
        expect(columns, `${name}, ${shape}`).toEqual(Object.keys(records(path)[0]!));
      }
      for (const row of described) expect([row.unit !== "", row.meaning !== ""]).toEqual([true, true]);
    }
    const units = records(exported(folder, { to: "csv", shape: "wide" }).columns!);
    expect(units.find((row) => row.table === "bands" && row.column === "cover.slot.anode.q50")?.unit).toBe("day");
  });

  it("has the same numbers in every shape", () => {
    const [stored, long, wide] = (["stored", "long", "wide"] as const).map((shape) =>
      exported(folder, { to: "csv", shape }),
    );
    for (const name of ["bands", "stages", "states", "sites", "causes"]) {
      const numbers = (rows: Record<string, string>[], pick: (column: string) => boolean) =>
        rows
          .flatMap((row) =>
            Object.entries(row)
              .filter(([column, text]) => pick(column) && text !== "")
              .map(([, text]) => Number(text)),
          )
          .sort((a, b) => a - b);
      const isNumber = (column: string) => /^(q\d\d|mean\w*|stoppedShare)$/.test(column);
      const expected = numbers(records(stored![name]!), isNumber);
      expect(expected.length).toBeGreaterThan(0);
      expect(numbers(records(long![name]!), (column) => column === "value")).toEqual(expected);
      const spread = numbers(
        records(wide![name]!),
        (column) => !["day", "site", "name", "stage", "region"].includes(column),
      );
      // A wide table of causes says 0 where the stored one has no row.
      expect(name === "causes" ? spread.filter((n) => n > 0) : spread).toEqual(expected);
    }
    const bands = records(wide!.bands!);
    expect(bands.map((row) => row.day)).toEqual(["0", "1", "2", "3"]);
    expect(Object.keys(bands[0]!).slice(0, 3)).toEqual(["day", "outOfWork.q05", "outOfWork.q25"]);
  });

  it("gives the daily values of sound replications alone, and only the series asked for", () => {
    const { daily } = exported(folder, { to: "csv", tables: ["daily"], series: ["outOfWork"] });
    const rows = records(daily!);
    expect(Object.keys(rows[0]!)).toEqual(["day", "replication", "outOfWork"]);
    expect(rows.length).toBe(9 * layout.days);
    expect(rows.some((row) => row.replication === "5")).toBe(false);
    // smallRun: outOfWork of replication k on day d is d (k + 1).
    for (const row of rows) expect(Number(row.outOfWork)).toBe(Number(row.day) * (Number(row.replication) + 1));
  });

  it("tells the parameter table with who says so", () => {
    expect(records(exported(folder, { to: "csv" }).factors!)).toEqual([
      expect.objectContaining({
        factor: "coverDays",
        unit: "day",
        sourceKind: "judgement",
        source: "made up for a test",
        low: "0",
        high: "90",
      }),
    ]);
  });

  it("keeps unit and meaning in the metadata of Arrow files", () => {
    const { bands } = exported(folder, { to: "arrow", tables: ["bands"], shape: "wide" });
    const field = readTable(bands!).schema.fields.find(({ name }) => name === "outOfWork.q50")!;
    expect(Object.fromEntries(field.metadata)).toEqual({
      unit: "people",
      meaning: "Quantile 0.5 over replications, type 7",
    });
  });

  it("names a table or series that is not there, the nearest one, and a run without tables", () => {
    const out = emptyFolder();
    const asked = (changes: object) => () => exportRun({ folder, to: "csv", out, ...changes });
    expect(asked({ tables: ["band"] })).toThrow('has no table "band"; did you mean "bands"?');
    expect(asked({ tables: ["daily"], series: ["outOfWrk"] })).toThrow(
      'no series "outOfWrk"; did you mean "outOfWork"?',
    );
    const begun = emptyFolder();
    openRun(request("", { folder: begun })).close();
    expect(asked({ folder: begun })).toThrow("has no tables yet (running)");
    expect(readdirSync(out)).toEqual([]);
  });
});

describe("a text cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-5", "'-5"],
    ["@sum", "'@sum"],
    ["\tx", "'\tx"],
    ['=cmd|" /C calc"!A0', `"'=cmd|"" /C calc""!A0"`],
    ["Mesa, AZ", '"Mesa, AZ"'],
    ['9" pipe', '"9"" pipe"'],
    ["two\nlines", '"two\nlines"'],
    ["a=b", "a=b"],
  ])("%j is written %j", (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it("is text alone: a negative number stays a number", () => {
    const run = emptyFolder();
    const store = openRun(request("", { folder: run, replications: 1 }));
    const chunk = chunkOf(0, 1);
    store.writeChunk({ ...chunk, real: chunk.real.map((value) => -value) });
    store.finish({ state: "finished", wallSeconds: 1 });
    store.close();
    const { daily } = exported(run, { to: "csv", tables: ["daily"], series: ["output.stage.cell"] });
    // smallRun: the first real series of replication 0 on day d is 1 / (1 + d).
    expect(records(daily!).map((row) => row["output.stage.cell"])).toEqual([
      "-1",
      "-0.5",
      "-0.3333333333333333",
      "-0.25",
    ]);
  });
});
