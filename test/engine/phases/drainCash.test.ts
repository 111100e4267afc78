import { describe, expect, it } from "vitest";
import { drainCash } from "../../../src/engine/phases/drainCash.ts";
import type { CompanyRow, RegimeRow } from "../../../src/scenario/worldTypes.ts";
import { begin, cut } from "../../harness.ts";
import { oneCellMaker, threeFirms } from "../../namedWorlds.ts";
import { company } from "../../worlds.ts";

const owned = (given: Partial<CompanyRow>, regime: Partial<RegimeRow> = {}) => ({
  ...oneCellMaker({ anodeDays: 2, headcount: 1000, regime: { furloughLagDays: 3, ...regime } }),
  companies: [company("works", 1000, given)],
});
const controls = [cut(["anode-abroad"], { goodsAtSeaStopped: 1, endDay: 120 })];

describe("a company's cash", () => {
  it("pays for so many days of a whole stop, and half as fast for half of one", () => {
    const { world, block } = begin(threeFirms(5, 5, 5));
    expect(world.companies).toBe(0);
    const trial = begin({ ...threeFirms(5, 5, 5), companies: [company("works", 1000, { cashDays: 30 })] });
    expect(trial.world.companies).toBe(1);
    // All three sites have 100 people; one of them stops, so a third of the company does: 1/3 - 0.1 x 2/3 a day.
    trial.block.shippedUnits[1] = 0;
    let days = 0;
    for (; trial.block.outOfCash[0] === 0; days++) drainCash(trial.world, trial.block, 0);
    expect(days).toBe(Math.ceil(30 / (1 / 3 - 0.1 * (2 / 3))));
    expect(block.spentDays).toHaveLength(0);
  });

  it("is put back slowly once everything sells again, and never beyond what there was", () => {
    const { world, block } = begin(owned({ cashDays: 10 }));
    block.spentDays[0] = 9.95;
    drainCash(world, block, 0);
    expect(block.spentDays[0]).toBeCloseTo(9.85, 12);
    for (let day = 0; day < 200; day++) drainCash(world, block, 0);
    expect(block.spentDays[0]).toBe(0);
  });

  it("turns furlough into separation without notice on the day it is gone", () => {
    const trial = begin(
      owned({ cashDays: 20 }, { keptShare: 0.2, noticeBeyondDays: 0, temporaryShare: 0.5, noticeDays: 60 }),
      { controls },
    );
    const states: number[][] = [];
    trial.run(60, () => states.push([trial.block.furloughed[0], trial.block.noticed[0], trial.block.separated[0]]));
    // Two days of stock: the line stops on day 2, people go on day 5, and day 21 is the twentieth without sales.
    expect(states[4]).toEqual([0, 0, 0]);
    expect(states[5]).toEqual([400, 400, 0]);
    expect(states[20]).toEqual([400, 400, 0]);
    expect(states[21]).toEqual([0, 0, 800]);
  });

  it("ends the hoarding band and short hours under a scheme", () => {
    const files = owned({ cashDays: 20 }, { hoardingBandShare: 0.5, keptShare: 0.5 });
    const scheme = { ...files, regions: files.regions.map((row) => ({ ...row, workShareTakeUp: 0.25 })) };
    const trial = begin(scheme, { controls: [cut(["anode-abroad"], { admittedShare: 0.25, goodsAtSeaStopped: 1 })] });
    trial.run(30);
    expect([trial.block.workShared[0], trial.block.separated[0], trial.block.outOfCash[0]]).toEqual([62, 0, 0]);
    trial.run(60);
    expect([trial.block.workShared[0], trial.block.separated[0], trial.block.outOfCash[0]]).toEqual([0, 375, 1]);
  });

  it("lets a company that failed hire again when supply is back", () => {
    const trial = begin(owned({ cashDays: 20 }, { hireDays: 10 }), { controls, days: 365 });
    trial.run(120);
    expect(trial.block.separated[0]).toBe(1000);
    trial.run(150);
    expect(trial.block.atWork[0]).toBeGreaterThan(990);
    expect(trial.block.madeUnits[0]).toBeGreaterThan(99);
  });

  it("differs between companies by luck of their own", () => {
    const { sites, ...files } = threeFirms(5, 5, 5);
    const two = {
      ...files,
      sites: sites.map((row, n) => ({ ...row, company: n === 0 ? "first" : "second" })),
      companies: ["first", "second"].map((id) => company(id, 1000, { cashDays: 30 })),
      luck: { ...files.luck, cashCompanySigma: 0.5 },
    };
    const [first, second] = begin(two).block.cashDays;
    expect(first).not.toBe(second);
    expect(begin({ ...two, luck: files.luck }).block.cashDays).toEqual(Float64Array.of(30, 30));
  });
});
