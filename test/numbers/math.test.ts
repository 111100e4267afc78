import { describe, expect, it } from "vitest";
import { exp, log, max, min } from "../../src/numbers/math.ts";
import { dice } from "../dice.ts";

/** Distance in units in the last place: how many doubles lie between two of the same sign. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Number(bits[0] > bits[1] ? bits[0] - bits[1] : bits[1] - bits[0]);
}

const worst = (own: (x: number) => number, reference: (x: number) => number, xs: readonly number[]): number =>
  Math.max(...xs.map((x) => ulps(own(x), reference(x))));

// Both claim 1 unit; the reference may be 1 off itself, so two apart is the most that is allowed.
const APART = 2;

describe("exp", () => {
  it("lies within two units in the last place of Math.exp from -708 to 709", () => {
    const d = dice("exp");
    const xs = Array.from({ length: 20_000 }, () => d.between(-708, 709.7));
    expect(worst(exp, Math.exp, xs)).toBeLessThanOrEqual(APART);
  });

  it("is as close near zero, where most draws fall", () => {
    const d = dice("exp near zero");
    const xs = Array.from({ length: 20_000 }, () => d.between(-1, 1) * 10 ** -d.whole(0, 18));
    expect(worst(exp, Math.exp, xs)).toBeLessThanOrEqual(APART);
  });

  it("goes through the subnormal numbers down to zero", () => {
    const d = dice("exp subnormal");
    const xs = Array.from({ length: 5_000 }, () => d.between(-745.13, -708));
    expect(worst(exp, Math.exp, xs)).toBeLessThanOrEqual(APART);
    expect([exp(-745.14), exp(-800), exp(-Infinity)]).toEqual([0, 0, 0]);
    expect(exp(-745.1)).toBe(Number.MIN_VALUE);
  });

  it("knows 0, 1, infinity and what is no number", () => {
    expect([exp(0), exp(-0), exp(Infinity), exp(710), exp(NaN)]).toEqual([1, 1, Infinity, Infinity, NaN]);
    expect(ulps(exp(1), Math.E)).toBeLessThanOrEqual(1);
    // The largest x whose power is finite: 1 unit of x is 1,024 units of e^x there.
    expect(ulps(exp(709.782712893384), Math.exp(709.782712893384))).toBeLessThanOrEqual(APART);
  });
});

describe("log", () => {
  it("lies within two units in the last place of Math.log over all magnitudes", () => {
    const d = dice("log");
    const xs = Array.from({ length: 20_000 }, () => d.between(1, 10) * 10 ** d.whole(-300, 300));
    expect(worst(log, Math.log, xs)).toBeLessThanOrEqual(APART);
  });

  it("is as close around 1, where the logarithm passes through zero", () => {
    const d = dice("log near one");
    const xs = Array.from({ length: 20_000 }, () => 1 + d.between(-0.5, 1) * 10 ** -d.whole(0, 15));
    expect(worst(log, Math.log, xs)).toBeLessThanOrEqual(APART);
  });

  it("takes subnormal numbers", () => {
    const xs = Array.from({ length: 300 }, (_, n) => Number.MIN_VALUE * 1.1 ** n).filter((x) => x > 0);
    expect(worst(log, Math.log, xs)).toBeLessThanOrEqual(APART);
  });

  it("knows 0, 1, infinity and what has no logarithm", () => {
    expect([log(0), log(-0), log(1), log(Infinity), log(-1), log(NaN)]).toEqual([
      -Infinity,
      -Infinity,
      0,
      Infinity,
      NaN,
      NaN,
    ]);
  });

  it("undoes exp", () => {
    const d = dice("round trip");
    for (let n = 0; n < 2_000; n++) {
      const x = d.between(-700, 700);
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-13 * Math.max(1, Math.abs(x)));
    }
  });
});

describe("min and max", () => {
  it("return the first of two equals and of anything with NaN, as a compiled lane does", () => {
    expect(Object.is(min(0, -0), 0) && Object.is(min(-0, 0), -0)).toBe(true);
    expect(Object.is(max(0, -0), 0) && Object.is(max(-0, 0), -0)).toBe(true);
    expect([min(1, NaN), max(1, NaN)]).toEqual([1, 1]);
    expect([min(NaN, 1), max(NaN, 1)]).toEqual([NaN, NaN]);
    expect([min(2, 3), max(2, 3), min(3, 2), max(3, 2)]).toEqual([2, 3, 2, 3]);
  });
});
