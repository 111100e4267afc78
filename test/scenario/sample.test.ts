import { describe, expect, it } from "vitest";
import { inverse, inverses } from "../../src/scenario/sample.ts";
import type { Factor, Prior } from "../../src/scenario/types.ts";

const anywhere = [-1e9, 1e9] as const;
const points = Array.from({ length: 999 }, (_, n) => (n + 1) / 1000);

describe("the inverse distribution of a prior", () => {
  it("maps probability to value in each kind of prior", () => {
    const at = (prior: Prior, u: number) => inverse(prior, anywhere)(u);
    expect(at({ dist: "point", value: 3 }, 0.1)).toBe(3);
    expect(at({ dist: "uniform", low: 2, high: 4 }, 0.25)).toBe(2.5);
    expect(at({ dist: "triangular", low: 1, mode: 2, high: 5 }, 0.25)).toBeCloseTo(2, 12);
    expect(at({ dist: "normal", mean: 10, sd: 2 }, 0.975)).toBeCloseTo(13.919927969080108, 10);
    expect(at({ dist: "lognormal", median: 50, p90: 95 }, 0.9)).toBeCloseTo(95, 10);
    expect(at({ dist: "beta", a: 1, b: 2 }, 0.75)).toBeCloseTo(0.5, 10); // F = 1 - (1 - x)^2
    expect(at({ dist: "discrete", values: [0, 1], weights: [0.9, 0.1] }, 0.95)).toBe(1);
  });

  it("cuts a distribution to its limits by probability, so that the median is that of what is left", () => {
    // Uniform 0-10 cut to 4-6 is uniform 4-6.
    const cut = inverse({ dist: "uniform", low: 0, high: 10, truncate: [4, 6] }, anywhere);
    expect(cut(0.5)).toBeCloseTo(5, 9);
    expect(cut(0.25)).toBeCloseTo(4.5, 9);
    // The normal above its mean: the median of |z| is the 75 % point.
    const half = inverse({ dist: "normal", mean: 0, sd: 1, truncate: [0, 40] }, anywhere);
    expect(half(0.5)).toBeCloseTo(0.6744897501960817, 9);
  });

  it("stays within the limits and never falls", () => {
    const prior: Prior = { dist: "lognormal", median: 50, p90: 95, truncate: [20, 62] };
    const drawn = points.map(inverse(prior, anywhere));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(62);
    expect(drawn.every((x, n) => n === 0 || x > drawn[n - 1])).toBe(true);
  });

  it("leaves a distribution alone when the limits lie outside it", () => {
    const plain = inverse({ dist: "beta", a: 2, b: 5 }, anywhere);
    const cut = inverse({ dist: "beta", a: 2, b: 5, truncate: [-1, 2] }, anywhere);
    for (const u of points) expect(cut(u)).toBeCloseTo(plain(u), 10);
  });

  it("stays within the factor's bounds and is never a negative zero", () => {
    const clamped = inverse({ dist: "normal", mean: 0, sd: 1 }, [0, 1]);
    expect(Object.is(clamped(0.1), 0)).toBe(true);
    expect(clamped(0.99)).toBe(1);
    expect(Object.is(inverse({ dist: "point", value: -0 }, anywhere)(0.5), 0)).toBe(true);
  });

  it("is made for each factor in its place", () => {
    const factor = (name: string, value: number): Factor => ({
      name,
      meaning: "",
      unit: "1",
      prior: { dist: "point", value },
      bounds: [0, 10],
      source: { kind: "judgement" },
    });
    expect(inverses([factor("a", 1), factor("b", 2)]).map((quantile) => quantile(0.3))).toEqual([1, 2]);
  });
});
