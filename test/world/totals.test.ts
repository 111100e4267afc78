import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import type { WorldFiles } from "../../src/scenario/worldTypes.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { bareLabour } from "../../src/world/totals/labour.ts";
import { worldTotals } from "../../src/world/totals.ts";
import { blender } from "../namedWorlds.ts";
import { randomWorld } from "../randomWorld.ts";
import { smallWorld } from "../scenario/smallWorld.ts";
import { assemble, regime, site, stage } from "../worlds.ts";

const shipped = (name: string): WorldFiles =>
  readWorldFiles((file) => {
    const url = new URL(`../../scenarios/worlds/${name}/${file}`, import.meta.url);
    return file === "supplier-regions.csv" && name === "three-firm-chain" ? undefined : readFileSync(url);
  }, name);

const totalsOf = (files: WorldFiles) => worldTotals(buildEconomy(files));
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const worlds: readonly [string, WorldFiles][] = [
  ["the flagship", shipped("us-battery-2026")],
  ["the small world", readWorldFiles((file) => smallWorld[file], "small-world")],
  ...["a", "b", "c", "d", "e", "f"].map((seed): [string, WorldFiles] => [
    `random world ${seed}`,
    randomWorld(seed).files,
  ]),
];

describe("three firms in a row", () => {
  const totals = totalsOf(shipped("three-firm-chain"));

  it("make 20, 50 and 100 a day with 200, 500 and 1000 people at 80 % of their capacity", () => {
    expect(totals.stages.map(({ people }) => people)).toEqual([200, 500, 1000]);
    expect(totals.stages.map(({ outputPerYear }) => outputPerYear / 365)).toEqual([20, 50, 100]);
    for (const { outputPerYear, capacityPerYear } of totals.stages) expect(outputPerYear / capacityPerYear!).toBe(0.8);
  });

  it("stand in the order in which goods flow, from the ore to the customers", () => {
    expect(totals.chain.map(({ from, product, to }) => [from, product, to])).toEqual([
      ["abroad", "ore", "basic"],
      ["basic", "basic-good", "middle"],
      ["middle", "middle-good", "final"],
      ["final", "final-good", "customers"],
    ]);
  });

  it("import the whole of their ore and nothing else", () => {
    expect(totals.mix).toMatchObject([{ product: "ore", homeShare: 0, origins: [{ origin: "ore-abroad", share: 1 }] }]);
    expect(totals.mix).toHaveLength(1);
  });

  it("have no fit and no generated suppliers", () => {
    expect(totals.fit).toBeNull();
    expect(totals.counts.generatedSuppliers).toBe(0);
  });
});

describe("rules of labour that leave out what keeps people at work", () => {
  const files = assemble({
    stages: [stage("plant"), stage("parts", { group: "supplier" })],
    regimes: [
      regime("bare", { hoardingBandShare: 0, salesLagDays: 0, lostSalesThresholdShare: 0 }),
      regime("full", { hoardingBandShare: "band", salesLagDays: 10, lostSalesThresholdShare: 0 }),
      regime("nobody", { hoardingBandShare: 0 }),
    ],
    sites: [site("a", "car", { regime: "bare" }), site("b", "bolt", { regime: "full", stage: "parts" })],
  });

  it("are named where somebody works under them, a factor being an answer", () => {
    expect(bareLabour(files)).toEqual({ inStep: ["bare"], atOnce: [] });
  });

  it("of suppliers are those of their stages, and of firms that are generated", () => {
    const sites = [site("b", "bolt", { regime: "bare", stage: "parts" })];
    expect(bareLabour({ ...files, sites }).atOnce).toEqual(["bare"]);
    const { suppliers } = shipped("us-battery-2026");
    expect(bareLabour({ ...files, sites: [], suppliers: { ...suppliers!, regime: "bare" } }).atOnce).toEqual(["bare"]);
  });
});

describe("headline sums", () => {
  const judged = (low: number, high: number) => {
    const files = shipped("three-firm-chain");
    const headline = { ...files.headlines[0]!, expected: [low, low, high] as const };
    return totalsOf({ ...files, headlines: [headline] }).headlines[0]!.verdict;
  };

  it("say where they lie, and a bound is inside its range", () => {
    expect(judged(1701, 2000)).toBe("below");
    expect(judged(1000, 1699)).toBe("above");
    expect(judged(1700, 1700)).toBe("inside");
  });

  it("of the flagship lie inside what is known of them", () => {
    const { headlines } = totalsOf(shipped("us-battery-2026"));
    expect(headlines.length).toBeGreaterThan(0);
    expect(headlines.filter(({ verdict }) => verdict !== "inside").map(({ name }) => name)).toEqual([]);
  });
});

describe("a blend", () => {
  it("of 30 % silicon shows as 30 % of the slot in units that stand for as much as graphite", () => {
    const { mix } = totalsOf(blender({ mixShare: 0.3, ceilingShare: 0.5 }));
    const units = Object.fromEntries(mix.map(({ product, boughtPerYear }) => [product, boughtPerYear / 365]));
    expect(units.silicon).toBeCloseTo(0.3 * 200, 9);
    expect(units.graphite).toBeCloseTo(0.7 * 200, 9);
  });
});

describe.each(worlds)("%s", (_, files) => {
  const totals = totalsOf(files);

  it("has as many people in its stages as in all", () => {
    expect(sum(totals.stages.map(({ people }) => people))).toBe(totals.counts.people);
  });

  it("has a kind of source for every factor, headcount, capacity and link", () => {
    expect(sum(totals.sources.map(({ factors }) => factors))).toBe(files.factors.length);
    expect(sum(totals.sources.map(({ headcounts }) => headcounts))).toBe(files.sites.length);
    expect(sum(totals.sources.map(({ capacities }) => capacities))).toBe(files.sites.length);
    expect(sum(totals.sources.map(({ links }) => links))).toBe(files.links.length);
    expect(sum(totals.sources.map(({ people }) => people))).toBe(sum(files.sites.map(({ headcount }) => headcount)));
  });

  it("buys the whole of every imported product from somewhere", () => {
    for (const { homeShare, origins } of totals.mix)
      expect(homeShare + sum(origins.map(({ share }) => share))).toBeCloseTo(1, 12);
  });

  it("sells along its chain what its stages make", () => {
    for (const { stage, product, outputPerYear } of totals.stages) {
      const sold = totals.chain.filter((flow) => flow.from === stage && flow.product === product);
      expect(sum(sold.map(({ unitsPerYear }) => unitsPerYear)) / (outputPerYear || 1)).toBeCloseTo(
        outputPerYear > 0 ? 1 : 0,
        9,
      );
    }
  });

  it("survives JSON, so no number is NaN or infinite", () => {
    expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
  });
});

describe("the residual of the fit", () => {
  it("is what was fitted less what it started from, for each plant of the product that has a start", () => {
    const { fit } = totalsOf(worlds[1]![1]);
    expect(fit!.plants.map(({ id }) => id)).toEqual(["cells-east", "cells-west"]);
    for (const { start, fitted, residual } of fit!.plants) expect(start + residual).toBeCloseTo(fitted, 12);
  });
});
