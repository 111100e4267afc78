import { describe, expect, it } from "vitest";
import { readSmall } from "../badWorld.ts";
import { fault } from "../faults.ts";
import { smallWorld } from "../smallWorld.ts";

const folder = "worlds/small-world";
const rule = "switching: { belowCoverShare: 0.5, programmeCostDays: 10 }\n";

/** The small world with a second source for the car plant's cells, cells from abroad taken off its usual suppliers. */
function withSource(cells: string, worldYaml = rule): Record<string, string> {
  const [header, ...rows] = smallWorld["links.csv"].trimEnd().split("\n");
  const usual = rows
    .filter((row) => !row.startsWith("cells-abroad"))
    .map((row) => row.replace("car-plant,cells,0.4,", "car-plant,cells,0.5,"));
  const wide = usual.map((row) => row.replace(/,judgement,/, ",,,judgement,"));
  const [head, tail] = header.split(",sourceKind");
  return {
    ...smallWorld,
    "world.yaml": `${smallWorld["world.yaml"]}${worldYaml}`,
    "links.csv": `${[`${head},qualifyDays,entitlementShare,sourceKind${tail}`, ...wide, `cells-abroad,car-plant,cells,${cells},judgement,invented for tests,`].join("\n")}\n`,
  };
}

describe("second sources in links.csv", () => {
  it("buy nothing at rest and need a programme, whose length a factor may draw", () => {
    const world = readSmall(withSource(",,,90,0.4"));
    expect(world.links.at(-1)).toMatchObject({ share: null, qualifyDays: 90, entitlementShare: 0.4 });
    expect(world.switching).toEqual({ belowCoverShare: 0.5, programmeCostDays: 10 });
  });

  it("have no share beside the programme", () => {
    fault(() => readSmall(withSource("0.2,,,90,0.4")), {
      file: `${folder}/links.csv`,
      column: "share",
      value: 0.2,
      problem: /nothing is bought from a second source at rest/,
    });
  });

  it("need the rule that says when a buyer begins", () => {
    fault(() => readSmall(withSource(",,,90,0.4", "")), {
      file: `${folder}/links.csv`,
      column: "qualifyDays",
      problem: /world.yaml has no switching/,
    });
  });

  it("have a rule whose shares are shares", () => {
    fault(() => readSmall(withSource(",,,90,0.4", "switching: { belowCoverShare: 1.5, programmeCostDays: 10 }\n")), {
      file: `${folder}/world.yaml`,
      value: 1.5,
    });
  });
});

describe("ramps.csv", () => {
  const ramp = (row: string, more: Record<string, string> = {}) =>
    readSmall({
      ...smallWorld,
      "ramps.csv": `site,begins,rampDays,addedUnitsPerYear\n${row},judgement\n`.replace("Year\n", "Year,sourceKind\n"),
      ...more,
    });

  it("dates capacity that is coming", () => {
    expect(ramp("silicon-one,2027-03-01,365,1500").ramps).toMatchObject([
      { site: "silicon-one", begins: "2027-03-01", slipDays: 0, rampDays: 365, addedUnitsPerYear: 1500, scale: 1 },
    ]);
  });

  it("wants days of the calendar, places that exist and days over which it rises", () => {
    const file = `${folder}/ramps.csv`;
    fault(() => ramp("silicon-one,2027-02-30,365,1500"), {
      file,
      column: "begins",
      problem: /"2027-02-30" is not a day/,
    });
    fault(() => ramp("silicon-two,2027-03-01,365,1500"), { file, column: "site", value: "silicon-two" });
    fault(() => ramp("silicon-one,2027-03-01,0,1500"), { file, column: "rampDays" });
  });

  it("refuses a plant that can make nothing, as a ramp is a multiple of that", () => {
    const sites = smallWorld["sites.csv"].replace(
      "silicon-one,Silicon One,silicon-works,silicon,NV,Sparks,silicon,,500",
      "silicon-one,Silicon One,silicon-works,silicon,NV,Sparks,silicon,,0",
    );
    fault(() => ramp("silicon-one,2027-03-01,365,1500", { "sites.csv": sites }), {
      file: `${folder}/ramps.csv`,
      column: "site",
      problem: /capacityUnitsPerYear is 0/,
    });
  });
});

describe("a recipe's own reasons to look for others", () => {
  it("need the world's rule beside them", () => {
    const slots = smallWorld["recipes.csv"].split("\n");
    const wide = [
      slots[0].replace(",sourceKind", ",programmeCostDays,sourceKind"),
      ...slots.slice(1).map((row) => row.replace(",judgement", ",12,judgement")),
    ];
    const more = { ...smallWorld, "recipes.csv": wide.join("\n") };
    fault(() => readSmall(more), { column: "programmeCostDays", problem: /world.yaml has no switching/ });
    const told = readSmall({ ...more, "world.yaml": `${more["world.yaml"]}${rule}` });
    expect(told.slots[0]).toMatchObject({ belowCoverShare: null, programmeCostDays: 12 });
  });
});
