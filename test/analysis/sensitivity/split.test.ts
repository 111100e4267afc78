import { describe, expect, it } from "vitest";
import { formSpread } from "../../../src/analysis/sensitivity/formSpread.ts";
import { luckSplit } from "../../../src/analysis/sensitivity/luckSplit.ts";
import { outerInnerDesign } from "../../../src/numbers/designs/outerInner.ts";
import { seedKey, subkey, uniform } from "../../../src/numbers/luck.ts";
import { normalQuantile } from "../../../src/numbers/quantile.ts";
import { uniforms } from "../uniforms.ts";
import { coverage } from "./functions.ts";

/** 3 x1 + 4 x2 with x uniform, and normal noise of a standard deviation: variance 25 / 12 + noise squared. */
function linearAndNoise(seed: number, outer: number, inner: number, noise: number): Float64Array {
  const design = outerInnerDesign({ names: ["x1", "x2"], seed: `split ${seed}`, rows: outer, inner });
  const key = subkey(seedKey(`noise ${seed}`), "noise", "");
  return Float64Array.from({ length: design.rows }, (_, row) => {
    const [x1, x2] = [design.points[2 * row]!, design.points[2 * row + 1]!];
    return 3 * x1 + 4 * x2 + normalQuantile(uniform(key, row), 0, noise);
  });
}
const truth = (noise: number) => noise ** 2 / (noise ** 2 + 25 / 12);

describe("luckSplit", () => {
  it("finds the known split of a linear function plus noise, and a band of each part", () => {
    for (const noise of [0.5, 1.5, 4]) {
      const split = luckSplit(linearAndNoise(1, 4000, 4, noise), 4, { bootstrap: 200 });
      const { value, low, high } = split.luckShare;
      expect(Math.abs(value! - truth(noise))).toBeLessThan((4 * (high! - low!)) / 3.29);
      expect(high! - low!).toBeLessThan(0.06);
      // Noise is normal: its 90 % band is 2 x 1.645 of it. Four standard errors of a 5 % quantile of 16,000 draws: 0.07 of it.
      expect(Math.abs((split.luck.q95! - split.luck.q05!) / noise - 3.29)).toBeLessThan(0.14);
      // 3 x1 + 4 x2 is a trapezoid from 0 to 7: its 5 % quantile is sqrt(2 x 12 x 0.05), and the band is symmetric about 3.5.
      const band = 7 - 2 * Math.sqrt(24 * 0.05);
      if (noise < 2) expect(Math.abs(split.factors.q95! - split.factors.q05! - band)).toBeLessThan(0.3);
    }
  });

  it("gives luck nothing where it does nothing, and everything where factors do nothing", () => {
    expect(luckSplit(linearAndNoise(2, 500, 3, 0), 3).luckShare.value).toBeCloseTo(0, 12);
    const { value } = luckSplit(linearAndNoise(3, 3000, 4, 400), 4).luckShare;
    expect(Math.abs(value! - 1)).toBeLessThan(0.03);
    expect(luckSplit(new Float64Array(12).fill(5), 3).luckShare).toEqual({ value: null, low: null, high: null });
  });

  it("leaves out a row of factors with a failed luck", () => {
    const y = linearAndNoise(1, 10, 3, 1);
    y[4] = Number.NaN;
    expect(luckSplit(y, 3, { bootstrap: 0 }).outer).toBe(9);
    expect(() => luckSplit(y, 1)).toThrow(/at least 2/);
  });

  it("has an interval that holds the truth in 87 to 93 % of samples, where 90 % is nominal", () => {
    const held = coverage();
    for (let r = 0; r < 400; r++)
      for (const noise of [0.7, 1.5])
        held.take(
          luckSplit(linearAndNoise(r, 120, 4, noise), 4, { bootstrap: 200, seed: `b${r}` }).luckShare,
          truth(noise),
        );
    expect(held.share).toBeGreaterThan(0.87);
    expect(held.share).toBeLessThan(0.93);
  });
});

describe("formSpread", () => {
  const forms = ["plain", "steep", "shifted"];
  const columns = (seed: number, rows: number) => {
    const uniform = uniforms(31 + 7919 * seed);
    const x = Float64Array.from({ length: rows }, uniform);
    return [x, x.map((v) => 2 * v), x.map((v) => v + 10)];
  };

  it("keeps apart what forms differ by and what each leaves open", () => {
    const { forms: answers, between, within, rows } = formSpread(forms, columns(1, 20_000), { bootstrap: 100 });
    expect(rows).toBe(20_000);
    expect(answers.map(({ name }) => name)).toEqual(forms);
    // Means 0.5, 1, 10.5; standard deviations 1, 2, 1 over sqrt(12).
    expect(between).toBeCloseTo(Math.sqrt((3.5 ** 2 + 3 ** 2 + 6.5 ** 2) / 2), 1);
    expect(within).toBeCloseTo(Math.sqrt((1 + 4 + 1) / 3 / 12), 2);
    // A shift that is the same in every row is known exactly: pairs share their rows.
    const { low, high } = answers[2]!.difference;
    expect(high! - low!).toBeLessThan(1e-9);
    expect(answers[0]!.difference).toEqual({ value: 0, low: 0, high: 0 });
  });

  it("leaves out a row that failed under any form", () => {
    const some = columns(1, 10);
    some[1]![3] = Number.NaN;
    expect(formSpread(forms, some).rows).toBe(9);
  });

  it("has intervals that hold the truth in 87 to 93 % of samples, where 90 % is nominal", () => {
    const [mean, difference] = [coverage(), coverage()];
    for (let r = 0; r < 500; r++) {
      const [, steep] = formSpread(forms, columns(r, 40), { bootstrap: 300, seed: `b${r}` }).forms;
      mean.take(steep!.mean, 1);
      difference.take(steep!.difference, 0.5);
    }
    for (const { share } of [mean, difference]) {
      expect(share).toBeGreaterThan(0.87);
      expect(share).toBeLessThan(0.93);
    }
  });
});
