import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Design, valuesOf } from "../../../src/numbers/designs/design.ts";
import { latinHypercubeDesign, randomDesign, sobolDesign } from "../../../src/numbers/designs/fill.ts";
import { morrisDesign } from "../../../src/numbers/designs/morris.ts";
import { outerInnerDesign } from "../../../src/numbers/designs/outerInner.ts";
import { saltelliDesign } from "../../../src/numbers/designs/saltelli.ts";

const names = ["a", "b", "c"];
const rowOf = ({ points, names }: Design, row: number) => [
  ...points.subarray(row * names.length, (row + 1) * names.length),
];
const makers: Readonly<Record<string, (size: number, seed: string) => Design>> = {
  random: (rows, seed) => randomDesign({ names, seed, rows }),
  sobol: (rows, seed) => sobolDesign({ names, seed, rows }),
  latinHypercube: (rows, seed) => latinHypercubeDesign({ names, seed, rows }),
  saltelli: (base, seed) => saltelliDesign({ names, seed, base, secondOrder: true, otherLuck: true }),
  morris: (trajectories, seed) => morrisDesign({ names, seed, trajectories }),
  spreadMorris: (trajectories, seed) => morrisDesign({ names, seed, trajectories, spreadFrom: 5 }),
  outerInner: (rows, seed) => outerInnerDesign({ names, seed, rows, inner: 3 }),
};

describe("every design", () => {
  for (const [name, make] of Object.entries(makers))
    it(`${name}: lies inside the cube, is the same when made again, another under another seed, and says truly whether it can grow`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 12 }), fc.string({ minLength: 1 }), (size, seed) => {
          const [small, large] = [make(size, seed), make(size + 3, seed)];
          expect(small.points.every((u) => u > 0 && u < 1)).toBe(true);
          expect(small.points.length).toBe(small.rows * names.length);
          expect(small.luck.length).toBe(small.rows);
          expect(make(size, seed)).toEqual(small);
          // Not asked of the small one: a single walk of Morris is one of a few hundred, so two seeds may well share it.
          expect(make(size + 3, `${seed}!`).points).not.toEqual(large.points);
          const kept = large.points.subarray(0, small.points.length);
          const luck = large.luck.subarray(0, small.rows);
          if (small.growing) expect([kept, luck]).toEqual([small.points, small.luck]);
        }),
        { numRuns: 20 },
      );
      const [small, large] = [make(8, "s"), make(12, "s")];
      const stays = small.points.every((u, i) => u === large.points[i]);
      expect(stays).toBe(small.growing);
    });
});

describe("latinHypercubeDesign", () => {
  it("has each factor once in each slice", () => {
    const { points } = latinHypercubeDesign({ names, seed: "l", rows: 50 });
    names.forEach((_, i) => {
      const slices = Array.from({ length: 50 }, (_, row) => Math.floor(points[row * 3 + i]! * 50));
      expect(new Set(slices).size).toBe(50);
    });
  });
});

describe("saltelliDesign", () => {
  it("takes from B what each player has, everything else from A, all under one luck but the last row", () => {
    const players = [
      { name: "ac", members: ["a", "c"] },
      { name: "b", members: ["b"] },
    ];
    const design = saltelliDesign({ names, players, seed: "s", base: 4, secondOrder: true, otherLuck: true });
    expect([design.rowsPerBase, design.rows]).toEqual([7, 28]);
    for (let k = 0; k < 4; k++) {
      const [a, b, ab0, ab1, ba0, ba1, other] = Array.from({ length: 7 }, (_, j) =>
        rowOf(design, 7 * k + j),
      ) as number[][];
      expect(a).not.toEqual(b);
      expect(ab0).toEqual([b![0], a![1], b![2]]);
      expect(ab1).toEqual([a![0], b![1], a![2]]);
      expect(ba0).toEqual(ab1);
      expect(ba1).toEqual(ab0);
      expect(other).toEqual(a);
      const lucks = design.luck.slice(7 * k, 7 * k + 7);
      expect(new Set(lucks.subarray(0, 6))).toEqual(new Set([k]));
      expect(lucks[6]).toBeGreaterThan(1_000_000);
    }
  });

  it("keeps a factor of no player the same in all rows of a base sample", () => {
    const design = saltelliDesign({ names, players: [{ name: "a", members: ["a"] }], seed: "s", base: 3 });
    for (let k = 0; k < 3; k++)
      for (let j = 1; j < 3; j++) expect(rowOf(design, 3 * k + j).slice(1)).toEqual(rowOf(design, 3 * k).slice(1));
    expect(() => saltelliDesign({ names, players: [{ name: "x", members: ["z"] }], seed: "s", base: 1 })).toThrow(
      /"z"/,
    );
  });

  it("refuses more Sobol' dimensions than there are", () => {
    const many = Array.from({ length: 221 }, (_, i) => `f${i}`);
    expect(() => saltelliDesign({ names: many, seed: "s", base: 1, points: "sobol" })).toThrow(/442 dimensions/);
  });
});

describe("morrisDesign", () => {
  it("moves one factor a step by half of the levels, each once, on the middles of equal probabilities", () => {
    const design = morrisDesign({ names, seed: "m", trajectories: 20, levels: 6 });
    for (let t = 0; t < 20; t++) {
      const moved: number[] = [];
      for (let step = 1; step <= 3; step++) {
        const [before, after] = [rowOf(design, 4 * t + step - 1), rowOf(design, 4 * t + step)];
        const changed = names.flatMap((_, i) => (before[i] === after[i] ? [] : [i]));
        expect(changed.length).toBe(1);
        expect(Math.abs(after[changed[0]!]! - before[changed[0]!]!)).toBeCloseTo(0.5, 12);
        expect(design.order[3 * t + step - 1]).toBe(changed[0]);
        moved.push(changed[0]!);
      }
      expect(new Set(moved).size).toBe(3);
      expect(new Set(design.luck.subarray(4 * t, 4 * t + 4))).toEqual(new Set([t]));
    }
    for (const u of design.points) expect((u * 6 - 0.5) % 1).toBeCloseTo(0, 9);
    expect(() => morrisDesign({ names, seed: "m", trajectories: 1, levels: 3 })).toThrow(/even number/);
  });

  it("picked for spread starts in more places than drawn by lot", () => {
    const places = (design: Design) => new Set(Array.from({ length: 16 }, (_, t) => rowOf(design, 4 * t).join())).size;
    const [lot, spread] = [1, 20].map((spreadFrom) =>
      morrisDesign({ names, seed: "m", trajectories: 16, levels: 4, spreadFrom }),
    );
    expect(places(spread!)).toBeGreaterThan(places(lot!));
  });
});

describe("valuesOf", () => {
  it("puts each factor's distribution on its coordinate", () => {
    const design = randomDesign({ names, seed: "v", rows: 4 });
    const values = valuesOf(design, [(u) => u, (u) => 10 * u, (u) => -u]);
    design.points.forEach((u, i) => {
      expect(values[i]).toBe([u, 10 * u, -u][i % 3]);
    });
    expect(() => valuesOf(design, [])).toThrow(/0 distributions for 3 factors/);
  });
});
