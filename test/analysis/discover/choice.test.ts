import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { describe, expect, it } from "vitest";
import { choiceValue } from "../../../src/analysis/discover/choice.ts";
import { normalColumns, shareOfTrials } from "./worlds.ts";

const MEAN = 0.5;
/** E max(0, -D) for D normal: what is saved by one who knows a part of that size of the difference between two arms. */
const known = (sd: number) =>
  (sd * Math.exp((-MEAN * MEAN) / sd / sd / 2)) / Math.sqrt(2 * Math.PI) - MEAN * normalCdf(-MEAN / sd, 0, 1);

/** Arm 2 loses 0.5 + x + noise more than arm 1; z is idle. What both share, w, is no reason for either. */
function trial(name: string, rows: number) {
  const [x, z, noise, w] = normalColumns(name, 4, rows) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const losses = [w.map((shared) => 10 * shared), w.map((shared, row) => 10 * shared + MEAN + x[row]! + noise[row]!)];
  return choiceValue({ names: ["x", "z"], factors: [x, z], losses });
}

describe("the value of knowing, in the linear normal case", () => {
  it("is the closed form, within the interval nine times in ten", () => {
    // EVPPI = s phi(m / s) - m Phi(-m / s) with s = 1, the sd of what x says; all of the difference has sd sqrt 2.
    const [truth, perfect] = [known(1), known(Math.SQRT2)];
    const inside = { x: 0, perfect: 0 };
    let sum = 0;
    const trials = 500;
    for (let n = 0; n < trials; n++) {
      const value = trial(`normal ${n}`, 400);
      const x = value.factors[0]!.value;
      sum += x.value!;
      if (x.low! <= truth && truth <= x.high!) inside.x++;
      if (value.perfect.low! <= perfect && perfect <= value.perfect.high!) inside.perfect++;
    }
    for (const count of Object.values(inside)) {
      expect(count / trials).toBeGreaterThan(0.87);
      expect(count / trials).toBeLessThan(0.93);
    }
    // One trial's standard error is about 0.03, the mean's 0.0014; leaving worlds out costs at most 4 coefficients of 400 rows.
    expect(Math.abs(sum / trials - truth)).toBeLessThan(0.006);
  });

  it("of an idle factor is not above 0 but rarely, and the best arm is the one that loses least", () => {
    const share = shareOfTrials(200, (n) => trial(`idle ${n}`, 200).factors[1]!.value.low! > 0);
    expect(share).toBeLessThan(0.05);
    expect(trial("best", 1000)).toMatchObject({ best: 0 });
  });

  it("of a factor of two values is the difference that each value makes", () => {
    const [x, noise] = normalColumns("two", 2, 2000) as [Float64Array, Float64Array];
    const which = x.map((value) => (value > 0 ? 1 : 0));
    const other = which.map((one, row) => (one === 1 ? 3 : -1) + noise[row]!);
    const { factors } = choiceValue({ names: ["which"], factors: [which], losses: [new Float64Array(2000), other] });
    // Arm 2 is worse by 1 on average; knowing `which`, it is taken where it saves 1: half of the worlds. Error 1 / sqrt(2000) x sqrt(1.25).
    expect(Math.abs(factors[0]!.value.value! - 0.5)).toBeLessThan(0.1);
  });

  it("needs arms and worlds", () => {
    expect(() => choiceValue({ names: [], factors: [], losses: [new Float64Array(30)] })).toThrow("two arms");
  });
});
