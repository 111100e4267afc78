import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCapacityFiles } from "../../src/scenario/capacity/files.ts";
import { checkProgrammes, readCapacityScenario } from "../../src/scenario/capacity/load.ts";
import { errorOf } from "./errorOf.ts";

const FOLDER = "scenarios/worlds/us-battery-2026/capacity";
const regions = readFileSync("scenarios/worlds/us-battery-2026/regions.csv", "utf8")
  .split("\n")
  .map((line) => line.split(",")[0]!);
const controlGroups = ["precursor-china", "anode-chinese-offshore", "silane-china", "porous-carbon-china"];
const shipped = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [file, readFileSync(`${FOLDER}/${file}`, "utf8")]),
);
const scenario = readFileSync("scenarios/replicate-graphite.yaml", "utf8");

const read = (files: Readonly<Record<string, string>>) =>
  readCapacityFiles((name) => files[name], "capacity", "projects.csv", { regions, controlGroups });

/** A file of the folder with one text changed, which must stand in it. */
function changed(file: string, from: string | RegExp, to: string): Record<string, string> {
  const text = shipped[file]!.replace(from, to);
  expect(text).not.toBe(shipped[file]);
  return { ...shipped, [file]: text };
}

describe("a folder of capacity", () => {
  it("is read as it is shipped", () => {
    const { projects, factors, stand } = read(shipped);
    expect(projects.length).toBeGreaterThan(80);
    expect(factors.length).toBeGreaterThan(80);
    expect(stand).not.toBeNull();
  });

  it.each([
    [
      "projects.csv",
      "graphite-natural-home,LA",
      "graphite-magic-home,LA",
      "route",
      /"graphite-magic-home" is not a route; did you mean/,
    ],
    [
      "projects.csv",
      "anode-graphite,home,graphite-natural-home,LA",
      "cells,home,graphite-natural-home,LA",
      "product",
      /"cells" is not the product of route/,
    ],
    [
      "projects.csv",
      "home,graphite-natural-home,LA",
      "home,graphite-natural-home,Louisiana",
      "region",
      /"Louisiana" is not a region of the world/,
    ],
    ["projects.csv", "2018-12-01", "2018-13-01", "announced", /"2018-13-01" is not a day/],
    ["projects.csv", "operating,no,11250", "working,no,11250", "stage", /"working" is not one of the words/],
    ["projects.csv", "operating,no,11250", "operating,no,0", "capacityUnitsPerYear", /0 is below 1e-9/],
    ["projects.csv", /^sila-moses-lake-next(.*),19,/m, "sila-moses-lake-next$1,0,", "modules", /there is no module/],
    ["projects.csv", "2023-09-30,,0.31,", "2023-09-30,,,", "rampedShare", /an operating project makes nothing/],
    ["routes.csv", "homeGraphiteBuildDays", "homeGraphiteBuildTime", "buildDays", /is not a number|is not a factor/],
    ["routes.csv", "siliconLearningShare", "exporterUsdPerTonne", "learningShare", /has bounds 3200 to 4200/],
    ["uses.csv", "home,75", "home,many", "gwhPerYear", /"many" is not a factor/],
    [
      "incentives.csv",
      "duty,anode-graphite,2024",
      "duty,anode-graphit,2024",
      "product",
      /did you mean "anode-graphite"/,
    ],
    ["power.csv", /^GA/m, "Georgia", "region", /is not a region of the world/],
    ["inputs.csv", "graphite-allied,spherical", "graphite-ally,spherical", "route", /did you mean "graphite-allied"/],
    ["inputs.csv", "silane-china", "silane-chine", "controlGroup", /did you mean "silane-china"/],
  ])("%s: %s is refused with its place", (file, from, to, column, words) => {
    const error = errorOf(() => read(changed(file, from, to)));
    expect(error.file).toBe(`capacity/${file}`);
    expect(error.line).toBeGreaterThan(1);
    expect(error.column).toBe(column);
    expect(error.message).toMatch(words);
  });

  it("is refused when silicon hangs on an input that nobody can stop", () => {
    const input = errorOf(() =>
      read(changed("capacity.yaml", "substituteInput: porous-carbon", "substituteInput: flake")),
    );
    expect(input.message).toMatch(/capacity.yaml:\d+:\d+: .*"flake" is no input/s);
  });

  it("is refused when a rule names no factor, with line and key", () => {
    const error = errorOf(() => read(changed("capacity.yaml", "patienceDays: patienceDays", "patienceDays: patience")));
    expect(error.message).toMatch(/capacity.yaml:\d+:\d+: rules.patienceDays: "patience" is not a factor/);
  });
});

describe("a scenario about capacity", () => {
  const load = (text: string) => readCapacityScenario("x.yaml", { read: () => text, resolve: (_, name) => name });

  it.each([
    [
      "until: 2036-12-31 }",
      "until: 2020-12-31 }",
      /capacity.until: 2020-12-31 is not after from|"2020-12-31" is not after/,
    ],
    ["uses: { anode-graphite: 1 }", "uses: { anode-graphite: 0.5 }", /the shares sum to 0.5/],
    ["name: replicate\n", "name: none\n", /"none" is the name of an earlier one/],
    ["publicMoneyMusd", "publicMoneyMuds", /did you mean "publicMoneyMusd"/],
    ["2036-12-31]", "2040-12-31]", /lies outside the path/],
  ])("is refused with its place when %s is %s", (from, to, words) => {
    expect(scenario).toContain(from);
    const error = errorOf(() => load(scenario.replace(from, to)));
    expect(error.message).toMatch(words);
    expect(error.line).toBeGreaterThan(1);
  });

  it.each([
    ["kind: grid-prioritee, from: 2027-01-01", /did you mean "grid-priority"|give kind as one of grid-priority/],
    ["kind: grid-priority, from: 2027-01-01, reservedShare: 1.5", /reservedShare.*from 0 to 1/s],
    ["kind: grid-priority, from: 2027-01-01, usdPerKwh: 5", /usdPerKwh/],
    ["kind: price-floor, from: 2027-01-01, until: 2026-01-01", /2026-01-01 is not after from/],
    ["kind: price-floor", /from/],
  ])("is refused with its place when an intervention says %s", (words, message) => {
    const error = errorOf(() => load(scenario.replace("name: none", `name: none, interventions: [{ ${words} }]`)));
    expect(error.message).toMatch(message);
    expect(error.line).toBeGreaterThan(10);
  });

  it("is refused when money is to buy what nobody makes at home", () => {
    const loaded = load(scenario.replace("anode-graphite: 1", "anode-grafite: 1"));
    expect(errorOf(() => checkProgrammes(loaded, read(shipped))).message).toMatch(
      /x.yaml:\d+:\d+: .*did you mean "anode-graphite"/,
    );
  });
});
