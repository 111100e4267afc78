import { expect, it } from "vitest";
import { placeRanks, ranksOf } from "../../src/analysis/ranks.ts";
import { uniforms } from "./uniforms.ts";

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95];

it("puts at each rank what a sort puts there, in samples of every size, with many ties and with none", () => {
  const draw = uniforms(11);
  for (let n = 1; n <= 1500; n += n < 60 ? 1 : 97)
    for (const values of [2, 7, 1e9]) {
      const sample = Float64Array.from({ length: n }, () => Math.floor(draw() * values) - 1);
      const sorted = sample.slice().sort();
      const ranks = ranksOf(PROBABILITIES, n);
      placeRanks(sample, ranks);
      expect([n, ...ranks.map((rank) => sample[rank])]).toEqual([n, ...ranks.map((rank) => sorted[rank])]);
      expect(sample.sort()).toEqual(sorted);
    }
});

it("knows the ranks beside each quantile, once each", () => {
  expect(ranksOf(PROBABILITIES, 1)).toEqual([0]);
  expect(ranksOf(PROBABILITIES, 101)).toEqual([5, 25, 50, 75, 95]);
  expect(ranksOf([0.5], 4)).toEqual([1, 2]);
});
