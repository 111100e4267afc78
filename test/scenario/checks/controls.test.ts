import { describe, expect, it } from "vitest";
import { checkAgainstWorld } from "../../../src/scenario/againstWorld.ts";
import { readScenario } from "../../../src/scenario/load.ts";
import { readWorldFiles } from "../../../src/scenario/worldFiles.ts";
import { fault } from "../faults.ts";
import { memoryReader, smallScenario } from "../smallScenario.ts";
import { readerOf, smallWorld } from "../smallWorld.ts";

const file = "tree/x.yaml";
const scopes = "scopes:\n  - { name: narrow, meaning: anode, groups: [anode-china] }\n";
const laddered = { ...smallWorld, "world.yaml": `${scopes}${smallWorld["world.yaml"]}` };
const world = readWorldFiles(readerOf(laddered), "worlds/small-world");
/** The small scenario with more said of its control. */
const load = (...lines: readonly string[]) => {
  const text = smallScenario.replace("admittedShare: 0", ["admittedShare: 0", ...lines].join("\n    "));
  return readScenario(file, memoryReader({ [file]: text }));
};

describe("a control", () => {
  it("may name a rung, a number of rungs or a factor within them as its scope, instead of groups", () => {
    const only = (scope: string) => {
      const text = smallScenario.replace("groups: [anode-china]", `scope: ${scope}`);
      return readScenario(file, memoryReader({ [file]: text }));
    };
    for (const scope of ["narrow", "1", "goodsAtSeaStopped"])
      expect(() => checkAgainstWorld(only(scope), world)).not.toThrow();
    fault(() => checkAgainstWorld(only("narow"), world), { line: 12, key: "controls[0].scope", remedy: /"narrow"/ });
    fault(() => checkAgainstWorld(only("2"), world), { key: "controls[0].scope", value: 2, problem: /above 1/ });
    fault(() => checkAgainstWorld(only("anodeCoverDays"), world), { problem: /bounds 0 to 365/ });
    const flat = readWorldFiles(readerOf(smallWorld), "worlds/small-world");
    fault(() => checkAgainstWorld(only("narrow"), flat), { problem: /no ladder/ });
  });

  it("must cut something, and give all three parts of an extension", () => {
    const text = smallScenario.replace("groups: [anode-china]", "groups: []");
    fault(() => readScenario(file, memoryReader({ [file]: text })), { line: 12, remedy: /or a scope/ });
    fault(() => load("endDay: 50", "extensionShare: 0.5"), { problem: /all three/ });
    expect(() => load("endDay: 50", "extensionShare: 0.5", "extensionDays: 9")).not.toThrow();
  });

  it("takes factors whose bounds fit for its end, its leak and its licences, and refuses others", () => {
    const good = load("endDay: anodeCoverDays", "licence: { delayDays: anodeCoverDays, approvedShare: 0.5 }");
    expect(() => checkAgainstWorld(good, world)).not.toThrow();
    fault(() => checkAgainstWorld(load("leakShare: anodeCoverDays"), world), { key: "controls[0].leakShare" });
    fault(() => checkAgainstWorld(load("licence: { delayDays: 3, approvedShare: anodeCoverDays }"), world), {
      key: "controls[0].licence.approvedShare",
      problem: /bounds 0 to 365/,
    });
    fault(() => checkAgainstWorld(load("when: { factor: anodeCoverDay, is: 1 }"), world), {
      key: "controls[0].when.factor",
      remedy: /"anodeCoverDays"/,
    });
  });
});

describe("an announcement", () => {
  it("lies at most two years before the cut", () => {
    const told = (day: string) =>
      readScenario(file, memoryReader({ [file]: smallScenario.replace("announced: 2027-01-11", `announced: ${day}`) }));
    expect(() => told("2025-01-11")).not.toThrow();
    fault(() => told("2025-01-10"), { line: 8, key: "announced", problem: /731 days/ });
  });
});

describe("a world's ladder and its rule of anticipation", () => {
  const read = (text: string) =>
    readWorldFiles(
      readerOf({ ...smallWorld, "world.yaml": `${text}${smallWorld["world.yaml"]}` }),
      "worlds/small-world",
    );
  const rule = (preBuy: string) =>
    `anticipation: { preBuyShare: ${preBuy}, preBuyMultiple: 2, stretchShare: 0.1, minimumPaceShare: 0.5, idleShare: 0, expectedCutDays: 60, expectationFirmSigma: 0.4 }\n`;

  it("name control groups and factors that exist", () => {
    fault(() => read(scopes.replace("anode-china", "anode-chnia")), { remedy: /"anode-china"/ });
    fault(() => read(scopes.replace("narrow", "anodeCoverDays")), { problem: /name of a factor/ });
    expect(read(rule("goodsAtSeaStopped")).anticipation?.preBuyShare).toBe("goodsAtSeaStopped");
    fault(() => read(rule("anodeCoverDays")), { key: "anticipation.preBuyShare", problem: /bounds 0 to 365/ });
  });

  it("are absent unless given", () => {
    const { scopes: none, anticipation } = read("");
    expect([none, anticipation]).toEqual([[], null]);
  });
});
