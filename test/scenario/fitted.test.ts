import { describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/scenario/errors.ts";
import { priorOfFitted, readFitted } from "../../src/scenario/fitted.ts";

const read = (...rows: readonly string[]) =>
  readFitted("cases/fitted.csv", ["factor,low,mode,high,sourceKind,source,note", ...rows].join("\n"));

describe("fitted.csv", () => {
  it("gives a uniform belief where there is no mode, else a triangle", () => {
    const [wide, seen] = read("recallDays,1,,14,judgement,,", "lagDays,0,2,5,judgement,,");
    expect(priorOfFitted(wide!)).toEqual({ dist: "uniform", low: 1, high: 14 });
    expect(priorOfFitted(seen!)).toEqual({ dist: "triangular", low: 0, mode: 2, high: 5 });
  });

  it.each([
    ["recallDays,14,,1,judgement,,", "high: 1 is not above low, 14"],
    ["recallDays,1,20,14,judgement,,", "mode: 20 is outside 1 to 14"],
    ["recall days,1,,14,judgement,,", 'factor: "recall days" is no factor'],
    ["recallDays,1,,14,rumour,,", "sourceKind"],
  ])("refuses %s with its line", (bad, words) => {
    expect(() => read(bad)).toThrow(ScenarioError);
    expect(() => read(bad)).toThrow(/^cases\/fitted\.csv:2: /);
    expect(() => read(bad)).toThrow(words);
  });
});
