import { describe, expect, it } from "vitest";
import { mergeFactors, parsePriors } from "../../src/scenario/priors.ts";
import type { FactorOverride } from "../../src/scenario/types.ts";
import { fault } from "./faults.ts";
import { smallWorld } from "./smallWorld.ts";

const file = "worlds/w/priors.yaml";

/** A priors.yaml of one factor; the prior stands in line 5, the bounds in line 6. */
const one = (prior: string, bounds = "[-1000, 1000]") =>
  `factors:\n  x:\n    meaning: a number\n    unit: day\n    prior: { ${prior} }\n    bounds: ${bounds}\n    source: { kind: judgement }\n`;
const parse = (prior: string, bounds?: string) => parsePriors(file, one(prior, bounds))[0].prior;
const judged = { source: { kind: "judgement" } } as const;

describe("parsePriors", () => {
  it("keeps the order of the file, which is the order of every design's dimensions", () => {
    expect(parsePriors(file, smallWorld["priors.yaml"]).map(({ name }) => name)).toEqual([
      "anodeCoverDays",
      "siliconMixShare",
      "supplierJobsPerJob",
      "coverSiteSigma",
      "goodsAtSeaStopped",
    ]);
  });

  it("takes each of the seven distributions as it stands", () => {
    for (const prior of [
      { dist: "point", value: 3 },
      { dist: "uniform", low: 0, high: 1 },
      { dist: "triangular", low: 1, mode: 1, high: 2 },
      { dist: "normal", mean: 0, sd: 2, truncate: [-4, 4] },
      { dist: "lognormal", median: 50, p90: 95, truncate: [1, 365] },
      { dist: "beta", a: 2, b: 3 },
      { dist: "discrete", values: [1, 2], weights: [0.25, 0.75] },
    ]) {
      expect(parsePriors(file, one(JSON.stringify(prior).slice(1, -1)))[0].prior).toEqual(prior);
    }
  });

  it("refuses numbers that make no distribution, at the number", () => {
    const cases: [string, string, RegExp][] = [
      ["dist: uniform, low: 2, high: 1", "factors.x.prior.high", /low < high/],
      ["dist: triangular, low: 0, mode: 3, high: 2", "factors.x.prior.mode", /low <= mode <= high/],
      ["dist: triangular, low: 2, mode: 2, high: 2", "factors.x.prior.high", /dist: point/],
      ["dist: normal, mean: 0, sd: 0", "factors.x.prior.sd", /above 0/],
      ["dist: lognormal, median: 50, p90: 40", "factors.x.prior.p90", /p90 > median/],
      ["dist: lognormal, median: 0, p90: 40", "factors.x.prior.median", /above 0/],
      ["dist: beta, a: -1, b: 2", "factors.x.prior.a", /above 0/],
      ["dist: discrete, values: [1, 2], weights: [0.5, 0.4]", "factors.x.prior.weights", /sum to 1/],
      ["dist: discrete, values: [1, 2], weights: [1]", "factors.x.prior.weights", /one weight a value/],
      ["dist: discrete, values: [2, 1], weights: [0.5, 0.5]", "factors.x.prior.values[1]", /ascending/],
      ["dist: discrete, values: [1, 2], weights: [1.5, -0.5]", "factors.x.prior.weights[1]", /at least 0/],
      ["dist: uniform, low: 0, high: 1, truncate: [2, 3]", "factors.x.prior.truncate", /0 to 1/],
      ["dist: normal, mean: 0, sd: 1, truncate: [3, 2]", "factors.x.prior.truncate", /low < high/],
      ["dist: point, value: 3, sd: 1", "factors.x.prior", /give only dist, value/],
    ];
    for (const [prior, key, remedy] of cases) fault(() => parse(prior), { file, line: 5, key, remedy });
  });

  it("takes weights that sum to 1 within rounding", () => {
    const tenths = Array.from({ length: 10 }, () => 0.1);
    const values = tenths.map((_, index) => index);
    expect(tenths.reduce((sum, weight) => sum + weight, 0)).not.toBe(1);
    expect(() => parse(`dist: discrete, values: [${values}], weights: [${tenths}]`)).not.toThrow();
  });

  it("refuses a prior that leaves its bounds", () => {
    fault(() => parse("dist: point, value: 3", "[0, 1]"), {
      line: 5,
      key: "factors.x.prior.value",
      value: 3,
      remedy: /0 to 1/,
    });
    fault(() => parse("dist: triangular, low: 0, mode: 1, high: 3", "[0, 2]"), {
      problem: /up to 3/,
      remedy: /0 to 2/,
    });
    fault(() => parse("dist: uniform, low: -1, high: 1", "[0, 2]"), { problem: /down to -1/ });
    fault(() => parse("dist: lognormal, median: 50, p90: 95, truncate: [1, 400]", "[0, 365]"), {
      key: "factors.x.prior.truncate",
    });
    fault(() => parse("dist: lognormal, median: 500, p90: 900", "[0, 365]"), {
      key: "factors.x.prior.median",
      value: 500,
    });
    fault(() => parse("dist: point, value: 3", "[1, 0]"), { line: 6, key: "factors.x.bounds" });
  });

  it("cuts tails without a truncate of their own at the bounds they pass, and leaves a beta within [0, 1] alone", () => {
    expect(parse("dist: lognormal, median: 50, p90: 95", "[0, 365]")).toMatchObject({ truncate: [0, 365] });
    expect(parse("dist: normal, mean: 1, sd: 1", "[0, 2]")).toMatchObject({ truncate: [0, 2] });
    expect(parse("dist: beta, a: 2, b: 2", "[0, 1]")).not.toHaveProperty("truncate");
    expect(parse("dist: beta, a: 2, b: 2", "[0.2, 0.8]")).toMatchObject({ truncate: [0.2, 0.8] });
  });

  it("wants meaning, unit, bounds and source of every factor", () => {
    for (const key of ["meaning", "unit", "bounds", "source"]) {
      const text = one("dist: point, value: 1").replace(new RegExp(`^ {4}${key}:.*\n`, "m"), "");
      fault(() => parsePriors(file, text), { file, line: 3, key: `factors.x.${key}`, problem: /missing/ });
    }
  });
});

