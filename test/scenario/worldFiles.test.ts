import { describe, expect, it } from "vitest";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import { bad, readSmall } from "./badWorld.ts";
import { fault } from "./faults.ts";
import { changed, smallWorld, withRow } from "./smallWorld.ts";

const folder = "worlds/small-world";

describe("readWorldFiles", () => {
  it("reads numbers, names of factors, yes and no, and empty cells as what they mean", () => {
    const world = readSmall(smallWorld);
    expect(world.sites[0]).toMatchObject({
      id: "silicon-one",
      recipe: "",
      utilisationStart: Number.NaN,
      ramping: true,
      line: 2,
    });
    expect(world.slots[0]).toMatchObject({ needPerUnit: 1000, coverDays: "anodeCoverDays", criticality: "critical" });
    expect(world.fills[0]).toMatchObject({ mixShare: null, ceilingShare: 1, massRatio: null });
    expect(world.links[2]).toMatchObject({ share: 0.4, mixShape: null, transitDays: 40 });
    expect(world.regions.map(({ counted }) => counted)).toEqual([true, true, false]);
    expect(world.suppliers?.jobsPerJob).toEqual({ cell: "supplierJobsPerJob", vehicle: 1 });
  });

  it("gives a text that changes with any file, and only with a file", () => {
    const { text } = readSmall(smallWorld);
    expect(readSmall({ ...smallWorld }).text).toBe(text);
    for (const file of Object.keys(smallWorld)) {
      expect(readSmall({ ...smallWorld, [file]: `# seen\n${smallWorld[file]}` }).text).not.toBe(text);
    }
  });

  it("skips comments and blank lines, takes columns in any order, and still names the right line", () => {
    const text =
      '# regions\n\ncounted,name,id,note,source,sourceKind\n# one\nyes,"Michigan, ""Mitten""\nState",MI,,x,judgement\nyes,Nevada,NV,,x,judgement\nno,Asia,asia,,x,judgement\n';
    const world = readSmall({ ...smallWorld, "regions.csv": text });
    expect(world.regions.map(({ line }) => line)).toEqual([5, 7, 8]);
    expect(world.regions[0].name).toBe('Michigan, "Mitten"\nState');
  });

  it("needs every file but priors, companies, origins, fills, ramps, benefits, the places of suppliers elsewhere, and pay where it has no households", () => {
    const mayBeMissing = ["priors.yaml", "companies.csv", "origins.csv", "fills.csv", "supplier-regions.csv"];
    for (const file of Object.keys(smallWorld)) {
      const { [file]: _, ...rest } = smallWorld;
      if (![...mayBeMissing, "ramps.csv", "pay.csv", "benefits.csv"].includes(file))
        fault(() => readSmall(rest), { file: `${folder}/${file}`, problem: /no such file/ });
    }
    const { "pay.csv": _pay, "benefits.csv": _benefits, ...unpaid } = smallWorld;
    fault(() => readSmall(unpaid), {
      key: "households",
      value: "plain",
      problem: /pay.csv has no row for regime plain/,
    });
    const { "supplier-regions.csv": _, ...rest } = changed("world.yaml", "sameRegionShare: 0.5", "sameRegionShare: 1");
    expect(readSmall(rest).supplierRegions).toEqual([]);
    fault(() => readSmall({ ...rest, "world.yaml": smallWorld["world.yaml"] }), {
      key: "suppliers.sameRegionShare",
      value: 0.5,
    });
  });

  it("tells a file that is not there from one that cannot be read", () => {
    const failing = (code: string) => (name: string) => {
      if (name !== "supplier-regions.csv") return smallWorld[name];
      throw Object.assign(new Error("no"), { code });
    };
    fault(() => readWorldFiles(failing("EACCES"), folder), {
      file: `${folder}/supplier-regions.csv`,
      problem: /cannot be read/,
    });
    fault(() => readWorldFiles(failing("ENOENT"), folder), { key: "suppliers.sameRegionShare" });
  });
});

