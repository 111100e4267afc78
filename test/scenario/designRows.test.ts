import { describe, expect, it } from "vitest";
import { designTableOfCsv, readDesign } from "../../src/scenario/designRows.ts";
import { ScenarioError } from "../../src/scenario/errors.ts";
import { formatFactors } from "../../src/scenario/factorList.ts";
import { inverse } from "../../src/scenario/sample.ts";
import type { Factor, Prior } from "../../src/scenario/types.ts";

const factor = (name: string, prior: Prior, bounds: readonly [number, number]): Factor => ({
  name,
  meaning: name,
  unit: "day",
  prior,
  bounds,
  source: { kind: "judgement" },
});
const cover = factor("coverDays", { dist: "lognormal", median: 10, p90: 20, truncate: [1, 100] }, [0, 365]);
const rungs = factor("scopeRungs", { dist: "discrete", values: [1, 2, 4], weights: [0.5, 0.25, 0.25] }, [1, 4]);
const held = factor("lagDays", { dist: "point", value: 3 }, [0, 30]);
const factors = [cover, rungs, held];

const read = (text: string, units: "natural" | "quantile" = "natural") =>
  readDesign(designTableOfCsv("rows.csv", text), factors, units);
const faultOf = (text: string, units: "natural" | "quantile" = "natural"): ScenarioError => {
  try {
    read(text, units);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("read without a fault");
};

describe("a design's rows", () => {
  it("keep their order, whatever the order of the columns, under their own luck or the one they name", () => {
    const given = read("lagDays,coverDays\n0,5\n30,2.5\n");
    expect(given).toEqual({
      names: ["coverDays", "lagDays"],
      rows: 2,
      values: Float64Array.of(5, 0, 2.5, 30),
      luck: Uint32Array.of(0, 1),
    });
    expect([...read("luck,coverDays\n7,5\n7,6\n0,5\n").luck]).toEqual([7, 7, 0]);
  });

  it("in probabilities are the prior's quantiles, both ends included", () => {
    const { values } = read("coverDays,scopeRungs\n0,0\n0.3,0.6\n1,1\n", "quantile");
    const at = inverse(cover.prior, cover.bounds);
    expect([...values]).toEqual([at(0), 1, at(0.3), 2, at(1), 4]);
    expect([at(0), at(1)].map((x) => Math.round(x))).toEqual([1, 100]);
  });

  it("may be numbered from 0, as our own tables are", () => {
    expect(read("row,coverDays\n0,5\n1,6\n").names).toEqual(["coverDays"]);
    expect(faultOf("row,coverDays\n1,5\n2,6\n").message).toMatch(/^rows\.csv:2: row: "1" stands where row 0 comes; /);
  });

  it.each([
    [
      "coverDay\n5",
      "natural",
      'rows.csv:1: coverDay: "coverDay" is not a factor of this scenario; did you mean "coverDays"?',
    ],
    ["lagDays,lagDays\n5,5", "natural", "rows.csv:1: lagDays: the column stands twice; keep one of the two"],
    ["luck\n5", "natural", "rows.csv:1: no column names a factor; runout factors lists them"],
    ["\n\ncoverDays\n# a comment\n5\n366", "natural", "rows.csv:6: coverDays: 366 is above 365 day; give 0 to 365"],
    ["coverDays\n-1", "natural", "rows.csv:2: coverDays: -1 is below 0 day; give 0 to 365"],
    ["coverDays\n1.5", "quantile", "rows.csv:2: coverDays: 1.5 is no probability; give 0 to 1, or --units natural"],
    ["scopeRungs\n3", "natural", "rows.csv:2: scopeRungs: 3 is none of its values; give one of 1, 2, 4"],
    ["lagDays,coverDays\n1,", "natural", "rows.csv:2: coverDays: the cell is empty; give a number in every cell"],
    ["coverDays\n1e999", "natural", 'rows.csv:2: coverDays: "1e999" is not a number; give a number'],
    ["coverDays\nNaN", "natural", 'rows.csv:2: coverDays: "NaN" is not a number; give a number'],
    [
      "coverDays,luck\n5,0.5",
      "natural",
      "rows.csv:2: luck: 0.5 is no number of a luck; give a whole number of at least 0; rows of one number share their luck",
    ],
    ["coverDays\n1,2", "natural", "rows.csv:2: the row has 2 cells, the header 1; give every row a cell a column"],
    ["coverDays\n", "natural", "rows.csv: the design has no row; give at least one"],
    ["", "natural", "rows.csv: the file is empty; give a header of factors and a row a line"],
  ] as const)("refuses %j in %s units by line, column and value", (text, units, message) => {
    expect(faultOf(text, units).message).toBe(message);
  });
});

describe("factors for other programs", () => {
  it("are a SALib problem in probabilities, without those that are held", () => {
    expect(formatFactors("salib", "x", factors)).toEqual({
      num_vars: 2,
      names: ["coverDays", "scopeRungs"],
      bounds: [
        [0, 1],
        [0, 1],
      ],
      dists: ["unif", "unif"],
    });
  });

  it("are ranges and categories for the EMA Workbench", () => {
    const at = inverse(cover.prior, cover.bounds);
    expect(formatFactors("ema", "x", factors)).toMatchObject([
      { type: "RealParameter", name: "coverDays", lower_bound: at(0.01), upper_bound: at(0.99) },
      { type: "CategoricalParameter", name: "scopeRungs", categories: [1, 2, 4] },
    ]);
  });

  it("are all there in JSON, with prior, bounds and source", () => {
    const { factors: all } = formatFactors("json", "x", factors) as { factors: readonly Record<string, unknown>[] };
    expect(all.map(({ name, fixed, median }) => [name, fixed, median])).toEqual([
      ["coverDays", false, inverse(cover.prior, cover.bounds)(0.5)],
      ["scopeRungs", false, 1],
      ["lagDays", true, 3],
    ]);
    expect(all[0]).toMatchObject({ prior: cover.prior, bounds: [0, 365], source: { kind: "judgement" } });
  });
});
