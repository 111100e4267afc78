import { describe, expect, it } from "vitest";
import { scoreTarget, totalsOf } from "../../../src/analysis/backtest/score.ts";
import type { Target } from "../../../src/analysis/backtest/targets.ts";
import { parseOutcome } from "../../../src/analysis/outcomes.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";

const target = (given: Partial<Target>): Target => ({
  name: "stop",
  outcome: parseOutcome("dayOf(stopped.stage.plant >= 1)"),
  scale: 1,
  offset: 0,
  observed: 5,
  observedSd: 0,
  low: 4,
  high: 6,
  unit: "day",
  use: "check",
  sourceKind: "judgement",
  source: "",
  note: "",
  ...given,
});
const zeroToTen = Array.from({ length: 11 }, (_, i) => i);

describe("the error of a published figure", () => {
  const near = (of: { q05: number | null; q95: number | null }, low: number, high: number) => {
    expect(Math.abs(of.q05! - low)).toBeLessThan(0.1);
    expect(Math.abs(of.q95! - high)).toBeLessThan(0.1);
  };

  it("makes of one certain value the normal interval, 1.645 standard deviations either way, and leaves the median", () => {
    const score = scoreTarget(target({ observedSd: 2, observed: 8 }), [5, 5, 5], 100);
    near(score, 5 - 2 * 1.645, 5 + 2 * 1.645);
    expect(score.median).toBe(5);
    expect(score.observedInside).toBe(true);
    expect(scoreTarget(target({ observed: 8 }), [5, 5, 5], 100).observedInside).toBe(false);
  });

  it("adds to the spread of replications as variances do", () => {
    // 400 equal steps of a normal of sd 3, and an error of 4: together 5.
    const steps = Array.from({ length: 400 }, (_, k) => normalQuantile((k + 0.5) / 400, 0, 3));
    near(scoreTarget(target({ observedSd: 4 }), steps, 100), -5 * 1.645, 5 * 1.645);
  });

  it("scores like a normal forecast: 0.2337 standard deviations where its middle is observed", () => {
    // Gneiting & Raftery (2007), eq. 21; 101 steps for the normal and 200 equal replications.
    const score = scoreTarget(target({ observedSd: 2, observed: 5 }), new Array(200).fill(5), 100);
    expect(Math.abs(score.crps! - 2 * 0.2337)).toBeLessThan(0.02);
  });

  it("leaves what never comes where it is", () => {
    const score = scoreTarget(target({ observedSd: 2 }), [null, null, 5], 100);
    expect([score.median, score.q95, score.never]).toEqual([null, null, 2]);
  });
});

describe("scoreTarget", () => {
  it("puts the median in the band and the observation in the 90 % interval, ends included", () => {
    const score = scoreTarget(target({}), zeroToTen, 100);
    expect([score.q05, score.median, score.q95]).toEqual([0.5, 5, 9.5]);
    expect([score.medianInside, score.observedInside]).toEqual([true, true]);
    expect(scoreTarget(target({ low: 5, high: 9 }), zeroToTen, 100).medianInside).toBe(true);
    expect(scoreTarget(target({ low: 5.1, high: 9 }), zeroToTen, 100).medianInside).toBe(false);
    expect(scoreTarget(target({ observed: 9.5 }), zeroToTen, 100).observedInside).toBe(true);
    expect(scoreTarget(target({ observed: 9.6 }), zeroToTen, 100).observedInside).toBe(false);
  });

  it("compares offset + scale x outcome", () => {
    const score = scoreTarget(target({ offset: 100, scale: -2, observed: 90 }), zeroToTen, 100);
    expect([score.q05, score.median, score.q95]).toEqual([81, 90, 99]);
    expect(score.medianInside).toBe(false);
    expect(score.observedInside).toBe(true);
  });

  it("takes an open end as no end, and no observation as nothing to be inside of", () => {
    const score = scoreTarget(target({ low: null, observed: null }), zeroToTen, 100);
    expect([score.medianInside, score.observedInside, score.crps]).toEqual([true, null, null]);
    expect(scoreTarget(target({ high: null, low: 5.5 }), zeroToTen, 100).medianInside).toBe(false);
  });

  it("ranks a day that never comes last, outside every band, and scores it as the day after the run", () => {
    const score = scoreTarget(target({}), [3, null, null], 30);
    expect([score.median, score.q95, score.medianInside, score.never]).toEqual([null, null, false, 2]);
    // Errors 2, 25, 25; pairs 27, 27, 0.
    expect(score.crps).toBeCloseTo(52 / 3 - 54 / 6, 12);
    expect(scoreTarget(target({}), [null, null], 30).observedInside).toBe(false);
    expect(scoreTarget(target({}), [3, 3, null], 30).observedInside).toBe(true);
  });

  it("does not let rounding decide at the end of a band", () => {
    const score = scoreTarget(target({ scale: 0.1, observed: 0.3, low: 0.1, high: 0.3 }), [3, 3, 3], 30);
    expect([score.medianInside, score.observedInside]).toEqual([true, true]);
  });
});

describe("totalsOf", () => {
  it("counts hits, observations and what may be fitted to", () => {
    const scores = [
      scoreTarget(target({ use: "calibrate" }), zeroToTen, 100),
      scoreTarget(target({ observed: 11 }), zeroToTen, 100),
      scoreTarget(target({ observed: null, low: 8, high: 9 }), zeroToTen, 100),
    ];
    const { targets, mediansInside, observed, observedInside, calibrating } = totalsOf(scores);
    expect([targets, mediansInside, observed, observedInside, calibrating]).toEqual([3, 2, 2, 1, 1]);
  });
});
