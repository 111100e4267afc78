import { describe, expect, it } from "vitest";
import { joinedValues, parsePathConditions, termsOf } from "../../../src/analysis/claims/expression.ts";
import { pairWorlds, pathWorlds } from "../../../src/analysis/claims/worlds.ts";
import type { Sample } from "../../../src/analysis/sensitivity/sample.ts";

const values = { "a.x@2030-01-01": [1, 2, 0, 4], "b.x@2030-01-01": [2, 2, 0, 0] } as Record<string, number[]>;
const valuesOf = ({ programme, series, at }: { programme: string; series: string; at: string }) =>
  values[`${programme}.${series}@${at}`]!;
const read = (text: string) => parsePathConditions(text)[0]!;

describe("conditions on paths", () => {
  it("joins two terms by difference, product or quotient", () => {
    const by = (sign: string) => [...joinedValues(read(`a.x@2030-01-01 ${sign} b.x@2030-01-01 > 0`), valuesOf)];
    expect(by("-")).toEqual([-1, 0, 0, 4]);
    expect(by("*")).toEqual([2, 4, 0, 0]);
    expect(by("/")).toEqual([0.5, 1, 0, Number.POSITIVE_INFINITY]);
  });

  it("reads days after a cut, negative limits, and several joined by and", () => {
    const conditions = parsePathConditions("none.outOfWork@180 - mix.outOfWork@180 > -500 and mix.outOfWork@30 <= 10");
    expect(termsOf(conditions).map(({ programme, at }) => `${programme} ${at}`)).toEqual([
      "none 180",
      "mix 180",
      "mix 30",
    ]);
    expect(conditions.map(({ value }) => value)).toEqual([-500, 10]);
  });

  it.each([
    "",
    "x@3 > 1",
    "none.x > 1",
    "none.x@3",
    "none.x@3 + none.y@3 > 1",
    "process.exit(1)",
    "none.x@3-none.y@3 > 1",
  ])("refuses %j", (text) => {
    expect(() => parsePathConditions(text)).toThrow(/write programme.series@date/);
  });

  it("holds world by world, all conditions at once, and shows the first", () => {
    const sample = { names: [], rows: [0, 1, 2, 3], values: new Float64Array(0) };
    const conditions = parsePathConditions("a.x@2030-01-01 >= 1 and b.x@2030-01-01 >= 1");
    const { holds, shown } = pathWorlds(sample, [], conditions, valuesOf);
    expect(holds).toEqual([true, true, false, false]);
    expect(shown).toEqual([1, 2, 0, 4]);
  });
});

describe("one outcome of two scenarios", () => {
  const sampleOf = (rows: number[], column: number[]): Sample => ({
    names: ["f"],
    rows,
    values: Float64Array.from(rows),
    outcomes: new Map([["outOfWork@7", column]]),
  });

  it("is compared in worlds that went well in both, by their number", () => {
    const { holds, shown, sample } = pairWorlds(
      sampleOf([0, 2, 3], [9, 8, 5]),
      sampleOf([0, 1, 3], [10, 99, 10]),
      [],
      "outOfWork@7",
      0.9,
    );
    expect(sample.rows).toEqual([0, 3]);
    expect([...sample.values]).toEqual([0, 3]);
    expect(holds).toEqual([true, false]);
    expect(shown).toEqual([-1, -5]);
  });
});
