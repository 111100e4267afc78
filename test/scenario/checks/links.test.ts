import { describe, expect, it } from "vitest";
import { bad, readSmall } from "../badWorld.ts";
import { fault } from "../faults.ts";
import { changed, smallWorld, withRow } from "../smallWorld.ts";

const folder = "worlds/small-world";

describe("links", () => {
  it("bring every fill to every site that uses it, unless its share is literally 0", () => {
    const gone = ["silicon-one,cells-west,anode,1,,,judgement,invented for tests,\n", ""] as const;
    const cut = changed("links.csv", ...gone);
    fault(() => readSmall(cut), {
      file: `${folder}/sites.csv`,
      line: 4,
      column: "recipe",
      problem: /cells-west .* silicon .* anode/,
    });
    const zero = smallWorld["fills.csv"].replace("siliconMixShare", "0");
    expect(() => readSmall({ ...cut, "fills.csv": zero })).not.toThrow();
  });

  it("carry what the slot can be filled with", () => {
    fault(() => readSmall(withRow("links.csv", "cells-abroad,cells-east,anode,,1,")), {
      line: 11,
      column: "supplier",
      problem: /cannot fill/,
      remedy: /graphite or silicon/,
    });
  });

  it("have transit days of their own only from an origin, within the pipeline", () => {
    bad("links.csv", "cells-east,car-plant,cells,0.5,,", "cells-east,car-plant,cells,0.5,,3", {
      line: 8,
      column: "transitDays",
      value: 3,
    });
    bad("links.csv", "0.4,,40", "0.4,,63", { line: 4, column: "transitDays", value: "63", remedy: /from 0 to 62/ });
  });

  it("do not lead from a site to itself, nor round in a circle, which is named", () => {
    const round = (row: string) => {
      const recipes = `${smallWorld["recipes.csv"]}cell,parts,vehicle,1,1,minor,0,1,wanted,judgement,x,\n`;
      const fills = `${smallWorld["fills.csv"]}cell,parts,cars,1,,1,,,judgement,x,\ncell,parts,cells,1,0,1,,,judgement,x,\n`;
      const both = "car-plant,cells-east,parts,1,,\ncar-plant,cells-west,parts,1,,";
      const links = `${smallWorld["links.csv"]}${`${both}${row}`.replaceAll(",,\n", ",,,judgement,x,\n")},judgement,x,\n`;
      return { ...smallWorld, "recipes.csv": recipes, "fills.csv": fills, "links.csv": links };
    };
    fault(() => readSmall(round("")), {
      file: `${folder}/links.csv`,
      column: "buyer",
      problem: /circle: (cells-east -> car-plant -> cells-east|car-plant -> cells-east -> car-plant)/,
    });
    fault(() => readSmall(round("\ncells-east,cells-east,parts,1,,")), {
      line: 13,
      column: "buyer",
      problem: /from itself/,
    });
  });
});
