import { describe, expect, it } from "vitest";
import {
  type Design,
  givenTable,
  latinHypercubeDesign,
  morrisDesign,
  morrisEffects,
  outcomesOf,
  pawn,
  problemOf,
  randomDesign,
  saltelliDesign,
  sobolIndices,
  valuesOf,
} from "../../../src/index.ts";

// The library face, used as SALib is: a problem, a sample, an analysis, of a model that has nothing to do with ours.
const { names, inverses } = problemOf({ x1: [-Math.PI, Math.PI], x2: [-Math.PI, Math.PI], x3: [-Math.PI, Math.PI] });
const model = ([a, b, c]: Float64Array) => Math.sin(a!) + 7 * Math.sin(b!) ** 2 + 0.1 * c! ** 4 * Math.sin(a!);
const run = (design: Design) => outcomesOf(model, valuesOf(design, inverses), names.length);

describe("any model of numbers", () => {
  it("is asked by the example of problemOf", () => {
    const design = saltelliDesign({ names, seed: "example", base: 1024 });
    const { indices } = sobolIndices(design, run(design), { bootstrap: 100 });
    expect(Math.abs(indices[0]!.first.value! - 0.3139)).toBeLessThan(0.1);
    expect(Math.abs(indices[1]!.total.value! - 0.4424)).toBeLessThan(0.1);
  });

  it("is screened by trajectories, and by rows that were drawn for something else", () => {
    const trajectories = morrisDesign({ names, seed: "m", trajectories: 50 });
    expect(morrisEffects(trajectories, run(trajectories), { bootstrap: 50 }).effects.length).toBe(3);
    for (const design of [
      randomDesign({ names, seed: "r", rows: 500 }),
      latinHypercubeDesign({ names, seed: "r", rows: 500 }),
    ]) {
      const values = valuesOf(design, inverses);
      const factors = names.map((_, i) => Float64Array.from({ length: 500 }, (_, row) => values[3 * row + i]!));
      const data = { names, factors, outcome: run(design) };
      const { indices, noInfluence } = pawn(data);
      expect(indices[1]!.index.value).toBeGreaterThan(noInfluence!);
      const first = givenTable("given-data", data, { bootstrap: 50 }).rows.map(({ measures }) => measures[0]!.value!);
      expect(first.indexOf(Math.max(...first))).toBe(1);
    }
  });

  it("may have triangles and any inverse distribution, but no bounds that run backward", () => {
    const problem = problemOf({ t: [0, 1, 4], own: (u) => u * u });
    expect(problem.inverses.map((inverse) => inverse(0.25))).toEqual([1, 0.0625]);
    expect(() => problemOf({ x: [2, 1] })).toThrow(/x: \[2, 1\] is not in ascending order/);
  });
});
