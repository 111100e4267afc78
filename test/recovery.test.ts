import { describe, expect, it } from "vitest";
import { begin, cut } from "./harness.ts";
import { type CellMaker, oneCellMaker, threeFirms } from "./namedWorlds.ts";

const DAYS = 365;

/** Output over rest by day of one site under a cut of `length` days. */
function outputs(
  files: ReturnType<typeof oneCellMaker>,
  id: string,
  group: string,
  length: number,
  goodsAtSeaStopped = 0,
) {
  const trial = begin(files, { controls: [cut([group], { endDay: length, goodsAtSeaStopped })], days: DAYS });
  const list: number[] = [];
  trial.run(DAYS, () => list.push(trial.block.leavingUnits[trial.row(id)] / trial.block.restOutput[trial.row(id)]));
  return list;
}

const meanOf14 = (list: readonly number[], day: number) => list.slice(day - 13, day + 1).reduce((a, b) => a + b) / 14;

/** What is wrong with a recovery from day `from` on: it must reach 99 % of rest, and its 14-day mean must not fall before 95 %. */
function faults(list: readonly number[], from: number): string[] {
  const found: string[] = [];
  for (let day = from + 14; day < DAYS && meanOf14(list, day - 1) < 0.95; day++)
    if (meanOf14(list, day) < meanOf14(list, day - 1) - 1e-9) found.push(`the mean falls on day ${day}`);
  if (Math.min(...list.slice(from + 60)) < 0.99) found.push("below 99 % of rest two months after supply was back");
  return found;
}

const forms: [string, CellMaker][] = [
  ["planned orders", {}],
  ["slow restocking", { restockDays: 40 }],
  ["no spare supply abroad", { surgeShare: 0 }],
  ["a slot called off just in time", { ordersFollow: "wanted", anodeDays: 1 }],
  ["process time and finished goods", { stage: { processDays: 21, finishedCoverDays: 7, finishingStaffShare: 0.5 } }],
  ["no overtime", { stage: { overtimeCeilingShare: 1 } }],
  ["patient customers", { patienceDays: 60 }],
  ["people sent home and called back", { regime: { furloughLagDays: 3, recallDays: 5 } }],
];

describe("ten days of cover and twenty of transit", () => {
  it("do not move at all without a shock", () => {
    const trial = begin(oneCellMaker(), { days: DAYS });
    trial.run(DAYS, () =>
      expect([trial.block.madeUnits[0], trial.block.askUnits[0], trial.block.stockUnits[0]]).toEqual([100, 100, 1000]),
    );
  });

  it.each(forms)("come back from a cut of 50 days, with %s", (_, form) => {
    for (const goodsAtSeaStopped of [0, 1]) {
      const list = outputs(oneCellMaker(form), "cells", "anode-abroad", 50, goodsAtSeaStopped);
      expect(Math.min(...list)).toBeLessThan(0.01);
      // Supply is back on day 50, lands 20 days later, and leaves the line after the process time.
      const process = (form.stage?.processDays as number | undefined) ?? 0;
      expect(faults(list, 50 + 20 + process)).toEqual([]);
    }
  });

  it.each(forms)("come back along a chain of three firms, with %s", (_, form) => {
    const files = threeFirms(10, 10, 10, { transitDays: 20, ...form });
    for (const id of ["s", "m", "a"]) {
      const list = outputs(files, id, "ore-abroad", 80);
      expect(Math.min(...list)).toBeLessThan(0.01);
      const process = (form.stage?.processDays as number | undefined) ?? 0;
      expect(faults(list, 80 + 20 + 3 * process + 2)).toEqual([]);
    }
  });

  it.each([
    ["buy ahead", { preBuyShare: 1 }],
    ["stretch", { stretchShare: 1 }],
    ["idle at once", { idleShare: 1 }],
  ])("come back along a chain whose firms %s, told three weeks before the cut", (_, way) => {
    const shares = { preBuyShare: 0, stretchShare: 0, idleShare: 0, ...way };
    const rule = { preBuyMultiple: 2, minimumPaceShare: 0.3, expectedCutDays: 60, expectationFirmSigma: 0.3 };
    const files = { ...threeFirms(10, 10, 10, { transitDays: 20 }), anticipation: { ...rule, ...shares } };
    const trial = begin(files, { controls: [cut(["ore-abroad"], { endDay: 80 })], days: DAYS, announcedDay: -21 });
    const lists = ["s", "m", "a"].map(() => [] as number[]);
    trial.run(DAYS + 21, (day) => {
      const { leavingUnits, restOutput } = trial.block;
      if (day >= 0) for (const [row, list] of lists.entries()) list.push(leavingUnits[row] / restOutput[row]);
    });
    for (const list of lists) {
      expect(Math.min(...list)).toBeLessThan(0.5);
      expect(faults(list, 80 + 20 + 2)).toEqual([]);
    }
  });

  it("rebuild the stock after the cut and then stand where they stood", () => {
    const trial = begin(oneCellMaker(), { controls: [cut(["anode-abroad"], { endDay: 50 })], days: DAYS });
    trial.run(DAYS);
    expect(trial.block.stockUnits[0]).toBeCloseTo(1000, 3);
    expect(trial.block.askUnits[0]).toBeCloseTo(100, 3);
  });
});