describe("mergeFactors", () => {
  const factors = parsePriors(file, smallWorld["priors.yaml"]);

  it("replaces prior and source and keeps place, meaning, unit and bounds", () => {
    const override: FactorOverride = { dist: "point", value: 7, source: { kind: "recalled", note: "n" } };
    const merged = mergeFactors(factors, { siliconMixShare: { ...override, value: 0.5 }, anodeCoverDays: override });
    expect(merged.map(({ name }) => name)).toEqual(factors.map(({ name }) => name));
    expect(merged[0]).toEqual({ ...factors[0], prior: { dist: "point", value: 7 }, source: override.source });
    expect(merged.slice(2)).toEqual(factors.slice(2));
  });

  it("leaves the factors alone when nothing is overridden", () => {
    expect(mergeFactors(factors, {})).toEqual(factors);
  });

  it("answers an unknown factor with the nearest spelling, where it stands", () => {
    const place = () => ({ file: "tree/x.yaml", line: 3, column: 5 });
    const overrides = { anodeCoverDay: { dist: "point", value: 7, ...judged } } as const;
    fault(() => mergeFactors(factors, overrides, place), {
      file: "tree/x.yaml",
      line: 3,
      column: 5,
      value: "anodeCoverDay",
      remedy: /"anodeCoverDays"/,
    });
    fault(() => mergeFactors(factors, { colour: { dist: "point", value: 7, ...judged } }), {
      remedy: /anodeCoverDays, /,
    });
  });

  it("holds an override to the factor's bounds", () => {
    fault(() => mergeFactors(factors, { siliconMixShare: { dist: "point", value: 2, ...judged } }), {
      key: "factors.siliconMixShare.value",
      value: 2,
      remedy: /0 to 1/,
    });
    const [cover] = mergeFactors(factors, { anodeCoverDays: { dist: "lognormal", median: 20, p90: 40, ...judged } });
    expect(cover.prior).toEqual({ dist: "lognormal", median: 20, p90: 40, truncate: [0, 365] });
  });
});
