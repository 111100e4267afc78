import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatText } from "../../src/cli/worldFormat.ts";
import { printRows } from "../../src/cli/worldRows.ts";
import { tableFiles } from "../../src/scenario/tableFiles.ts";
import { worldSchema } from "../../src/scenario/worldSchema.ts";
import { readSmall } from "../scenario/badWorld.ts";
import { smallWorld } from "../scenario/smallWorld.ts";

const readme = readFileSync("scenarios/worlds/README.md", "utf8");

describe("the format of worlds", () => {
  it("stands in scenarios/worlds/README.md as the code declares it", () => {
    const kept = readme.split("<!-- tables: begin -->\n")[1].split("<!-- tables: end -->")[0];
    expect(kept).toBe(formatText());
  });

  it("has every key of world.yaml there", () => {
    const section = readme.split("## `world.yaml`")[1].split("\n## ")[0];
    for (const key of Object.keys(worldSchema.shape)) expect(section).toContain(`\`${key}\``);
  });

  it("begins with rules of labour that can be pasted", () => {
    const pasted = readme.split("```csv\n")[1].split("```")[0];
    const named = pasted.replace(/^unionPlant,/m, "union,").replace(/^plant,/m, "plain,");
    const pay = `${smallWorld["pay.csv"]}supplier,1000,0,judgement,tests,\n`;
    const rows = readSmall({ ...smallWorld, "regimes.csv": named, "pay.csv": pay }).regimes;
    expect(rows.map(({ regime }) => regime)).toEqual(["union", "plain", "supplier"]);
  });
});

describe("the rows of a table", () => {
  it("keep to 80 columns, for every table of a world", () => {
    const world = readSmall(smallWorld);
    for (const file of tableFiles)
      expect(
        printRows(world, file)
          .split("\n")
          .filter((line) => line.length > 80),
      ).toEqual([]);
  });

  it("are refused by another name, with the nearest one", () => {
    expect(() => printRows(readSmall(smallWorld), "link")).toThrow(/"links"/);
  });
});
