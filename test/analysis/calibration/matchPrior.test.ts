import { describe, expect, it } from "vitest";
import { matchPrior, triangleOf } from "../../../src/analysis/calibration/matchPrior.ts";
import { shapeOfPrior, weightedQuantiles } from "../../../src/analysis/calibration/posterior.ts";
import { inverse } from "../../../src/scenario/sample.ts";
import type { Prior } from "../../../src/scenario/types.ts";

const wide = [-1e6, 1e6] as const;
const n = 4000;
const even = new Float64Array(n).fill(1);
/** A sample at the quantiles of a prior. */
const sampleOf = (prior: Prior) => {
  const quantile = inverse(prior, wide);
  return Float64Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n));
};

describe("matchPrior", () => {
  it.each<Prior>([
    { dist: "triangular", low: 1, mode: 3, high: 7 },
    { dist: "triangular", low: 0, mode: 0, high: 1 },
    { dist: "triangular", low: 2, mode: 5, high: 5 },
    { dist: "uniform", low: -2, high: 4 },
    { dist: "normal", mean: 3, sd: 0.5 },
    { dist: "lognormal", median: 50, p90: 95 },
    { dist: "beta", a: 12, b: 3 },
  ])("finds the prior again whose quantiles it is given: %j", (prior) => {
    const found = matchPrior(prior.dist, wide, sampleOf(prior), even);
    expect(found.dist).toBe(prior.dist);
    const [given, matched] = [prior, found].map((one) => shapeOfPrior(inverse(one, wide)));
    for (const key of ["q05", "median", "q95"] as const)
      expect(Math.abs(matched![key] - given![key]) / given!.sd).toBeLessThan(0.02);
  });

  it("gives discrete values their weights, and a sample without spread a point", () => {
    const weights = Float64Array.of(1, 2, 1);
    expect(matchPrior("discrete", wide, Float64Array.of(3, 1, 3), weights)).toEqual({
      dist: "discrete",
      values: [1, 3],
      weights: [0.5, 0.5],
    });
    expect(matchPrior("triangular", wide, Float64Array.of(2, 2, 2), weights)).toEqual({ dist: "point", value: 2 });
  });

  it("stays within the bounds", () => {
    const found = matchPrior("triangular", [0.5, 6], sampleOf({ dist: "triangular", low: 0, mode: 3, high: 7 }), even);
    expect(found).toMatchObject({ low: 0.5, high: 6 });
  });
});

describe("triangleOf", () => {
  it("has the mean, variance and skewness it is given", () => {
    // Mean (1 + 3 + 8) / 3; variance (1 + 9 + 64 - 3 - 8 - 24) / 18.
    const [a, c, b] = [1, 3, 8];
    const spread = a * a + b * b + c * c - a * b - a * c - b * c;
    const skewness = (Math.SQRT2 * (a + b - 2 * c) * (2 * a - b - c) * (a - 2 * b + c)) / (5 * spread ** 1.5);
    const found = triangleOf(4, Math.sqrt(spread / 18), skewness);
    for (const [i, value] of [1, 3, 8].entries()) expect(found[i]).toBeCloseTo(value, 9);
  });
});

describe("weightedQuantiles", () => {
  it("are those of the sample in which each value stands as often as its weight says", () => {
    const at = weightedQuantiles(Float64Array.of(3, 1, 2), Float64Array.of(1, 2, 1));
    // Cumulated weight to the middle of each: 1 at 0.25, 2 at 0.625, 3 at 0.875.
    expect([0.1, 0.25, 0.625, 0.75, 0.99].map(at)).toEqual([1, 1, 2, 2.5, 3]);
  });
});
