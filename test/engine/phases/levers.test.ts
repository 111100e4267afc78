import { describe, expect, it } from "vitest";
import { levers } from "../../../src/engine/phases/levers.ts";
import { begin, cut } from "../../harness.ts";
import { assemble, buys, endUse, origin } from "../../worlds.ts";

describe("levers", () => {
  const dependent = assemble({
    origins: [
      origin("china", "precursor"),
      origin("korea", "anode", { dependsOn: "china", dependenceShare: 0.6 }),
      origin("japan", "anode", { dependsOn: "", dependenceShare: 0.6 }),
    ],
    endUses: [endUse("use")],
    demand: ["china", "korea", "japan"].map((id) => buys("use", id, 10)),
  });

  it("take from a dependent origin its dependence times what its precursor's group loses, and from nobody else", () => {
    const { world, block, row } = begin(dependent, {
      controls: [cut(["china"], { admittedShare: 0.25, startDay: 2 })],
      days: 4,
    });
    for (const day of [1, 2])
      for (let at = 0; at < world.sites; at++) {
        levers(world, block, at, day);
        const expected = day === 2 && at === row("korea") ? 1 - 0.6 * 0.75 : 1;
        expect(block.availableShare[at]).toBeCloseTo(expected, 15);
      }
  });
});
