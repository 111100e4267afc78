import { describe, expect, it } from "vitest";
import { fairCrps } from "../../../src/analysis/backtest/crps.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";

/** CRPS of a standard normal forecast where 0 is observed: 2 phi(0) - 1 / sqrt(pi) (Gneiting & Raftery 2007, eq. 21). */
const NORMAL_AT_ZERO = Math.sqrt(2 / Math.PI) - 1 / Math.sqrt(Math.PI);

describe("fairCrps", () => {
  it("is the absolute error of a forecast without spread, of one member too", () => {
    expect(fairCrps([3], 5)).toBe(2);
    expect(fairCrps([3, 3, 3, 3], 5)).toBe(2);
  });

  it("is mean error less mean distance of pairs, by hand", () => {
    // Errors 1, 0, 3: mean 4/3. Pairs 1, 4, 3: sum 8, over n (n - 1) = 6.
    expect(fairCrps([0, 1, 4], 1)).toBeCloseTo(4 / 3 - 8 / 6, 12);
    expect(fairCrps([4, 0, 1], 1)).toBeCloseTo(4 / 3 - 8 / 6, 12);
    expect(fairCrps([0, 1], 0)).toBe(0);
  });

  it("is that of the normal distribution for members at its quantiles", () => {
    const n = 4000;
    const members = Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n, 0, 1));
    // Midpoints of quantiles miss the integral by about 1 / n.
    expect(fairCrps(members, 0)).toBeCloseTo(NORMAL_AT_ZERO, 3);
  });

  it("expects the same of two members as of a thousand: what is fair about it", () => {
    const key = subkey(seedKey("crps"), "member", "");
    const trials = 40_000;
    let sum = 0;
    for (let k = 0; k < trials; k++)
      sum += fairCrps(
        [0, 1].map((n) => normalQuantile(uniform(key, k, n), 0, 1)),
        0,
      );
    // The score of two members has standard deviation below 0.6, so the mean's error is below 0.003 (one in a million beyond 0.015).
    expect(Math.abs(sum / trials - NORMAL_AT_ZERO)).toBeLessThan(0.015);
  });

  it("refuses what is no number", () => {
    expect(() => fairCrps([], 0)).toThrow(RangeError);
    expect(() => fairCrps([1, Number.POSITIVE_INFINITY], 0)).toThrow(RangeError);
  });
});
