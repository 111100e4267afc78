import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFitted } from "../../src/scenario/fitted.ts";
import { parsePriors } from "../../src/scenario/priors.ts";

const backtests = "scenarios/backtests";
const priorsOf = (folder: string) => {
  const file = join(folder, "priors.yaml");
  return new Map(parsePriors(file, readFileSync(file, "utf8")).map((factor) => [factor.name, factor]));
};
const flagship = priorsOf("scenarios/worlds/us-battery-2026");
const cases = readdirSync(backtests).filter((name) => existsSync(join(backtests, name, "priors.yaml")));

describe("a factor that several worlds name is one number", () => {
  it.each(cases)("%s believes of it what the flagship does", (name) => {
    const shared = [...priorsOf(join(backtests, name))].filter(([factor]) => flagship.has(factor));
    expect(shared.length).toBeGreaterThan(10);
    for (const [factor, { prior, bounds, unit }] of shared) {
      const other = flagship.get(factor)!;
      expect({ factor, prior, bounds, unit }).toEqual({
        factor,
        prior: other.prior,
        bounds: other.bounds,
        unit: other.unit,
      });
    }
  });

  it("is in a case's world if fitted.csv names it", () => {
    const known = new Set(cases.flatMap((name) => [...priorsOf(join(backtests, name)).keys()]));
    const file = join(backtests, "fitted.csv");
    for (const { factor } of readFitted(file, readFileSync(file, "utf8"))) expect(known).toContain(factor);
  });
});
