import { describe, expect, it } from "vitest";
import { choleskyOf, weightedCovariance } from "../../../src/analysis/calibration/moments.ts";
import {
  effectiveSize,
  keepNearest,
  kernelOf,
  type Population,
  propose,
  tolerance,
  weigh,
} from "../../../src/analysis/calibration/population.ts";
import { shapeOf, valuesOfPopulation } from "../../../src/analysis/calibration/posterior.ts";
import { drawPrior, toLogit, toUnit } from "../../../src/analysis/calibration/space.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";

/** The rounds of a calibration on a model given as a distance of u and the particle's number. */
function fit(
  distance: (u: readonly number[], number: number) => number,
  names: string[],
  count: number,
  rounds: number,
) {
  const key = seedKey("population");
  const made = (z: Float64Array, weights: Float64Array, first: number): Population => ({
    width: names.length,
    z,
    weights,
    distances: Float64Array.from(weights, (_, k) =>
      distance([...z.subarray(k * names.length, (k + 1) * names.length)].map(toUnit), first + k),
    ),
    numbers: Array.from(weights, (_, k) => first + k),
  });
  const start = drawPrior(key, names, 0, 2 * count);
  let population = keepNearest([made(start, new Float64Array(2 * count).fill(1), 0)], count);
  for (let round = 0; round < rounds; round++) {
    const kernel = kernelOf(population);
    const first = (2 + round) * count;
    const z = propose(kernel, key, first, count);
    population = keepNearest([population, made(z, weigh(kernel, z), first)], count);
  }
  const values = valuesOfPopulation(
    population,
    names.map(() => (u: number) => u),
  );
  return { population, shapes: values.map((column) => shapeOf(column, population.weights)) };
}

const noise = subkey(seedKey("population"), "noise", "");

describe("a population of particles", () => {
  it("finds the posterior of a uniform number seen with normal error: its mean and standard deviation", () => {
    // u + N(0, 0.1) was observed at 0.3: the posterior is normal(0.3, 0.1), cut at 0, to within 0.001.
    const distance = ([u]: readonly number[], k: number) =>
      Math.abs(u! + normalQuantile(uniform(noise, k), 0, 0.1) - 0.3);
    const { population, shapes } = fit(distance, ["seen"], 1000, 6);
    expect(tolerance(population)).toBeLessThan(0.05);
    // The mean of some 600 effective particles has a standard error of 0.004; a tolerance of 0.05 adds 4 % to the standard deviation.
    expect(Math.abs(shapes[0]!.median - 0.3)).toBeLessThan(0.02);
    expect(shapes[0]!.sd / 0.1).toBeGreaterThan(0.88);
    expect(shapes[0]!.sd / 0.1).toBeLessThan(1.12);
  });

  it("gives the prior back where distances say nothing: weights undo what the steps did", () => {
    const { population, shapes } = fit((_, k) => uniform(noise, k, 1), ["unseen", "neither"], 1000, 5);
    expect(effectiveSize(population)).toBeGreaterThan(300);
    for (const shape of shapes) {
      // Uniform on (0, 1): sd 0.2887, median 0.5; of 300 effective particles the sd is known to 4 %, the median to 0.03.
      expect(Math.abs(shape.median - 0.5)).toBeLessThan(0.1);
      expect(shape.sd).toBeGreaterThan(0.25);
      expect(shape.sd).toBeLessThan(0.33);
    }
  });

  it("keeps the nearest, the earlier of equals, and none whose simulation failed", () => {
    const one = { width: 1, z: Float64Array.of(1, 2, 3, 4), weights: new Float64Array(4).fill(1) };
    const kept = keepNearest([{ ...one, distances: Float64Array.of(2, Infinity, 1, 2), numbers: [0, 1, 2, 3] }], 2);
    expect([kept.numbers, [...kept.z], [...kept.distances]]).toEqual([
      [2, 0],
      [3, 1],
      [1, 2],
    ]);
  });

  it("draws particle k by its number, in whatever batch", () => {
    const whole = drawPrior(seedKey("a"), ["x", "y"], 0, 10);
    expect([...drawPrior(seedKey("a"), ["x", "y"], 4, 6)]).toEqual([...whole.subarray(8)]);
    expect(toUnit(toLogit(0.3))).toBeCloseTo(0.3, 14);
  });
});

describe("choleskyOf", () => {
  it("is the root of a covariance", () => {
    const rows = Float64Array.of(1, 2, 0, 3, 1, 4, 2, 2, -1, 0.5, 0, 1);
    const covariance = weightedCovariance(rows, 3, Float64Array.of(1, 2, 1, 3));
    const root = choleskyOf(Float64Array.of(4, 2, 0.4, 2, 5, 1, 0.4, 1, 2), 3);
    const product = Array.from({ length: 9 }, (_, at) =>
      [0, 1, 2].reduce((sum, k) => sum + root[Math.floor(at / 3) * 3 + k]! * root[(at % 3) * 3 + k]!, 0),
    );
    for (const [at, value] of [4, 2, 0.4, 2, 5, 1, 0.4, 1, 2].entries()) expect(product[at]).toBeCloseTo(value, 12);
    expect(covariance[1]).toBeCloseTo(covariance[3]!, 12);
  });
});
