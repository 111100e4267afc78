import { describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/scenario/errors.ts";
import { readTargets } from "../../src/scenario/targets.ts";

const header = "name,outcome,observed,low,high,unit,use,sourceKind,source,note";
const row = "idle,outOfWork@7,85000,65000,110000,people,calibrate,published-press,a paper,";
const read = (...rows: readonly string[]) => readTargets("case/targets.csv", [header, ...rows].join("\n"));

describe("targets.csv", () => {
  it("is read with scale 1 and offset 0 where they are left out", () => {
    const [target] = read(row);
    expect(target).toMatchObject({ name: "idle", scale: 1, offset: 0, observed: 85_000, low: 65_000, high: 110_000 });
  });

  it("may leave out the observation, and one end of the band of a check", () => {
    expect(read("few,x@1,,,3,plants,check,judgement,,")[0]).toMatchObject({ observed: null, low: null, high: 3 });
    expect(read("fall,x@1,-3,-10,,%,check,judgement,,")[0]).toMatchObject({ observed: -3, low: -10, high: null });
  });

  it.each([
    ["few,x@1,,,,plants,check,judgement,,", "low: the band has no end"],
    ["few,x@1,,4,3,plants,check,judgement,,", "high: 3 is below low, 4"],
    ["few,x@1,,3,,plants,calibrate,judgement,,", "use: a target of calibration needs a band"],
    ["few,x@1,,3,3,plants,calibrate,judgement,,", "use: a target of calibration needs a band"],
    ["few,x@1,many,3,4,plants,check,judgement,,", 'observed: "many" is not a number'],
    ["few,x@1,1,3,4,plants,fit,judgement,,", 'use: "fit" is not one of the words'],
    ["few,x@1,1,3,4,plants,check,hearsay,,", "sourceKind"],
    ["idle,x@1,1,3,4,plants,check,judgement,,", "stands in line 2 already"],
    ["few,x@1,1,3,4,plants", "the row has 6 cells"],
  ])("refuses %s with its line", (bad, words) => {
    expect(() => read(row, bad)).toThrow(ScenarioError);
    expect(() => read(row, bad)).toThrow(/^case\/targets\.csv:3: /);
    expect(() => read(row, bad)).toThrow(words);
  });

  it("refuses a file without a target", () => {
    expect(() => read()).toThrow("there is no target in it");
  });
});
