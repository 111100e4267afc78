import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileEstimate, quantileRanks } from "../../src/analysis/limits.ts";
import { quantileOf, quantiles, ranked } from "../../src/analysis/quantiles.ts";
import { uniforms } from "./uniforms.ts";

describe("quantiles", () => {
  it("equals R's quantile(c(1, 2, 4, 8, 16), type = 7)", () => {
    // h = 4 p: 0.2 -> 1.2; 1 -> 2; 2 -> 4; 3 -> 8; 3.8 -> 8 + 0.8 * 8
    const found = quantiles([16, 1, 8, 2, 4]);
    expect(found).toMatchObject({ q25: 2, q50: 4, q75: 8 });
    expect(found.q05).toBeCloseTo(1.2, 12);
    expect(found.q95).toBeCloseTo(14.4, 12);
  });

  it("ranks a never after every number", () => {
    expect(quantiles([null, 3, null, 1, 2])).toMatchObject({ q25: 2, q50: 3, q75: null, q95: null });
  });

  it("is never as soon as a never has a part in it", () => {
    // The median of two numbers and two nevers lies between the greater number and a never.
    expect(quantileOf(ranked([1, null, 2, null]), 0.5)).toBe(null);
    expect(quantileOf(ranked([1, 2, 3, null]), 0.5)).toBe(2.5);
    expect(quantileOf(ranked([null, null]), 0.3)).toBe(null);
  });

  it("lies between the least and the greatest value and does not fall as p rises", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 }), (values) => {
        const sample = ranked(values);
        const found = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].map((p) => quantileOf(sample, p)!);
        expect(found[0]).toBe(Math.min(...values));
        expect(found.at(-1)).toBe(Math.max(...values));
        for (let i = 1; i < found.length; i++) expect(found[i]!).toBeGreaterThanOrEqual(found[i - 1]!);
      }),
    );
  });

  it("refuses NaN and an empty sample", () => {
    expect(() => quantiles([1, Number.NaN])).toThrow("NaN");
    expect(() => quantiles([])).toThrow("empty sample");
  });
});

describe("quantileRanks", () => {
  it.each([
    // Exact binomial tails: for n = 10 and the median, P(B <= 1) = 11 / 1024 and P(B <= 2) = 56 / 1024, so the interval
    // from the 2nd to the 9th value has confidence 1 - 22 / 1024 = 97.9 %.
    [10, 0.5, 0.95, 2, 9],
    [20, 0.5, 0.95, 6, 15],
    [100, 0.5, 0.95, 40, 61],
    // 0.95^58 > 0.05: under 59 draws the greatest is no 95 % one-sided limit of the 95 % point (Wilks 1941).
    [58, 0.95, 0.9, 52, 59],
    [59, 0.95, 0.9, 53, 59],
  ])("of %i draws at p = %f and confidence %f are %i and %i", (n, p, confidence, lower, upper) => {
    expect(quantileRanks(n, p, confidence)).toEqual({ lower, upper });
  });

  it("are the tightest that hold their confidence, whatever n and p", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 19 }), (n, twentieths) => {
        const p = twentieths / 20;
        const { lower, upper } = quantileRanks(n, p, 0.9);
        const below = binomialCumulative(n, p);
        // P(B <= lower - 1) and P(B >= upper) are within 5 % each; one rank further in they are not.
        expect(below(lower - 1)).toBeLessThanOrEqual(0.05 + 1e-12);
        expect(below(lower)).toBeGreaterThan(0.05 - 1e-12);
        expect(1 - below(upper - 1)).toBeLessThanOrEqual(0.05 + 1e-12);
        expect(1 - below(upper - 2)).toBeGreaterThan(0.05 - 1e-12);
      }),
    );
  });

  it("stay finite for a million draws", () => {
    // Normal approximation: 500,000 -+ 1.96 * 500.
    const { lower, upper } = quantileRanks(1_000_000, 0.5);
    expect(Math.abs(lower - 499_020)).toBeLessThanOrEqual(2);
    expect(Math.abs(upper - 500_981)).toBeLessThanOrEqual(2);
  });
});

describe("quantileEstimate", () => {
  it.each([0.25, 0.5, 0.95])("encloses the true quantile %f of a skewed distribution nine times in ten", (p) => {
    // x = u^3, whose p-quantile is p^3. 2,000 samples of 400: the standard error of the share is 0.7 %, and whole ranks
    // make the interval up to 2 % wider than asked: 87-93 %.
    const draw = uniforms(20_270_111);
    let enclosed = 0;
    for (let sample = 0; sample < 2000; sample++) {
      const values = Array.from({ length: 400 }, () => {
        const u = draw();
        return u * u * u;
      });
      const { low, high } = quantileEstimate(values, p, 0.9);
      if (low! <= p * p * p && p * p * p <= high!) enclosed++;
    }
    expect(enclosed / 2000).toBeGreaterThan(0.87);
    expect(enclosed / 2000).toBeLessThan(0.93);
  });

  it("has no limit on a side where there are too few draws, nor where it may be never", () => {
    expect(quantileEstimate([1, 2, 3], 0.5)).toEqual({ value: 2, low: null, high: null });
    const days = [...Array.from({ length: 60 }, (_, i) => i), ...Array.from({ length: 40 }, () => null)];
    expect(quantileEstimate(days, 0.5)).toEqual({ value: 49.5, low: 39, high: null });
  });
});

/** P(B <= k) by Pascal's rule on probabilities, unlike the code's sum of logarithms. */
function binomialCumulative(n: number, p: number): (k: number) => number {
  let mass = [1];
  for (let draw = 0; draw < n; draw++)
    mass = Array.from({ length: mass.length + 1 }, (_, k) => (mass[k] ?? 0) * (1 - p) + (mass[k - 1] ?? 0) * p);
  return (k) => mass.slice(0, k + 1).reduce((sum, m) => sum + m, 0);
}
