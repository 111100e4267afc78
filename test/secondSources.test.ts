import { describe, expect, it } from "vitest";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { begin, cut, type Options, runChecked } from "./harness.ts";
import { blender, oneCellMaker } from "./namedWorlds.ts";
import { link, origin } from "./worlds.ts";

/** Days of the first cut are those of the file: shipments stop on day 0 and what is on its way is not let in. */
const stopped = cut(["anode-abroad"], { goodsAtSeaStopped: 1 });

/**
 * One cell maker with ten days of anode material, 100 a day, from one origin; another origin, five days away, may sell it 60 a day once
 * a programme of 20 days is over. The programme begins under half of the stock.
 */
function withSecondSource(given: { qualifyDays?: number; programmeCostDays?: number } = {}): WorldFiles {
  const { qualifyDays = 20, programmeCostDays = 1000 } = given;
  const files = oneCellMaker({ anodeDays: 10, transitDays: 20 });
  return {
    ...files,
    origins: [...files.origins, origin("other", "anode", { transitDays: 5, spareUnitsPerYear: 100 * 365 })],
    links: [...files.links, link("other", "cells", "anode", { share: null, qualifyDays, entitlementShare: 0.6 })],
    switching: { belowCoverShare: 0.5, programmeCostDays },
  };
}

/** What the one plant made on each day. */
function outputs(files: WorldFiles, options: Options & { days: number }): number[] {
  const trial = begin(files, options);
  const made: number[] = [];
  trial.run(options.days, () => made.push(trial.block.madeUnits[0]));
  return made;
}

describe("a second source", () => {
  it("delivers what it has contracted from the day on which stock, programme and transit say", () => {
    // Stock of 1,000 falls by 100 a day: 400 in the evening of day 5, the first under half. Qualified and asked in the evening of
    // day 25, shipped on day 26, there in the morning of day 31. The stock is gone in the evening of day 9.
    const made = outputs(withSecondSource(), { controls: [stopped], days: 60 });
    made.forEach((units, day) => {
      expect([day, units]).toEqual([day, day < 10 ? 100 : day < 31 ? 0 : expect.closeTo(60, 9)]);
    });
  });

  it("is not looked for while nothing is short, and nothing is asked of it", () => {
    const trial = begin(withSecondSource(), { days: 400 });
    trial.run(400, () => {
      expect(trial.block.programmeDay[0]).toBe(1e30);
      expect(trial.block.askUnits[trial.linkOf("other", "cells")]).toBe(0);
    });
  });

  it("is begun on the news where the shortage expected after the programme is dearer than the programme", () => {
    const begun = (expectedCutDays: number) => {
      const files: WorldFiles = {
        ...withSecondSource({ programmeCostDays: 15 }),
        anticipation: {
          ...{ preBuyShare: 0, preBuyMultiple: 1, stretchShare: 0, minimumPaceShare: 0, idleShare: 0 },
          ...{ expectedCutDays, expectationFirmSigma: 0 },
        },
      };
      const trial = begin(files, { controls: [stopped], days: 3, announcedDay: 0 });
      trial.run(2);
      return trial.block.programmeDay[0];
    };
    // All of the anode is cut: 34 days less 20 of the programme are 14 days of loss, 36 less 20 are 16.
    expect(begun(34)).toBe(1e30);
    expect(begun(36)).toBe(0);
  });

  it("is left again when the usual supplier serves in full, and the stock is back at its aim", () => {
    const lifted = cut(["anode-abroad"], { goodsAtSeaStopped: 1, endDay: 60 });
    const trial = begin(withSecondSource(), { controls: [lifted], days: 400 });
    trial.run(400);
    const { block } = trial;
    expect(block.madeUnits[0]).toBeCloseTo(100, 6);
    expect(block.stockUnits[0] / 1000).toBeCloseTo(1, 3);
    expect(block.askUnits[trial.linkOf("other", "cells")] / 100).toBeCloseTo(0, 3);
    expect(block.askUnits[trial.linkOf("anode-abroad", "cells")] / 100).toBeCloseTo(1, 3);
  });

  it("serves its usual buyers first", () => {
    // Others usually buy 100 a day of the second source, which can make 130: of the 60 that are asked 30 are left.
    const files = withSecondSource();
    const world: WorldFiles = {
      ...files,
      origins: files.origins.map((row) =>
        row.id === "other" ? { ...row, surgeShare: 0.3, spareUnitsPerYear: 0 } : row,
      ),
      demand: [...files.demand, { ...files.demand[0], supplier: "other" }],
    };
    const made = outputs(world, { controls: [stopped], days: 60 });
    expect(made[50]).toBeCloseTo(30, 6);
  });

  it("cannot ship what a control on it bars", () => {
    const both = cut(["anode-abroad", "other"], { goodsAtSeaStopped: 1 });
    expect(outputs(withSecondSource(), { controls: [both], days: 60 }).slice(10)).toEqual(new Array(50).fill(0));
  });

  it("keeps every identity on every day", () => {
    const { failures } = runChecked(withSecondSource(), [stopped], 120);
    expect(failures).toEqual([]);
  });
});

describe("another material", () => {
  /** Graphite with nine tenths of the slot and silicon with a tenth, which a programme of 30 days lets take all of it. */
  const blend = (qualifiedCeilingShare: number): WorldFiles => {
    const files = blender({ mixShare: 0.1, ceilingShare: 0.2, days: 10 });
    return {
      ...files,
      origins: files.origins.map((row) => ({ ...row, transitDays: 5, surgeShare: 20 })),
      fills: files.fills.map((row) =>
        row.product === "silicon" ? { ...row, qualifyDays: 30, qualifiedCeilingShare } : row,
      ),
      switching: { belowCoverShare: 0.5, programmeCostDays: 1000 },
    };
  };
  const noGraphite = cut(["graphite-abroad"], { goodsAtSeaStopped: 1 });

  it("takes the whole slot once its programme is over, where it may", () => {
    const made = outputs(blend(1), { controls: [noGraphite], days: 150 });
    expect(Math.min(...made)).toBe(0);
    expect(made.at(-1)).toBeCloseTo(100, 6);
  });

  it("carries no line alone when it may not take the whole slot", () => {
    const made = outputs(blend(0.7), { controls: [noGraphite], days: 150 });
    expect(made.at(-1)).toBe(0);
  });

  it("does not pile up at a line that cannot run", () => {
    const trial = begin(blend(0.7), { controls: [noGraphite], days: 400 });
    trial.run(400);
    const [, silicon] = trial.block.stockUnits;
    // Its aim, ten restock days of the blend beyond its own use, (0.7 - 0.1) x 200 a day, and what is under way when these are full.
    expect(silicon).toBeLessThan(200 + (10 + 5) * 120);
  });
});
