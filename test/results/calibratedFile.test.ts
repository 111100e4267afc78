import { describe, expect, it } from "vitest";
import { posteriorOf } from "../../src/analysis/calibration/answer.ts";
import { toLogit } from "../../src/analysis/calibration/space.ts";
import { calibratedText } from "../../src/results/calibratedFile.ts";
import { mergeFactors } from "../../src/scenario/priors.ts";
import type { Factor, FactorOverride } from "../../src/scenario/types.ts";
import { readYaml } from "../../src/scenario/yaml.ts";

const factor = (name: string): Factor => ({
  ...{ name, meaning: name, unit: "day", prior: { dist: "uniform", low: 0, high: 10 }, bounds: [0, 20] },
  source: { kind: "judgement" },
});
const factors = [factor("seenDays"), factor("unseenDays")];

/** 500 particles: the first factor between 4 and 6, the second anywhere. */
const count = 500;
const z = Float64Array.from({ length: 2 * count }, (_, i) => {
  const u = (Math.floor(i / 2) + 0.5) / count;
  return toLogit(i % 2 === 0 ? 0.4 + 0.2 * u : (u * 7) % 1);
});
const population = {
  ...{ width: 2, z, weights: new Float64Array(count).fill(1), distances: new Float64Array(count) },
  numbers: Array.from({ length: count }, (_, k) => k),
};
const posterior = posteriorOf(
  factors.map((one) => ({ ...one, family: "triangular" as const })),
  population,
);

describe("the file of a posterior", () => {
  const text = calibratedText({ ...posterior, command: "runout calibrate x", cases: ["x"], seed: "s", code: "c0de" });

  it("is what a scenario may say of factors: the identified ones, calibrated, on what", () => {
    const { factors: overrides } = readYaml("calibrated.yaml", text).data as {
      factors: Record<string, FactorOverride>;
    };
    expect(Object.keys(overrides)).toEqual(["seenDays"]);
    const [seen, unseen] = mergeFactors(factors, overrides);
    expect(seen!.prior.dist).toBe("triangular");
    expect(seen!.source).toMatchObject({ kind: "calibrated" });
    expect(seen!.source.note).toMatch(/calibrated on x; seed s; code c0de; particles: median 5/);
    expect(unseen).toEqual(factors[1]);
  });

  it("names what is not identified", () => {
    expect(text).toMatch(/^# Not identified, so not here: unseenDays \(posterior sd \/ prior sd (0\.9|1\.0)/m);
  });

  it("is no less wide than the particles", () => {
    const [seen] = posterior.factors;
    expect(seen!.posterior.sd).toBeCloseTo(2 / Math.sqrt(12), 2);
    expect(seen!.sdRatio).toBeCloseTo(0.2, 2);
    // A triangle of the same standard deviation as a uniform number on 4 to 6 is wider at its ends.
    const { low, mode, high } = seen!.summary as { low: number; mode: number; high: number };
    expect([low < 4, Math.abs(mode - 5) < 0.05, high > 6]).toEqual([true, true, true]);
  });

  it("does not call narrow what few particles cannot know", () => {
    const few = { ...population, weights: population.weights.map((_, k) => (k % 250 === 0 ? 1 : 0)) };
    const [seen] = posteriorOf(
      factors.map((one) => ({ ...one, family: "triangular" as const })),
      few,
    ).factors;
    expect(seen!.sdRatio).toBeLessThan(0.8);
    const pooled = posteriorOf([{ ...factors[1]!, family: "uniform" }], {
      ...few,
      width: 1,
      z: z.filter((_, i) => i % 2 === 1),
    });
    expect(pooled.factors[0]!.identified).toBe(pooled.factors[0]!.sdRatio * 1.5 <= 0.8);
  });
});
