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
