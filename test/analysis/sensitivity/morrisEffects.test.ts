import { describe, expect, it } from "vitest";
import { morrisEffects } from "../../../src/analysis/sensitivity/morrisEffects.ts";
import { morrisDesign } from "../../../src/numbers/designs/morris.ts";
import { coverage, outcomeOver, unit } from "./functions.ts";

const names = ["a", "b", "c", "idle"];
const inverses = names.map(() => unit);
const over = (model: (x: Float64Array) => number, trajectories: number, seed = "m") => {
  const design = morrisDesign({ names, seed, trajectories });
  return morrisEffects(design, outcomeOver(design, { inverses, model }), { bootstrap: 300, seed: `b ${seed}` });
};

describe("morrisEffects", () => {
  it("gives a linear function its slopes, and no spread", () => {
    const { effects } = over(([a, b, c]) => 3 * a! - 2 * b! + 0.5 * c! + 7, 10);
    for (const [i, slope] of [3, -2, 0.5, 0].entries()) {
      const { mu, muStar, sigma } = effects[i]!;
      expect(mu.value).toBeCloseTo(slope, 12);
      for (const bound of [muStar.value, muStar.low, muStar.high]) expect(bound).toBeCloseTo(Math.abs(slope), 12);
      for (const bound of [sigma.value, sigma.low, sigma.high]) expect(bound).toBeCloseTo(0, 12);
    }
  });

  it("tells an interaction by its spread, and effects that cancel by muStar", () => {
    const { effects } = over(([a, b, c]) => (a! - 0.5) * (b! - 0.5) * 8 + c!, 200);
    // Levels 1/8, 3/8, 5/8, 7/8: an effect of a is 8 (b - 1/2), of size 1 or 3 with equal chance, of either sign.
    for (const { mu, muStar, sigma } of effects.slice(0, 2)) {
      expect(Math.abs(mu.value!)).toBeLessThan(4 * Math.sqrt(5 / 200));
      expect(Math.abs(muStar.value! - 2)).toBeLessThan(4 / Math.sqrt(200));
      expect(Math.abs(sigma.value! - Math.sqrt(5))).toBeLessThan(0.3);
    }
    expect(effects[2]!.sigma.value).toBeCloseTo(0, 12);
  });

  it("leaves out a trajectory with a failed row", () => {
    const design = morrisDesign({ names, seed: "m", trajectories: 3 });
    const y = outcomeOver(design, { inverses, model: ([a]) => a! });
    y[6] = Number.NaN;
    expect(morrisEffects(design, y, { bootstrap: 5 }).trajectories).toBe(2);
  });

  it("has intervals that hold the truth in 87 to 93 % of samples, where 90 % is nominal", () => {
    // Effects: 3 + 4 c, 2 + 3 d and 6 (d - 0.3), c and d uniform in the background.
    const all = ["a", "b", "e", "c", "d"];
    const model = ([a, b, e, c, d]: Float64Array) => a! * (3 + 4 * c!) + b! * (2 + 3 * d!) + 6 * e! * (d! - 0.3);
    const [sizes, means] = [
      [5, 3.5, 6 * 0.29],
      [5, 3.5, 1.2],
    ] as const;
    const spreads = [4, 3, 6].map((width) => width / Math.sqrt(12));
    const [star, plain, spread] = [coverage(), coverage(), coverage()];
    for (let r = 0; r < 300; r++) {
      const design = morrisDesign({ names: all, moved: all.slice(0, 3), seed: `coverage ${r}`, trajectories: 24 });
      const y = outcomeOver(design, { inverses: all.map(() => unit), model });
      morrisEffects(design, y, { bootstrap: 300, seed: `b ${r}` }).effects.forEach(({ muStar, mu, sigma }, i) => {
        star.take(muStar, sizes[i]!);
        plain.take(mu, means[i]!);
        spread.take(sigma, spreads[i]!);
      });
    }
    for (const { share } of [star, plain, spread]) {
      expect(share).toBeGreaterThan(0.87);
      expect(share).toBeLessThan(0.93);
    }
  });
});
