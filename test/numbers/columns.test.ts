import { expect, it } from "vitest";
import { allocator, type ColumnMaker, describe } from "../../src/numbers/columns.ts";

const declare = (c: ColumnMaker<"plant" | "lorry">) => ({
  output: c.f64("plant", "t/day", "What it makes"),
  ring: c.f64("plant", "t", "What it made on each of four days", 4),
  owner: c.i32("lorry", "row", "Whose it is"),
});

it("allocates zeroed columns of the rows of their table, times the width", () => {
  const columns = declare(allocator({ plant: 3, lorry: 5 }));
  expect(columns.output).toEqual(new Float64Array(3));
  expect(columns.ring).toEqual(new Float64Array(12));
  expect(columns.owner).toEqual(new Int32Array(5));
});

it("reads the same declaration as data", () => {
  expect(describe(declare).owner).toEqual({ table: "lorry", type: "i32", unit: "row", meaning: "Whose it is" });
  expect(Object.keys(describe(declare))).toEqual(["output", "ring", "owner"]);
});
