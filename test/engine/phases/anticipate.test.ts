import { describe, expect, it } from "vitest";
import type { AnticipationRule } from "../../../src/scenario/newsTypes.ts";
import { begin, changedColumns, copyOf, cut, runChecked } from "../../harness.ts";
import { type CellMaker, oneCellMaker } from "../../namedWorlds.ts";

const nobody: AnticipationRule = {
  preBuyShare: 0,
  preBuyMultiple: 2,
  stretchShare: 0,
  minimumPaceShare: 0.25,
  idleShare: 0,
  expectedCutDays: 60,
  expectationFirmSigma: 0,
};
const all = { preBuy: { preBuyShare: 1 }, stretch: { stretchShare: 1 }, idle: { idleShare: 1 } } as const;

/** A cell maker (100 a day, ten days of anode, twenty at sea) that hears of a cut on a day, and takes it in one way. */
function maker(way: Partial<AnticipationRule>, announcedDay: number, given: CellMaker = {}, control = {}) {
  const files = { ...oneCellMaker(given), anticipation: { ...nobody, ...way } };
  const controls = [cut(["anode-abroad"], control)];
  const trial = begin(files, { controls, days: 300, announcedDay });
  const days: { day: number; made: number; stock: number; ask: number; expected: number; precaution: number }[] = [];
  trial.run(announcedDay < 0 ? 200 - announcedDay : 200, (day) => {
    const { block } = trial;
    const [made, stock, ask] = [block.madeUnits[0], block.stockUnits[0], block.askUnits[0]];
    days.push({
      day,
      made,
      stock,
      ask,
      expected: block.expectedRemainingDays[0],
      precaution: block.precautionShare[0],
    });
  });
  return { trial, on: (day: number) => days.find((one) => one.day === day)!, days };
}

describe("expectations", () => {
  it("fall as the cut lasts, until half of what has passed is more", () => {
    const { on } = maker({}, 0);
    expect([0, 10, 39, 40, 41, 60, 100].map((day) => on(day).expected)).toEqual([60, 50, 21, 20, 20.5, 30, 50]);
  });

  it("reach over the days before the cut, and begin with a late announcement", () => {
    expect([-5, -1, 0].map((day) => maker({}, -5).on(day).expected)).toEqual([65, 61, 60]);
    expect([4, 5].map((day) => maker({}, 5).on(day).expected)).toEqual([0, 55]);
  });

  it("are gone on the day on which the last control is lifted", () => {
    const { on } = maker({}, 0, {}, { endDay: 30 });
    expect([29, 30, 31].map((day) => on(day).expected)).toEqual([31, 0, 0]);
  });
});

describe("a maker that stretches", () => {
  it("makes what is in stock and at sea last to the expected end, in even parts", () => {
    // Ten days in stock and twenty at sea, over sixty: half pace. The first ship lands on the morning of day 0.
    const { on } = maker(all.stretch, 0);
    expect(on(0).made).toBeCloseTo((100 * (10 + 1 + 20)) / 60, 9);
    expect(on(0).precaution).toBeCloseTo(1 - on(0).made / 100, 12);
    const bold = maker({}, 0);
    expect(bold.on(29).made).toBeCloseTo(100, 9);
    expect(bold.on(31).made).toBe(0);
    expect(on(40).made).toBeGreaterThan(30);
  });

  it("goes no slower than its minimum pace, and then runs out", () => {
    const { on } = maker({ ...all.stretch, minimumPaceShare: 0.9 }, 0);
    expect(on(0).made).toBeCloseTo(90, 9);
    expect(on(36).made).toBe(0);
  });

  it("does not slow when what it holds lasts longer than the cut", () => {
    const { days } = maker({ ...all.stretch, expectedCutDays: 20 }, 0, { anodeDays: 60 }, { endDay: 20 });
    expect(days.slice(0, 20).every(({ made }) => Math.abs(made - 100) < 1e-9)).toBe(true);
  });
});

describe("a maker that idles", () => {
  it("stops on the day of the news what hangs on the cut, and starts on the day it is lifted", () => {
    const { on } = maker(all.idle, 3, {}, { endDay: 12 });
    expect([2, 3, 11, 12].map((day) => on(day).made)).toEqual([100, 0, 0, 100]);
  });

  it("keeps on what a partial cut leaves", () => {
    expect(maker(all.idle, 0, {}, { admittedShare: 0.75 }).on(0).made).toBeCloseTo(75, 9);
  });
});

describe("a maker that buys ahead", () => {
  it("orders up to its multiple from the announcement to the cut, and holds more when it comes", () => {
    // The origin can ship half as much again.
    const { on } = maker(all.preBuy, -30);
    expect([-31, -30, -2].map((day) => on(day)?.ask)).toEqual([
      undefined,
      expect.closeTo(200, 9),
      expect.closeTo(200, 9),
    ]);
    expect(on(0).stock).toBeGreaterThan(1000 + 50 * 8);
    expect(on(0).made).toBeCloseTo(100, 9);
    const calm = maker({}, -30);
    const lasts = (list: typeof calm) => list.days.filter(({ day, made }) => day >= 0 && made > 99).length;
    expect(lasts(calm)).toBe(30);
    // 29 mornings of 50 more are shipped before the cut.
    expect(lasts(maker(all.preBuy, -30))).toBe(30 + 14);
  });

  it("asks for no more than it means to hold", () => {
    const { days } = maker({ ...all.preBuy, expectedCutDays: 2 }, -100);
    expect(Math.max(...days.map(({ stock }) => stock))).toBeLessThan(1000 + 110 * 100);
    expect(days[0].ask).toBeCloseTo(200, 9);
  });

  it("has no time to when the cut begins with the news", () => {
    const [early, calm] = [maker(all.preBuy, 0), maker({}, 0)];
    expect(early.days.map(({ made }) => made)).toEqual(calm.days.map(({ made }) => made));
  });
});

describe("without news nobody moves", () => {
  it.each([
    ["an announcement of nothing", [], -10],
    ["a control that does not exist in this replication", [cut(["anode-abroad"], { endDay: 5, startDay: 5 })], -10],
  ] as const)("under %s", (_, controls, announcedDay) => {
    const files = { ...oneCellMaker(), anticipation: { ...nobody, ...all.idle } };
    const trial = begin(files, { controls, days: 60, announcedDay });
    const before = copyOf(trial.block);
    trial.run(60);
    expect(changedColumns(before, trial.block)).toEqual([]);
  });

  it("under a control that nobody was told of: only the control moves it", () => {
    const files = { ...oneCellMaker(), anticipation: { ...nobody, ...all.idle } };
    const trial = begin(files, { controls: [cut(["anode-abroad"])], days: 60 });
    trial.run(25);
    expect([trial.block.madeUnits[0], trial.block.expectedRemainingDays[0]]).toEqual([100, 0]);
  });
});

describe("the tables of a run", () => {
  it("begin on the effective date, however early the announcement", () => {
    const files = { ...oneCellMaker({ regime: { furloughLagDays: 1 } }), anticipation: { ...nobody, ...all.idle } };
    const run = (announcedDay: number) =>
      Array.from(runChecked(files, [cut(["anode-abroad"])], 20, { announcedDay }).series("outOfWork"));
    expect(run(0).slice(0, 4)).toEqual([0, 100, 100, 100]);
    expect(run(-10)).toEqual(new Array(20).fill(100));
  });
});
