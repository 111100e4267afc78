import { describe, expect, it } from "vitest";
import { sobolIndices } from "../../../src/analysis/sensitivity/sobolIndices.ts";
import { type SaltelliRequest, saltelliDesign } from "../../../src/numbers/designs/saltelli.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { coverage, ishigami, outcomeOver, sobolG, standardError, unit } from "./functions.ts";

const analyse = (f: typeof sobolG, request: Partial<SaltelliRequest> = {}, bootstrap = 300) => {
  const design = saltelliDesign({ names: f.names, seed: "known", base: 4096, ...request });
  return sobolIndices(design, outcomeOver(design, f), { bootstrap });
};
const linear = (slopes: readonly number[]) => ({
  ...ishigami,
  names: slopes.map((_, i) => `x${i}`),
  inverses: slopes.map(() => unit),
  model: (x: ArrayLike<number>) => slopes.reduce((sum, slope, i) => sum + slope * x[i]!, 1000),
});

describe("sobolIndices", () => {
  it("finds Ishigami's indices within four standard errors, all orders, and the errors are small", () => {
    const { indices, pairs, variance } = analyse(ishigami, { secondOrder: true });
    expect(Math.abs(variance - 13.8446) / 13.8446).toBeLessThan(0.05);
    indices.forEach(({ first, total }, i) => {
      expect(standardError(first)).toBeLessThan(0.025);
      expect(standardError(total)).toBeLessThan(0.025);
      expect(Math.abs(first.value! - ishigami.first[i]!)).toBeLessThan(4 * standardError(first));
      expect(Math.abs(total.value! - ishigami.total[i]!)).toBeLessThan(4 * standardError(total));
    });
    expect(pairs.map(({ names }) => names.join())).toEqual(["x1,x2", "x1,x3", "x2,x3"]);
    for (const { names, second } of pairs)
      expect(Math.abs(second.value! - ishigami.second[names.join()]!)).toBeLessThan(4 * standardError(second));
  });

  it("finds those of Sobol' G in 8 dimensions, on random base rows and on Sobol' points", () => {
    for (const points of ["random", "sobol"] as const) {
      const { indices } = analyse(sobolG, { points });
      indices.forEach(({ first, total }, i) => {
        expect(Math.abs(first.value! - sobolG.first[i]!)).toBeLessThan(4 * standardError(first) + 1e-4);
        expect(Math.abs(total.value! - sobolG.total[i]!)).toBeLessThan(4 * standardError(total) + 1e-4);
      });
    }
  });

  it("gives an additive function totals that are its first orders, slope squared over the sum of squares", () => {
    const slopes = [1, 2, 3, 0];
    const { indices } = analyse(linear(slopes));
    indices.forEach(({ first, total }, i) => {
      const truth = slopes[i]! ** 2 / 14;
      expect(Math.abs(first.value! - truth)).toBeLessThan(4 * standardError(first) + 1e-12);
      expect(Math.abs(total.value! - truth)).toBeLessThan(4 * standardError(total) + 1e-12);
    });
    // An idle factor moves nothing in any pair of rows: exactly.
    expect(indices[3]).toEqual({
      name: "x3",
      first: { value: 0, low: 0, high: 0 },
      total: { value: 0, low: 0, high: 0 },
      averaged: null,
    });
  });

  it("moves the members of a player together, and holds factors of none as background", () => {
    const players = [
      { name: "pair", members: ["x0", "x1"] },
      { name: "one", members: ["x2"] },
    ];
    const { indices } = analyse(linear([1, 2, 3, 0]), { players });
    const [pair, one] = indices;
    expect(Math.abs(pair!.total.value! - 5 / 14)).toBeLessThan(4 * standardError(pair!.total));
    expect(Math.abs(one!.total.value! - 9 / 14)).toBeLessThan(4 * standardError(one!.total));
  });

  it("tells luck's share from rows that share luck and from those under other luck", () => {
    // y = x + luck + x luck, both uniform around 0: variances 1/12, 1/12, 1/144.
    const design = saltelliDesign({ names: ["x"], seed: "luck", base: 4096, otherLuck: true });
    const lucks = new Map<number, number>();
    let state = 7;
    const luckOf = (k: number) => {
      if (!lucks.has(k)) {
        state = (state * 48271) % 2147483647;
        lucks.set(k, state / 2147483647 - 0.5);
      }
      return lucks.get(k)!;
    };
    const y = Float64Array.from({ length: design.rows }, (_, row) => {
      const [x, luck] = [design.points[row]! - 0.5, luckOf(design.luck[row]!)];
      return x + luck + x * luck;
    });
    const { indices, luck } = sobolIndices(design, y, { bootstrap: 300 });
    const variance = 2 / 12 + 1 / 144;
    for (const [index, truth] of [
      [luck!.first, 1 / 12],
      [luck!.total, 1 / 12 + 1 / 144],
      [indices[0]!.first, 1 / 12 + 1 / 144],
      [indices[0]!.total, 1 / 12 + 1 / 144],
      [indices[0]!.averaged!, 1 / 12],
    ] as const)
      expect(Math.abs(index.value! - truth / variance)).toBeLessThan(4 * standardError(index));
  });

  it("does not count, with luck averaged out, a factor that only decides who is unlucky; its interval holds the truth", () => {
    // y = 1 where the luck of a site, turned by x, is below 1/2: x decides which, and nothing of how many. z moves the mean.
    const turned = coverage();
    const moving = coverage();
    for (let r = 0; r < 250; r++) {
      const design = saltelliDesign({ names: ["x", "z"], seed: `turn ${r}`, base: 200, otherLuck: true });
      const luck = (k: number) => uniform(subkey(seedKey(`luck ${r}`), "luck", ""), k);
      const y = Float64Array.from({ length: design.rows }, (_, row) => {
        const [x, z] = [design.points[2 * row]!, design.points[2 * row + 1]!];
        return ((luck(design.luck[row]!) + x) % 1 < 0.5 ? 1 : 0) + z;
      });
      const { indices } = sobolIndices(design, y, { bootstrap: 150, seed: `b${r}` });
      turned.take(indices[0]!.averaged!, 0);
      moving.take(indices[1]!.averaged!, 1 / 12 / (1 / 4 + 1 / 12));
      if (r === 0) expect(indices[0]!.total.value).toBeGreaterThan(0.6);
    }
    for (const { share } of [turned, moving]) {
      expect(share).toBeGreaterThan(0.87);
      expect(share).toBeLessThan(0.93);
    }
  });

  it("leaves out base samples with a failed row, and says nothing of a constant outcome", () => {
    const design = saltelliDesign({ names: ["x"], seed: "s", base: 8 });
    const y = Float64Array.from(design.points);
    y[4] = Number.NaN;
    expect(sobolIndices(design, y, { bootstrap: 10 }).base).toBe(7);
    const constant = sobolIndices(design, new Float64Array(design.rows).fill(3), { bootstrap: 10 });
    expect(constant.indices[0]!.total).toEqual({ value: null, low: null, high: null });
    expect(() => sobolIndices(design, y.subarray(1))).toThrow(/23 outcomes for 24 rows/);
  });

  it("has intervals that hold the truth in 87 to 93 % of samples, where 90 % is nominal", () => {
    const [first, total, second] = [coverage(), coverage(), coverage()];
    for (let r = 0; r < 250; r++) {
      const { indices, pairs } = sobolAt(r);
      indices.forEach((one, i) => {
        first.take(one.first, ishigami.first[i]!);
        total.take(one.total, ishigami.total[i]!);
      });
      for (const { names, second: index } of pairs) second.take(index, ishigami.second[names.join()]!);
    }
    for (const { share } of [first, total, second]) {
      expect(share).toBeGreaterThan(0.87);
      expect(share).toBeLessThan(0.93);
    }
  });
});

function sobolAt(r: number) {
  const design = saltelliDesign({ names: ishigami.names, seed: `coverage ${r}`, base: 400, secondOrder: true });
  return sobolIndices(design, outcomeOver(design, ishigami), { bootstrap: 150, seed: `b${r}` });
}
