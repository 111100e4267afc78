import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tableFromIPC, tableToIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { openColumns } from "../../src/results/columns.ts";
import { encodeBatches, encodeTable } from "../../src/results/encode.ts";
import { readTable } from "../../src/results/rows.ts";
import { column, tableShape, textColumn } from "../../src/results/schema.ts";
import { toArquero } from "../../src/results/toArquero.ts";
import { emptyFolder } from "./emptyFolder.ts";

const shape = () =>
  tableShape("tried", [
    column("day", "uint16", "day", "Days since the effective date"),
    column("dayOf", "uint16", "day", "Day it is reached; null when never", true),
    textColumn("stage", 0, ["anode", "cell", "Zülpich"], "Stage"),
    column("people", "int32", "people", "People"),
    column("share", "float64", "0-1", "Share"),
  ]);
const values = { day: [0, 1, 2], dayOf: [7, null, 9], stage: [2, 0, 1], people: [-5, 0, 5], share: [0.1, 0, 1] };

function saved(bytes: Uint8Array): string {
  const path = join(emptyFolder(), "table.arrow");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

describe("encodeTable", () => {
  it("comes back through apache-arrow with every value, null, unit and meaning", () => {
    const table = readTable(saved(encodeTable(shape(), values)));
    expect(table.toArray().map((row) => row.toJSON())).toEqual([
      { day: 0, dayOf: 7, stage: "Zülpich", people: -5, share: 0.1 },
      { day: 1, dayOf: null, stage: "anode", people: 0, share: 0 },
      { day: 2, dayOf: 9, stage: "cell", people: 5, share: 1 },
    ]);
    expect(Object.fromEntries(table.schema.metadata)).toEqual({ table: "tried", schemaVersion: "1" });
    expect(table.schema.fields.map((field) => [field.name, field.nullable, ...field.metadata.values()])).toEqual([
      ["day", false, "day", "Days since the effective date"],
      ["dayOf", true, "day", "Day it is reached; null when never"],
      ["stage", false, "1", "Stage"],
      ["people", false, "people", "People"],
      ["share", false, "0-1", "Share"],
    ]);
  });

  it("comes back through arquero with nulls and text", () => {
    const table = toArquero(saved(encodeTable(shape(), values)));
    expect(table.objects()).toEqual([
      { day: 0, dayOf: 7, stage: "Zülpich", people: -5, share: 0.1 },
      { day: 1, dayOf: null, stage: "anode", people: 0, share: 0 },
      { day: 2, dayOf: 9, stage: "cell", people: 5, share: 1 },
    ]);
  });

  it("gives the same bytes for the same table built twice in one process", () => {
    expect(encodeTable(shape(), values)).toEqual(encodeTable(shape(), values));
  });

  it("gives the same bytes whether values come as lists or as typed arrays", () => {
    const typed = { ...values, people: Int32Array.from(values.people), share: Float64Array.from(values.share) };
    expect(encodeTable(shape(), typed)).toEqual(encodeTable(shape(), values));
  });

  it("writes -0 as 0, and leaves the array it was given alone", () => {
    const given = Float64Array.from([1, -0, 2]);
    expect(encodeTable(shape(), { ...values, share: given })).toEqual(
      encodeTable(shape(), { ...values, share: [1, 0, 2] }),
    );
    expect(Object.is(given[1], -0)).toBe(true);
  });

  it.each([
    ["share", [0, Number.NaN, 1], "table tried, column share, row 1: NaN is not one of finite numbers"],
    ["share", Float64Array.from([0, 1, Number.NaN]), "table tried, column share, row 2: NaN"],
    ["share", [Number.POSITIVE_INFINITY, 0, 1], "table tried, column share, row 0: Infinity"],
    ["people", [0, 0.5, 1], "table tried, column people, row 1: 0.5 is not one of int32 numbers"],
    ["people", [0, 3e9, 1], "row 1: 3000000000 is not one of int32 numbers"],
    ["day", [0, -1, 1], "row 1: -1 is not one of uint16 numbers"],
    ["day", [0, null, 1], "column day, row 1: null is not one of uint16 numbers"],
    ["dayOf", [0, 65536, null], "row 1: 65536 is not one of uint16 numbers or null"],
    ["share", [0, 1], "column share has 2 of 3 rows"],
  ])("refuses %s = %s and names the place", (name, wrong, message) => {
    expect(() => encodeTable(shape(), { ...values, [name]: wrong })).toThrow(message);
  });

  it("keeps a table without rows", () => {
    const none = { day: [], dayOf: [], stage: [], people: [], share: [] };
    expect(readTable(saved(encodeTable(shape(), none))).numRows).toBe(0);
  });
});

describe("openColumns", () => {
  it("reads single columns of a table that also has text", () => {
    const columns = openColumns(saved(encodeTable(shape(), { ...values, dayOf: [1, 2, 3] })));
    expect(columns.rows).toBe(3);
    expect(columns.int32("people")).toEqual(Int32Array.from([-5, 0, 5]));
    expect(columns.float64("share")).toEqual(Float64Array.from([0.1, 0, 1]));
    expect(() => columns.float64("shares")).toThrow('no column "shares"');
    columns.close();
  });

  it("refuses a file that is no table", () => {
    expect(() => openColumns(saved(new TextEncoder().encode("PK a zip file, perhaps, of some length")))).toThrow(
      "not an Arrow file",
    );
    expect(() => openColumns(saved(encodeTable(shape(), values).subarray(0, 40)))).toThrow(
      /ends in the middle|not an Arrow/,
    );
  });
});

describe("a table in batches", () => {
  const batch = (first: number, rows: number) => ({
    day: Array.from({ length: rows }, (_, i) => (first + i) % 400),
    dayOf: Array.from({ length: rows }, (_, i) => ((first + i) % 3 === 0 ? null : (first + i) % 365)),
    stage: Array.from({ length: rows }, (_, i) => (first + i) % 3),
    people: Array.from({ length: rows }, (_, i) => first + i),
    share: Array.from({ length: rows }, (_, i) => 1 / (1 + first + i)),
  });
  const path = () => saved(Buffer.concat([...encodeBatches(shape(), [batch(0, 50), batch(50, 50), batch(100, 7)])]));

  it("is to every reader the table in one batch", () => {
    const whole = saved(encodeTable(shape(), batch(0, 107)));
    const cut = path();
    expect(readTable(cut).batches.length).toBe(3);
    expect(toArquero(cut).objects()).toEqual(toArquero(whole).objects());
    expect(readTable(cut).toArray().map(String)).toEqual(readTable(whole).toArray().map(String));
    const [a, b] = [openColumns(cut), openColumns(whole)];
    for (const name of ["day", "dayOf", "people", "share", "stage"]) expect(a.values(name)).toEqual(b.values(name));
    expect(a.values("people", 2)).toEqual(Int32Array.from(batch(100, 7).people));
    expect(a.values("dayOf")).toEqual(batch(0, 107).dayOf);
    expect(a.float64("share")).toEqual(Float64Array.from(batch(0, 107).share));
    expect(a.rows).toBe(107);
  });

  it("in one batch has the bytes of the table that is made at once", () => {
    expect(Buffer.concat([...encodeBatches(shape(), [batch(0, 9)])])).toEqual(encodeTable(shape(), batch(0, 9)));
    // As apache-arrow itself writes it.
    const made = encodeTable(shape(), batch(0, 9));
    expect(Buffer.from(tableToIPC(tableFromIPC(made), "file"))).toEqual(made);
  });
});
