import { describe, expect, it } from "vitest";
import { order } from "../../../src/engine/phases/order.ts";
import { defaultForms } from "../../../src/scenario/forms.ts";
import { begin } from "../../harness.ts";
import { blender, type CellMaker, oneCellMaker } from "../../namedWorlds.ts";
import { assemble, buys, endUse, fill, link, origin, site, slot } from "../../worlds.ts";

/** What one cell maker asks for in the evening when its state is changed from rest. */
function asks(given: CellMaker, change: (block: ReturnType<typeof begin>["block"]) => void): number {
  const { world, block } = begin(oneCellMaker(given));
  change(block);
  order(world, block, 0);
  return block.askUnits[0];
}

describe("order", () => {
  it("asks for the rest purchase at rest", () => {
    expect(asks({}, () => {})).toBe(100);
  });

  it("asks for what the line means to make, not for what it made: a stopped line still orders", () => {
    const stopped = (block: ReturnType<typeof begin>["block"]) => {
      block.wantedUnits[0] = 0;
      block.madeUnits[0] = 0;
      block.usedUnits[0] = 0;
    };
    expect(asks({}, stopped)).toBe(100);
  });

  it("calls off only what today's line will use when the slot is just in time", () => {
    const slow = (block: ReturnType<typeof begin>["block"]) => {
      block.calledUnits[0] = 60;
    };
    expect(asks({ ordersFollow: "wanted" }, slow)).toBe(60);
  });

  it("does not order beyond what capacity can use", () => {
    expect(
      asks({}, (block) => {
        block.targetUnits[0] = 5000;
      }),
    ).toBe(200);
  });

  it("orders a gap in stock back over the restock days", () => {
    const missing = (block: ReturnType<typeof begin>["block"]) => {
      block.stockUnits[0] -= 300;
    };
    expect(asks({ restockDays: 10 }, missing)).toBeCloseTo(130, 12);
    expect(asks({ restockDays: 3 }, missing)).toBeCloseTo(200, 12);
  });

  it("counts what is on the way as held: a gap in stock that is already shipped is not ordered again", () => {
    const shipped = (block: ReturnType<typeof begin>["block"]) => {
      block.stockUnits[0] -= 300;
      block.transitGapUnits[0] += 300;
    };
    expect(asks({}, shipped)).toBe(100);
  });

  it("never asks for less than nothing", () => {
    expect(
      asks({ restockDays: 1 }, (block) => {
        block.stockUnits[0] += 5000;
      }),
    ).toBe(0);
  });

  it("spreads a gap over all suppliers by their shares, also to one that is cut, and to nobody new", () => {
    const { world, block } = begin(
      assemble({
        sites: [site("x", "x", { recipe: "x" })],
        origins: ["a", "b", "c"].map((id) => origin(id, "ore")),
        slots: [slot("x", "ore", { restockDays: 10 })],
        fills: [fill("x", "ore", "ore", { slotUnitsPerUnit: 2 })],
        links: [
          link("a", "x", "ore", { share: 0.75 }),
          link("b", "x", "ore", { share: 0.25 }),
          link("c", "x", "ore", { share: 0 }),
        ],
        endUses: [endUse("use")],
        demand: [buys("use", "x", 100)],
      }),
    );
    block.stockUnits[0] -= 400; // 400 slot units are 200 of product, 20 a day
    order(world, block, 0);
    expect([...block.askUnits.slice(0, 3)]).toEqual([37.5 + 15, 12.5 + 5, 0]);
  });

  it("orders each fill of a slot by its own share and gap", () => {
    const { world, block } = begin(blender({ mixShare: 0.2, ceilingShare: 0.5, unitsEach: 4 }));
    block.stockUnits[1] -= 40; // silicon: 4 slot units a day are missing, one unit of product
    order(world, block, 0);
    expect(block.askUnits[0]).toBeCloseTo(160, 10);
    expect(block.askUnits[1]).toBeCloseTo(11, 10);
  });
});

describe("order, for yesterday's demand", () => {
  const lastDemand = { ...defaultForms, orders: "lastDemand" as const };

  it("asks for what customers asked, whatever the line means to make, and sees of the pipeline only tomorrow", () => {
    const { world, block } = begin(oneCellMaker({ transitDays: 20, restockDays: 10 }), { forms: lastDemand });
    block.demandUnits[0] = 130;
    block.targetUnits[0] = 500;
    order(world, block, 0, 0);
    expect(block.askUnits[0]).toBe(130);
    // 200 were not shipped some days ago and will be missing tomorrow; 400 more are missing behind them and are not seen.
    block.transitGapUnits[0] = -600;
    block.shippedRing[(0 + 1 - 20) & 63] = -200;
    order(world, block, 0, 0);
    expect(block.askUnits[0]).toBe(150);
  });

  it("still calls off a just-in-time slot", () => {
    const { world, block } = begin(oneCellMaker({ ordersFollow: "wanted" }), { forms: lastDemand });
    block.calledUnits[0] = 60;
    order(world, block, 0, 0);
    expect(block.askUnits[0]).toBe(60);
  });

  it("tells suppliers the band of its cover when they serve the neediest first, and only then", () => {
    const band = (rationing: "urgency" | "waterFill", missingOnTheWay = 0) => {
      const { world, block } = begin(oneCellMaker(), { forms: { ...defaultForms, rationing } });
      block.stockUnits[0] = 100 + missingOnTheWay;
      block.transitGapUnits[0] = -missingOnTheWay;
      order(world, block, 0, 0);
      return block.coverBand[0];
    };
    expect([band("urgency"), band("urgency", 400), band("waterFill")]).toEqual([3, 3, 17]);
  });
});
