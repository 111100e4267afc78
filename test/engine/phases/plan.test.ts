import { describe, expect, it } from "vitest";
import { plan } from "../../../src/engine/phases/plan.ts";
import { begin } from "../../harness.ts";
import { oneCellMaker, oneSeller } from "../../namedWorlds.ts";

describe("plan", () => {
  it("means to make what is asked for", () => {
    const { world, block, linkOf } = begin(oneSeller([30, 70]));
    block.dueUnits[linkOf("seller", "buyer-0")] = 45;
    plan(world, block, 0);
    expect([block.demandUnits[0], block.targetUnits[0]]).toEqual([115, 115]);
  });

  it("closes a gap in finished goods over the days that these hold at rest", () => {
    const { world, block } = begin(oneSeller([100], 5));
    block.finishedUnits[0] -= 150;
    plan(world, block, 0);
    expect(block.targetUnits[0]).toBe(130);
  });

  it("counts what is in process as made: goods missing on site but on the line are not made twice", () => {
    const { world, block } = begin(oneCellMaker({ stage: { processDays: 6, finishedCoverDays: 4 } }));
    block.finishedUnits[0] -= 100;
    block.processGapUnits[0] += 100;
    plan(world, block, 0);
    expect(block.targetUnits[0]).toBe(100);
    block.processGapUnits[0] -= 200;
    plan(world, block, 0);
    expect(block.targetUnits[0]).toBe(120); // 200 missing over 6 + 4 days
  });

  it("never means to make less than nothing", () => {
    const { world, block } = begin(oneSeller([100], 1));
    block.finishedUnits[0] += 5000;
    plan(world, block, 0);
    expect(block.targetUnits[0]).toBe(0);
  });
});
