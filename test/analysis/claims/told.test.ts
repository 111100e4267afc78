import { describe, expect, it } from "vitest";
import { toldFactors } from "../../../src/analysis/claims/told.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import type { Factor } from "../../../src/scenario/types.ts";

const names = Array.from({ length: 40 }, (_, i) => `factor${i}`);
const factors = names.map(
  (name): Factor => ({
    name,
    meaning: name,
    unit: "1",
    prior: { dist: "uniform", low: 0, high: 1 },
    bounds: [0, 1],
    source: { kind: "judgement" },
  }),
);

/** Worlds of independent uniform factors; of the first one all are alike. */
function worlds(seed: string, n: number) {
  const key = subkey(seedKey(seed), "told", "");
  const values = Float64Array.from({ length: n * names.length }, (_, i) =>
    i % names.length === 0 ? 0.5 : uniform(key, i % names.length, Math.floor(i / names.length)),
  );
  const noise = Array.from({ length: n }, (_, row) => uniform(key, 1000, row));
  return { sample: { names, rows: Array.from({ length: n }, (_, row) => row), values }, noise };
}

describe("factors that are told from none", () => {
  it("are those that move the value, the stronger first, whichever way", () => {
    const { sample, noise } = worlds("moves", 64);
    const at = (row: number, factor: number) => sample.values[row * names.length + factor]!;
    const values = noise.map((x, row) => -4 * at(row, 7) + 3 * at(row, 9) + 0.5 * x);
    const told = toldFactors(sample, factors, values, 5);
    expect(told.map(({ factor }) => factor.name).slice(0, 2)).toEqual(["factor7", "factor9"]);
    expect(told[0]!.rank).toBeLessThan(-0.6);
  });

  it("are none in at least nine of ten samples in which none moves it", () => {
    // At its level 5 % of samples name one: more than 20 of 100 would be five standard errors off.
    const found = Array.from({ length: 100 }, (_, i) => worlds(`idle ${i}`, 64)).filter(
      ({ sample, noise }) => toldFactors(sample, factors, noise, 3).length > 0,
    );
    expect(found.length).toBeLessThan(17);
  });

  it("are none of a value that is the same in all worlds", () => {
    const { sample, noise } = worlds("constant", 16);
    expect(
      toldFactors(
        sample,
        factors,
        noise.map(() => 3),
        3,
      ),
    ).toEqual([]);
  });
});
