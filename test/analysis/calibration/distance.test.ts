import { describe, expect, it } from "vitest";
import type { Target } from "../../../src/analysis/backtest/targets.ts";
import { difficulty, fittedTargets, gapsOf, jointDistance } from "../../../src/analysis/calibration/distance.ts";
import { lastDayOf, parseOutcome } from "../../../src/analysis/outcomes.ts";

const target = (given: Partial<Target>): Target => ({
  ...{ name: "idle", outcome: parseOutcome("outOfWork@7"), scale: 0.001, offset: 0, observed: 85, low: 65, high: 105 },
  ...{ unit: "thousand", use: "calibrate", sourceKind: "judgement", source: "", note: "" },
  ...given,
});

describe("the distance of a simulation", () => {
  it("is measured in half-widths of the band, from the observation or the band's centre", () => {
    const targets = fittedTargets([target({}), target({ observed: null }), target({ use: "check" })]);
    expect(targets).toHaveLength(2);
    const gaps = gapsOf(targets, [125_000, 75_000], 30);
    expect(gaps[0]).toBeCloseTo(2, 12);
    expect(gaps[1]).toBeCloseTo(-0.5, 12);
  });

  it("counts a day that never comes as the day after the last", () => {
    const [stop] = fittedTargets([target({ scale: 1, observed: 10, low: 8, high: 12 })]);
    expect(gapsOf([stop!], [null], 30)).toEqual([10]);
  });

  it("is the largest of the cases' root mean squares, each gap over how hard its target is", () => {
    // 3-4-5: sqrt((9 + 16) / 2) against 2.
    const gaps = [[3, 8], [2]];
    expect(jointDistance(gaps, [[1, 2], [1]])).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(jointDistance(gaps, [[3, 8], [1]])).toBe(2);
  });

  it("takes a target's usual miss for its scale, but never less than its half-width", () => {
    expect(difficulty([20, 30, 40, Infinity])).toBe(30);
    expect(difficulty([0.1, 0.2, 0.3])).toBe(1);
    expect(difficulty([])).toBe(1);
  });
});

describe("lastDayOf", () => {
  it("is the last day whose evening decides the outcome, or null where the whole run does", () => {
    const last = (text: string) => lastDayOf(parseOutcome(text));
    expect(["x@7", "mean(x, -3, 9)", "unpaid(x, 5, 11)", "unpaid(x, -9, -3)"].map(last)).toEqual([7, 9, 10, 0]);
    expect(["peak(x)", "sum(x)", "dayOf(x >= 1)", "longest(x >= 1)"].map(last)).toEqual([null, null, null, null]);
  });
});
