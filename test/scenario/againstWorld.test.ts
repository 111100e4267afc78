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
