import { describe, expect, it } from "vitest";
import { thresholdsOf } from "../../../src/analysis/discover/threshold.ts";
import { tossed, uniformColumns } from "./worlds.ts";

const SLOPE = 12;
const MIDDLE = 5;
/** Along x from 0 to 10 the chance is logistic in (x - 5) slope / 6: it passes p at 5 + log odds of p. */
const crossing = (p: number) => MIDDLE + (6 / SLOPE) * Math.log(p / (1 - p));

function trial(name: string, rows: number) {
  const [u, tosses] = uniformColumns(name, 2, rows) as [Float64Array, Float64Array];
  const x = u.map((value) => 10 * value);
  return { x, cases: tossed([x], tosses, ([at]) => 1 / (1 + Math.exp(-(SLOPE / 6) * (at! - MIDDLE)))) };
}

describe("a threshold", () => {
  it("of a logistic curve is where the curve says, within its interval nine times in ten", () => {
    const levels = [0.05, 0.5, 0.95];
    const inside = levels.map(() => 0);
    const trials = 400;
    for (let n = 0; n < trials; n++) {
      const { x, cases } = trial(`logistic ${n}`, 600);
      thresholdsOf(x, cases).crossings.forEach(({ level, value, low, high }, i) => {
        expect(value).not.toBeNull();
        const truth = crossing(level);
        if ((low ?? -Infinity) <= truth && truth <= (high ?? Infinity)) inside[i]!++;
      });
    }
    // 400 trials: standard error 0.015.
    for (const count of inside) {
      expect(count / trials).toBeGreaterThan(0.87);
      expect(count / trials).toBeLessThan(0.93);
    }
  });

  it("is found near where it is from many rows, rising or falling", () => {
    const { x, cases } = trial("many", 8000);
    // Chance 1/2: standard error of the crossing about 1 / sqrt(n in the window of a fifth x 1/4) = 0.05.
    const [, middle] = thresholdsOf(x, cases).crossings;
    expect(Math.abs(middle!.value! - MIDDLE)).toBeLessThan(0.2);
    const falling = thresholdsOf(
      x.map((value) => 10 - value),
      cases,
    ).crossings[1]!;
    expect(falling.value!).toBeCloseTo(10 - middle!.value!, 6);
    expect(middle!.times).toBe(1);
  });

  it("is nowhere when the chance stays on one side, and is not made up where all rows are alike", () => {
    const { x } = trial("flat", 400);
    const flat = thresholdsOf(x, new Uint8Array(400));
    expect(flat.crossings.map(({ value, times }) => [value, times])).toEqual([
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
    for (const { chance, high } of flat.curve) {
      expect(chance).toBeLessThan(0.05);
      expect(Number.isFinite(high)).toBe(true);
    }
  });

  it("of a step is the step", () => {
    const { x } = trial("step", 400);
    const [low, middle, high] = thresholdsOf(
      x,
      Uint8Array.from(x, (value) => (value > 3 ? 1 : 0)),
    ).crossings;
    for (const one of [low!, middle!, high!]) expect(Math.abs(one.value! - 3)).toBeLessThan(1);
    expect(Math.abs(middle!.value! - 3)).toBeLessThan(0.15);
  });

  it("is refused of a factor that does not vary, and of too few rows", () => {
    expect(() => thresholdsOf(new Float64Array(50).fill(1), new Uint8Array(50))).toThrow("a factor that varies");
    expect(() => thresholdsOf(new Float64Array(5), new Uint8Array(5))).toThrow("at least 20 rows, got 5");
  });
});
