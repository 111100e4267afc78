import { describe, expect, it } from "vitest";
import type { RampRow } from "../src/scenario/rampTable.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { begin, changedColumns, copyOf, cut, runChecked } from "./harness.ts";
import { assemble, buys, endUse, fill, link, origin, site, slot } from "./worlds.ts";

const effective = "2027-01-11";
const row = { line: 1, sourceKind: "judgement", source: "", note: "" };
const ramp = (given: Partial<RampRow> = {}): RampRow => ({
  ...{ site: "maker", begins: effective, slipDays: 0, rampDays: 100, addedUnitsPerYear: 90 * 365, scale: 1, ...row },
  ...given,
});

/**
 * Graphite from abroad fills a cell maker's slot, 100 a day; a silicon maker at home makes 10 of its 10 a day for others and needs one
 * unit of gas from 30 days away for each. A programme of 20 days makes it a second source of all the cell maker needs.
 */
function chain(ramps: readonly RampRow[]): WorldFiles {
  return assemble({
    sites: [
      site("cells", "cell", { recipe: "cell", capacityUnitsPerYear: 200 * 365 }),
      site("maker", "silicon", { recipe: "silicon", capacityUnitsPerYear: 10.5 * 365, headcount: 10 }),
    ],
    origins: [
      origin("graphite-abroad", "graphite", { transitDays: 5 }),
      origin("gas-abroad", "gas", { transitDays: 30, surgeShare: 50 }),
    ],
    slots: [
      slot("cell", "anode", { coverDays: 10, restockDays: 10 }),
      slot("silicon", "gas", { coverDays: 20, restockDays: 10 }),
    ],
    fills: [
      fill("cell", "anode", "graphite"),
      fill("cell", "anode", "silicon", { mixShare: 0, ceilingShare: 0, qualifyDays: 20, qualifiedCeilingShare: 1 }),
      fill("silicon", "gas", "gas"),
    ],
    links: [
      link("graphite-abroad", "cells", "anode"),
      link("maker", "cells", "anode", { share: null, qualifyDays: 20, entitlementShare: 1 }),
      link("gas-abroad", "maker", "gas"),
    ],
    endUses: [endUse("customers"), endUse("others")],
    demand: [buys("customers", "cells", 100), buys("others", "maker", 10)],
    switching: { belowCoverShare: 0.5, programmeCostDays: 1000 },
    ramps,
  });
}

const noGraphite = cut(["graphite-abroad"], { goodsAtSeaStopped: 1 });

describe("capacity that is coming", () => {
  it("rises from the day it begins along an S-curve, later by its slip, as far as it is built", () => {
    const shares = (given: Partial<RampRow>) => {
      const trial = begin(chain([ramp(given)]), { days: 200, effective });
      const seen: number[] = [];
      trial.run(200, () => seen.push(trial.block.availableShare[trial.row("maker")]));
      return seen;
    };
    const all = 90 / 10.5;
    const plain = shares({});
    expect([plain[49], plain[99], plain[199]].map((share) => (share - 1) / all)).toEqual([
      expect.closeTo(0.5, 12),
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
    ]);
    expect((plain[24] - 1) / all).toBeCloseTo(0.25 * 0.25 * 2.5, 12);
    const later = shares({ begins: "2027-01-21", slipDays: 30, scale: 0.5 });
    expect(later[39]).toBe(1);
    expect((later[89] - 1) / all).toBeCloseTo(0.25, 12);
  });

  it("moves nothing by itself: without a shortage only what could be made changes", () => {
    const trial = begin(chain([ramp()]), { days: 400, effective });
    const before = copyOf(trial.block);
    trial.run(400);
    expect(changedColumns(before, trial.block).sort()).toEqual(["availableShare", "staffedUnits"]);
  });

  it("has not begun where nothing says which day it is", () => {
    const trial = begin(chain([ramp({ begins: "2020-01-01" })]), { days: 2 });
    trial.run(2);
    expect(trial.block.availableShare[trial.row("maker")]).toBe(1);
  });

  it("carries the line whose usual input is gone as far as it goes, its own inputs from far away included", () => {
    const trial = begin(chain([ramp()]), { days: 400, effective, controls: [noGraphite] });
    const made: number[] = [];
    trial.run(400, () => made.push(trial.block.madeUnits[trial.row("cells")]));
    expect(made[25]).toBe(0);
    // 10.5 + 90 a day of capacity, 10 of it for its usual buyers.
    expect(made.at(-1)).toBeCloseTo(90.5, 1);
    const still = begin(chain([]), { days: 400, effective, controls: [noGraphite] });
    still.run(400);
    expect(still.block.madeUnits[still.row("cells")]).toBeLessThan(0.6);
  });

  it("stops with its own inputs: a control on the gas takes the silicon that the ramp would have brought", () => {
    const used = (groups: readonly string[]) => {
      const controls = [cut(groups, { goodsAtSeaStopped: 1 })];
      const trial = begin(chain([ramp()]), { days: 400, effective, controls });
      let sum = 0;
      trial.run(400, () => {
        sum += trial.block.usedUnits[1];
      });
      return sum;
    };
    const all = used(["graphite-abroad"]);
    const without = used(["graphite-abroad", "gas-abroad"]);
    // 20 days of gas for 10 a day lie at the maker, whose usual buyers are served first.
    expect(without).toBeLessThanOrEqual(200 * (1 + 1e-9));
    expect(without).toBeLessThan(0.02 * all);
  });

  it("lets nobody use silicon that no maker made, and keeps every identity", () => {
    const files = chain([ramp()]);
    const trial = begin(files, { days: 400, effective, controls: [noGraphite] });
    const maker = trial.row("maker");
    let left = 0;
    let used = 0;
    let sold = 0;
    trial.run(400, () => {
      left += trial.block.leavingUnits[maker];
      used += trial.block.usedUnits[1];
      sold += trial.block.sentUnits[trial.world.outEntry[trial.linkOf("maker", "others")]];
    });
    expect(used).toBeGreaterThan(1000);
    expect(used + sold).toBeLessThanOrEqual(left * (1 + 1e-12));
    expect(runChecked(files, [noGraphite], 400, { effective }).failures).toEqual([]);
  });

  it("is told in series: what is used of the other material, and how far plants have come with it", () => {
    const { series } = runChecked(chain([ramp()]), [noGraphite], 200, { effective });
    const at = (name: string, day: number) => series(name)[day];
    // The stock falls under half in the evening of day 5; the programme takes 20 days, the first silicon ships a day later.
    expect([4, 5, 24, 25, 26, 27].map((day) => at("qualifying.slot.anode", day))).toEqual([0, 1, 1, 0, 0, 0]);
    expect([24, 25, 26].map((day) => at("qualified.slot.anode", day))).toEqual([0, 1, 0]);
    expect([25, 26, 199].map((day) => at("supplied.slot.anode", day))).toEqual([0, 1, 1]);
    expect(at("used.product.silicon", 26)).toBe(0);
    expect(at("used.product.silicon", 27)).toBeGreaterThan(0);
    let sum = 0;
    for (let day = 0; day < 200; day++) sum += at("used.product.silicon", day);
    expect(at("beyondRest.product.silicon", 199)).toBeCloseTo(sum, 6);
  });
});
