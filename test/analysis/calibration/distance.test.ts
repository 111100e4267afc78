import { describe, expect, it } from "vitest";
import type { Target } from "../../../src/analysis/backtest/targets.ts";
import {
  caseDistance,
  difficulty,
  fittedTargets,
  gapsOf,
  jointDistance,
  shareNearer,
} from "../../../src/analysis/calibration/distance.ts";
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

  it("from a case is the root mean square of gaps over how hard their targets are", () => {
    // (3, 8 / 2): sqrt((9 + 16) / 2).
    expect(caseDistance([3, -8], [1, 2])).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(caseDistance([3, 8], [3, 8])).toBe(1);
  });

  it("from all is the place in the case that is met worst, among the prior's simulations", () => {
    const prior = [
      [1, 2, 3, 4],
      [10, 20],
    ];
    expect(jointDistance([2, 5], prior)).toBe(0.5);
    expect(jointDistance([1, 15], prior)).toBe(0.75);
    expect(jointDistance([0, 0], prior)).toBe(0);
    expect(jointDistance([9, 0], prior)).toBe(1);
  });

  it("grows with a case's distance and is never beyond 1", () => {
    const sorted = [1, 1, 2, 5];
    const places = [0, 0.5, 1, 1.5, 2, 4, 5, 6].map((d) => shareNearer(sorted, d));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.slice(-2)).toEqual([1, 1]);
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