describe("a table", () => {
  it("has the declared columns, spelt as declared", () => {
    bad("sites.csv", "headcountLow,", "headcountLo,", {
      line: 1,
      column: "headcountLo",
      value: "headcountLo",
      remedy: /"headcountLow"/,
    });
    bad("regions.csv", ",counted", "", { line: 1, column: "counted", problem: /missing/ });
    bad("regions.csv", "name,counted", "name,name", { line: 1, column: "name", problem: /twice/ });
    fault(() => readSmall({ ...smallWorld, "regions.csv": "" }), { file: `${folder}/regions.csv`, problem: /empty/ });
  });

  it("has as many cells in a row as in its header, and quotes that end", () => {
    bad("regions.csv", "NV,Nevada,yes", "NV,Nevada,the,yes", { line: 3, value: 7, remedy: /comma in quotes/ });
    bad("regions.csv", "NV,Nevada", 'NV,"Nevada', { line: 3, problem: /does not end/ });
    bad("regions.csv", "NV,Nevada", 'NV,"Neva"da', { line: 3, problem: /quotation mark/ });
  });

  it("holds numbers without units, separators or percent signs", () => {
    for (const cell of ["1 200", "1.200,00", "12%", "abc", "0x10", "Infinity", "NaN", "1e999"]) {
      bad("companies.csv", "motors,Motors,40000", `motors,Motors,"${cell}"`, {
        line: 2,
        column: "employees",
        value: cell,
        remedy: /give a number from 0/,
      });
    }
    bad("companies.csv", "40000", "12.5", { line: 2, value: "12.5", remedy: /whole number/ });
    bad("companies.csv", "40000", "", { line: 2, column: "employees", value: "", problem: /empty/ });
    bad("companies.csv", "40000", "-1", { line: 2, value: "-1", problem: /below 0/ });
  });

  it("has each id once", () => {
    fault(() => readSmall(withRow("regions.csv", "MI,Michigan again,yes")), {
      file: `${folder}/regions.csv`,
      line: 5,
      column: "id",
      value: "MI",
      problem: /line 2/,
    });
    fault(() => readSmall(withRow("links.csv", "cells-east,car-plant,cells,0.1,,")), {
      line: 11,
      column: "supplier, buyer, slot",
    });
    fault(() => readSmall(withRow("origins.csv", "car-plant,Twin,asia,cars,,,0,1,0")), {
      line: 5,
      column: "id",
      value: "car-plant",
      problem: /sites\.csv/,
    });
    bad("regions.csv", "MI,", "M.I,", { line: 2, column: "id", value: "M.I", remedy: /letters, digits and hyphens/ });
  });

  it("keeps shares within 0 to 1 and days of the week within 1 to 7", () => {
    bad("links.csv", "cells,0.5,", "cells,1.5,", { line: 8, column: "share", value: "1.5", remedy: /from 0 to 1/ });
    bad("regimes.csv", "plain,Plain,10,0.3", "plain,Plain,10,30", { line: 2, column: "keptShare", value: "30" });
    bad("sites.csv", "union,5,", "union,8,", {
      line: 5,
      column: "workingDaysPerWeek",
      value: "8",
      remedy: /from 1 to 7/,
    });
    bad("sites.csv", "union,5,", "union,0,", { line: 5, column: "workingDaysPerWeek", value: "0" });
  });

  it("says yes or no, or one of its words", () => {
    bad("regions.csv", "Nevada,yes", "Nevada,true", { line: 3, column: "counted", value: "true", remedy: /yes or no/ });
    bad("recipes.csv", "critical,5", "critcal,5", {
      line: 3,
      column: "criticality",
      value: "critcal",
      remedy: /"critical"/,
    });
    bad("regions.csv", "yes,judgement", "yes,published", { line: 2, column: "sourceKind", value: "published" });
  });

  it("has headcounts in order", () => {
    bad("sites.csv", "1200,1000,1500", "1200,1300,1500", { line: 3, column: "headcountLow", value: 1300 });
    bad("sites.csv", "1200,1000,1500", "1200,1000,1100", { line: 3, column: "headcountHigh", value: 1100 });
  });
});
