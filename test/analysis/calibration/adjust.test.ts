import { describe, expect, it } from "vitest";
import { adjust } from "../../../src/analysis/calibration/adjust.ts";
import { weightedMeans } from "../../../src/analysis/calibration/moments.ts";
import { shapeOf } from "../../../src/analysis/calibration/posterior.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";

const count = 4000;
const key = seedKey("adjust");
const draw = (name: string, k: number) => normalQuantile(uniform(subkey(key, name, ""), k), 0, 1);
const numbers = Array.from({ length: count }, (_, k) => k);

/** Particles z ~ N(0, 1) in two factors; a target that sees slope x the first with normal luck, and one that sees luck alone. */
function particles(slope: number, luck: number, offset = 0) {
  const z = Float64Array.from({ length: 2 * count }, (_, i) => draw(i % 2 === 0 ? "a" : "b", Math.floor(i / 2)));
  const gaps = numbers.map((k) => [slope * z[2 * k]! + luck * draw("luck", k) + offset, draw("noise", k)]);
  const population = {
    width: 2,
    z,
    weights: new Float64Array(count).fill(1),
    distances: new Float64Array(count),
    numbers,
  };
  return { population, gaps };
}

const columnOf = (z: Float64Array, i: number) => Float64Array.from(numbers, (k) => z[2 * k + i]!);

describe("regression adjustment", () => {
  it("gives the posterior of a normal number seen with luck and an error as wide as the band", () => {
    // seen = 6 z + N(0, 2) + U(-1, 1): variance of z given seen = 1 / (1 + 36 / (4 + 1/3)) to the linear order.
    const { population, gaps } = particles(6, 2);
    const { z, weights } = adjust(population, gaps, [1, 1], key);
    const sd = Math.sqrt(1 / (1 + 36 / (4 + 1 / 3)));
    const [seen, unseen] = [0, 1].map((i) => shapeOf(columnOf(z, i), weights));
    // 4,000 particles know a standard deviation to 1.1 %, a mean of it to 0.005; the ridge adds less than 1 %.
    expect(Math.abs(seen!.sd / sd - 1)).toBeLessThan(0.05);
    expect(Math.abs(seen!.median)).toBeLessThan(0.02);
    expect(Math.abs(unseen!.sd - 1)).toBeLessThan(0.04);
  });

  it("moves to where the observation lies", () => {
    // Simulated with an offset of 3: what is observed as 0 was made by z = -3 / 6, drawn to the prior by 36 / (36 + 4.33).
    const { population, gaps } = particles(6, 2, 3);
    const [mean] = weightedMeans(adjust(population, gaps, [1, 1], key).z, 2, new Float64Array(count).fill(1));
    expect(Math.abs(mean! + (0.5 * 36) / (36 + 4 + 1 / 3))).toBeLessThan(0.02);
  });

  it("does not go beyond what particles reach: an observation far away is taken at the end of their range", () => {
    const { population, gaps } = particles(6, 2, 1000);
    const [mean] = weightedMeans(adjust(population, gaps, [1, 1], key).z, 2, new Float64Array(count).fill(1));
    expect(mean).toBeLessThan(-1.5);
    expect(mean).toBeGreaterThan(-2.2);
  });

  it("learns less from a target that is missed by far under all beliefs", () => {
    const { population, gaps } = particles(6, 2);
    const sdWith = (difficulty: number) => {
      const { z, weights } = adjust(population, gaps, [difficulty, 1], key);
      return shapeOf(columnOf(z, 0), weights).sd;
    };
    expect(sdWith(20)).toBeGreaterThan(2 * sdWith(1));
  });
});
