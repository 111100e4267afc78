import { describe, expect, it } from "vitest";
import { BadCell, type Column } from "../../src/scenario/columns.ts";
import { tableFiles } from "../../src/scenario/tableFiles.ts";
import { worldTables } from "../../src/scenario/worldFiles.ts";
import { smallWorld } from "./smallWorld.ts";

const tables = Object.values(worldTables).map((table) => ({
  ...table,
  key: table.key as readonly string[],
  columns: table.columns as Readonly<Record<string, Column<unknown>>>,
}));

describe("the tables of a world", () => {
  it("have a file, a meaning, a key among their columns, and a meaning and kind for every column", () => {
    for (const { file, meaning, key, columns } of tables) {
      expect(file).toMatch(/^[a-z-]+\.csv$/);
      expect(meaning).not.toBe("");
      expect(Object.keys(columns)).toEqual(expect.arrayContaining([...key]));
      for (const column of Object.values(columns)) {
        expect(column.kind).not.toBe("");
        expect(column.meaning).not.toBe("");
      }
    }
    expect(new Set(tables.map(({ file }) => file)).size).toBe(tables.length);
  });

  it("say in every row where its numbers come from", () => {
    for (const { columns } of tables) expect(Object.keys(columns).slice(-3)).toEqual(["sourceKind", "source", "note"]);
  });

  it("take percent signs, commas and units for numbers nowhere", () => {
    for (const { columns } of tables) {
      for (const column of Object.values(columns).filter(({ kind }) => kind.startsWith("number"))) {
        for (const cell of ["50%", "1,5", "3 days"]) expect(column.read(cell)).toBeInstanceOf(BadCell);
      }
    }
  });

  it("never read a negative zero", () => {
    for (const { columns } of tables) {
      for (const column of Object.values(columns)) {
        const value = column.read("-0");
        if (typeof value === "number") expect(Object.is(value, -0)).toBe(false);
      }
    }
  });

  it("are the files of the small world", () => {
    const csv = Object.keys(smallWorld).filter((file) => file.endsWith(".csv"));
    expect(tables.map(({ file }) => file).sort()).toEqual(csv.sort());
    expect(tables.map(({ file }) => file)).toEqual([...tableFiles]);
  });
});
