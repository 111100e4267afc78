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

  describe("with room for goods made ahead", () => {
    const seller = (room: number, ahead: number, orders: number, cover = 0) => {
      const { world, block } = begin(oneSeller([100], cover, room));
      block.finishedUnits[0] += ahead;
      block.dueUnits[0] = orders;
      plan(world, block, 0);
      return block.targetUnits[0];
    };

    it("makes its usual output when orders fall, until the room is full, then what is ordered", () => {
      expect([0, 100, 180, 230, 250].map((ahead) => seller(2.5, ahead, 0))).toEqual([100, 100, 70, 20, 0]);
      expect([0, 230, 250].map((ahead) => seller(2.5, ahead, 60))).toEqual([100, 80, 60]);
      expect(seller(0, 0, 60)).toBe(60);
    });

    it("makes no more than its usual output to fill it", () => {
      expect(seller(3, 0, 130)).toBe(130);
      expect(seller(3, 0, 100)).toBe(100);
    });

    it("works off what it made ahead by a tenth of its output at most, once orders are back", () => {
      expect(seller(2, 200, 100)).toBe(90);
      expect(seller(2, 100, 100)).toBe(95);
      expect(seller(2, 200, 120)).toBe(110);
      expect(seller(2, 0, 100)).toBe(100);
    });

    it("has no jump in its orders: those just short of usual make it fill as little as those that are back", () => {
      expect(seller(2, 200, 100 - 1e-9)).toBeCloseTo(90, 6);
      expect(seller(2, 100, 100 - 1e-9)).toBeCloseTo(95, 6);
    });

    it("works off at once what no room is for, as before", () => {
      expect(seller(2, 205, 60, 1)).toBe(55); // 5 beyond the room
      expect(seller(2, 330, 100, 2)).toBe(35); // 130 beyond it, over two days
    });

    it("makes nothing of it where goods are missing", () => {
      expect(seller(2, -100, 100, 2)).toBe(150);
    });
  });

  it("never means to make less than nothing", () => {
    const { world, block } = begin(oneSeller([100], 1));
    block.finishedUnits[0] += 5000;
    plan(world, block, 0);
    expect(block.targetUnits[0]).toBe(0);
  });
});
