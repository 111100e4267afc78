import { describe, expect, it } from "vitest";
import { savedOf } from "../../src/analysis/without.ts";

describe("what something did", () => {
  const sample = { name: "silicon", day: 30, replications: [0, 2, 3, 7], outOfWork: [10, 25, 30, 99] };

  it("is out of work without it less out of work with it, of the replications that went well in both", () => {
    const run = new Map([
      [0, 4],
      [1, 1000],
      [2, 25],
      [3, 42],
    ]);
    const [saved, ...more] = savedOf([sample], () => run);
    expect(more).toEqual([]);
    // 6, 0 and -12: mean -2, standard deviation sqrt(84).
    expect(saved).toMatchObject({ name: "silicon", day: 30, mean: -2 });
    expect(saved.saved.q50).toBe(0);
    expect(saved.standardError).toBeCloseTo(Math.sqrt(84 / 3), 12);
  });

  it("is not told of a day that the run does not have, nor without replications in both", () => {
    expect(savedOf([sample], () => undefined)).toEqual([]);
    expect(savedOf([sample], () => new Map([[5, 1]]))).toEqual([]);
  });
});
