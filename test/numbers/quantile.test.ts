import { describe, expect, it } from "vitest";
import { betaQuantile } from "../../src/numbers/betaQuantile.ts";
import { gammaQuantile } from "../../src/numbers/gammaQuantile.ts";
import {
  discreteQuantile,
  lognormalQuantile,
  normalQuantile,
  triangularQuantile,
  uniformQuantile,
} from "../../src/numbers/quantile.ts";

describe("inverse distributions", () => {
  it("of the normal meet the table: 97.5 % at 1.959964, 95 % at 1.644854, the median at the mean", () => {
    expect(normalQuantile(0.975, 0, 1)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.95, 0, 1)).toBeCloseTo(1.6448536269514722, 12);
    expect(normalQuantile(0.5, 3, 2)).toBe(3);
    expect(normalQuantile(0.025, 10, 5)).toBeCloseTo(10 - 5 * 1.959963984540054, 10);
  });

  it("of the lognormal meet the median and the value that nine in ten stay under", () => {
    expect(lognormalQuantile(0.5, 50, 95)).toBe(50);
    expect(lognormalQuantile(0.9, 50, 95)).toBeCloseTo(95, 10);
    // Symmetric in the log: the 10 % point is median^2 / p90.
    expect(lognormalQuantile(0.1, 50, 95)).toBeCloseTo(2500 / 95, 10);
    expect(lognormalQuantile(0.3, 7, 7)).toBe(7);
  });

  it("of the beta invert its distribution, known for whole parameters as a binomial sum", () => {
    // P(X <= x) for beta(a, b) = P(Binomial(a + b - 1, x) >= a).
    const below = (x: number, a: number, b: number) => {
      const n = a + b - 1;
      let sum = 0;
      for (let j = a; j <= n; j++) {
        let choose = 1;
        for (let i = 0; i < j; i++) choose *= (n - i) / (i + 1);
        sum += choose * x ** j * (1 - x) ** (n - j);
      }
      return sum;
    };
    for (const [a, b] of [
      [12, 3],
      [2, 2],
      [1, 1],
      [2, 8],
    ])
      for (const u of [0.01, 0.1, 0.5, 0.9, 0.99]) expect(below(betaQuantile(u, a, b), a, b)).toBeCloseTo(u, 10);
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(betaQuantile(0.5, 4, 4)).toBeCloseTo(0.5, 12);
  });

  it("of the gamma meet the exponential at shape 1 and the median 1.678347 at shape 2", () => {
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 12);
    expect(gammaQuantile(0.9, 1)).toBeCloseTo(Math.log(10), 11);
    expect(gammaQuantile(0.5, 2)).toBeCloseTo(1.6783469900166608, 10);
    // Shape 2 has the distribution 1 - (1 + x) exp(-x).
    for (const u of [0.05, 0.3, 0.8, 0.99]) {
      const x = gammaQuantile(u, 2);
      expect(1 - (1 + x) * Math.exp(-x)).toBeCloseTo(u, 10);
    }
  });

  it("of the triangular meet the areas of its two triangles", () => {
    // On [1, 5] with peak 2 a quarter lies left of the peak: F(x) = (x - 1)^2 / 4 there, 1 - (5 - x)^2 / 12 beyond.
    expect(triangularQuantile(0.25, 1, 2, 5)).toBeCloseTo(2, 12);
    expect(triangularQuantile(0.0625, 1, 2, 5)).toBeCloseTo(1.5, 12);
    expect(triangularQuantile(0.75, 1, 2, 5)).toBeCloseTo(5 - Math.sqrt(3), 12);
    expect(triangularQuantile(0.5, 0, 1, 1)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(triangularQuantile(0.3, 4, 4, 4)).toBe(4);
  });

  it("of the uniform are straight", () => {
    expect(uniformQuantile(0.25, 2, 10)).toBe(4);
  });

  it("of a discrete list give each value its weight", () => {
    const values = [1, 5, 9];
    const weights = [0.2, 0.5, 0.3];
    const drawn = Array.from({ length: 1000 }, (_, n) => discreteQuantile((n + 0.5) / 1000, values, weights));
    expect(values.map((value) => drawn.filter((x) => x === value).length)).toEqual([200, 500, 300]);
  });

  it("of a discrete list give the last value even if the weights sum to a little less than 1", () => {
    expect(discreteQuantile(1 - 2 ** -53, [1, 2, 3], [0.1, 0.2, 0.6999999999])).toBe(3);
  });

  it("never fall as the probability rises", () => {
    const quantiles = [
      (u: number) => normalQuantile(u, 0, 1),
      (u: number) => lognormalQuantile(u, 5, 9),
      (u: number) => betaQuantile(u, 0.7, 3),
      (u: number) => gammaQuantile(u, 0.4),
      (u: number) => triangularQuantile(u, 0, 1, 3),
    ];
    for (const quantile of quantiles) {
      let before = -Infinity;
      for (let n = 1; n < 2000; n++) {
        const x = quantile(n / 2000);
        expect(x >= before).toBe(true);
        before = x;
      }
    }
  });
});
