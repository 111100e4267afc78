import { describe, expect, it } from "vitest";
import { checkAgainstWorld, checkWorldName } from "../../src/scenario/againstWorld.ts";
import { readScenario } from "../../src/scenario/load.ts";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import { fault } from "./faults.ts";
import { memoryReader, smallScenario } from "./smallScenario.ts";
import { readerOf, smallWorld } from "./smallWorld.ts";

const file = "tree/x.yaml";
const world = readWorldFiles(readerOf(smallWorld), "worlds/small-world");
const load = (from = "", to = "") =>
  readScenario(file, memoryReader({ [file]: smallScenario.replace(from, () => to) }));

describe("checkAgainstWorld", () => {
  it("gives the world's factors with the scenario's overrides, without the premises'", () => {
    const factors = checkAgainstWorld(load(), world);
    expect(factors[0].prior).toEqual({ dist: "point", value: 10 });
    expect(factors[4].prior).toEqual(world.factors[4].prior);
  });

  it("finds a misspelt factor in the scenario and in a premise", () => {
    fault(() => checkAgainstWorld(load("  anodeCoverDays", "  anodeCover"), world), {
      file,
      line: 16,
      column: 3,
      value: "anodeCover",
    });
    fault(() => checkAgainstWorld(load("      goodsAtSeaStopped", "      goodsAtSea"), world), {
      file,
      line: 22,
      column: 7,
      value: "goodsAtSea",
    });
  });

  it("finds an override beyond the factor's bounds", () => {
    fault(() => checkAgainstWorld(load("value: 10", "value: 1000"), world), {
      file,
      line: 16,
      value: 1000,
      remedy: /0 to 365/,
    });
  });

  it("finds a control group that no origin has", () => {
    fault(() => checkAgainstWorld(load("[anode-china]", "[anode-chnia]"), world), {
      file,
      line: 12,
      column: 14,
      key: "controls[0].groups[0]",
      remedy: /"anode-china"/,
    });
  });

  it("finds a quantity that names no factor, or one whose bounds leave its range", () => {
    const at = { file, line: 14, key: "controls[0].goodsAtSeaStopped" };
    fault(() => checkAgainstWorld(load("goodsAtSeaStopped: goods", "goodsAtSeaStopped: gods"), world), {
      ...at,
      remedy: /"goodsAtSeaStopped"/,
    });
    fault(
      () => checkAgainstWorld(load("goodsAtSeaStopped: goodsAtSeaStopped", "goodsAtSeaStopped: anodeCoverDays"), world),
      { ...at, problem: /bounds 0 to 365/ },
    );
  });

  const outage = "outages:\n  - { name: fire, sites: [SITE], availableShare: SHARE }\nfactors:\n";
  const withOutage = (site: string, share: string) =>
    load("factors:\n", outage.replace("SITE", site).replace("SHARE", share));

  it("finds an outage at a site that is not there, and a share that names no factor", () => {
    const [site] = world.sites;
    expect(() => checkAgainstWorld(withOutage(`${site.id}, ${world.origins[0].id}`, "0.5"), world)).not.toThrow();
    fault(() => checkAgainstWorld(withOutage(`${site.id}x`, "0.5"), world), {
      file,
      line: 16,
      key: "outages[0].sites[0]",
      remedy: new RegExp(`"${site.id}"`),
    });
    fault(() => checkAgainstWorld(withOutage(site.id, "anodeCoverDays"), world), {
      file,
      key: "outages[0].availableShare",
      problem: /bounds 0 to 365/,
    });
  });

  it("finds a rating of an origin, which buys nothing, or of an end use that is not there", () => {
    const rated = (words: string) => load("factors:\n", `rated:\n  - { name: first, ${words} }\nfactors:\n`);
    const [use] = world.endUses;
    expect(() => checkAgainstWorld(rated(`sites: [${world.sites[0].id}], endUses: [${use.id}]`), world)).not.toThrow();
    fault(() => checkAgainstWorld(rated(`sites: [${world.origins[0].id}]`), world), { key: "rated[0].sites[0]" });
    fault(() => checkAgainstWorld(rated(`endUses: [${use.id}s]`), world), {
      key: "rated[0].endUses[0]",
      remedy: new RegExp(`"${use.id}"`),
    });
  });
});

describe("prices set from outside", () => {
  const rule =
    "prices: { scarcityElasticity: 1, contractShare: 0.8, contractPassThroughShare: 0.5, contractLagDays: 90, costPassThroughShare: 0.9, lossPatienceDays: 30 }\n";
  const withPrices = (more = rule) => ({ ...smallWorld, "world.yaml": smallWorld["world.yaml"] + more });
  const read = (more?: string) => readWorldFiles(readerOf(withPrices(more)), "worlds/small-world");
  const dearer = (product: string, ratio = "3") =>
    load("controls:", `prices:\n  - { name: dearer, product: ${product}, ratio: ${ratio} }\ncontrols:`);

  it("are read for a product that counted buyers buy", () => {
    expect(() => checkAgainstWorld(dearer("graphite"), read())).not.toThrow();
    expect(dearer("graphite").scenario.prices).toEqual([
      { name: "dearer", product: "graphite", ratio: 3, startDay: 0 },
    ]);
    expect(load().scenario.prices).toEqual([]);
  });

  it("are refused where the world has no prices, or the product no buyer that counts", () => {
    fault(() => checkAgainstWorld(dearer("graphite"), world), { value: "graphite", problem: /has no prices/ });
    fault(() => checkAgainstWorld(dearer("grafite"), read()), { key: "prices[0].product", remedy: /"graphite"/ });
    fault(() => checkAgainstWorld(dearer("parts"), read()), { key: "prices[0].product", value: "parts" });
  });

  it("are refused with a ratio that cannot be drawn, or that ends before it starts", () => {
    fault(() => checkAgainstWorld(dearer("graphite", "ratio"), read()), { key: "prices[0].ratio", value: "ratio" });
    fault(() => checkAgainstWorld(dearer("graphite", "anodeCoverDays"), read()), { problem: /bounds 0 to 365/ });
    fault(() => dearer("graphite", "3, startDay: 9, endDay: 9"), {
      key: "prices[0].endDay",
      remedy: /endDay > startDay/,
    });
  });

  it("need a rule whose factors stay in its ranges", () => {
    fault(() => read(rule.replace("contractShare: 0.8", "contractShare: anodeCoverDays")), {
      file: "worlds/small-world/world.yaml",
      key: "prices.contractShare",
      problem: /bounds 0 to 365/,
    });
    fault(() => read(rule.replace("lossPatienceDays: 30", "lossPatienceDays: 0")), { key: "prices.lossPatienceDays" });
    fault(() => read("prices: { contractShare: 0.8 }\n"), { file: "worlds/small-world/world.yaml" });
  });
});

describe("checkWorldName", () => {
  it("answers a world that is not there with the nearest one", () => {
    expect(() => checkWorldName(load(), ["small-world"])).not.toThrow();
    fault(() => checkWorldName(load(), ["smal-world", "other"]), {
      file,
      line: 4,
      column: 8,
      value: "small-world",
      remedy: /"smal-world"/,
    });
  });
});
