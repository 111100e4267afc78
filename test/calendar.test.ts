import { describe, expect, it } from "vitest";
import { begin, cut, runChecked } from "./harness.ts";
import { oneCellMaker } from "./namedWorlds.ts";
import { randomWorld } from "./randomWorld.ts";

/** All sites work on all days, and no household is counted: pay, benefits and what is spent of them follow the calendar, not working days. */
const seven = (files: ReturnType<typeof oneCellMaker>) => ({
  ...files,
  households: null,
  sites: files.sites.map((site) => ({ ...site, workingDaysPerWeek: 7 })),
});
const atSea = cut(["anode-abroad"], { goodsAtSeaStopped: 1 });

describe("days off", () => {
  it("let a stock of four days that is cut on a Tuesday last until the Monday after next weekend", () => {
    const calendar = { daysOff: [4, 5, 11, 12], yearDays: 365 };
    const trial = begin(oneCellMaker({ anodeDays: 4 }), { controls: [atSea], calendar });
    const made: number[] = [];
    trial.run(9, () => made.push(trial.block.madeUnits[0]));
    expect(made.map((units) => units > 0)).toEqual([true, true, true, true, true, true, false, false, false]);
  });

  it("stretch a run and change nothing else: each working day is a day of the run without them, each day off the evening before", () => {
    let busy = 0;
    for (let n = 0; n < 12; n++) {
      const files = seven(randomWorld(`calendar-${n}`).files);
      const off = Array.from({ length: 60 }, (_, day) => day).filter((day) => day > 0 && (day * 7 + n) % 5 < 2);
      const rowOf = (day: number) => day - off.filter((one) => one <= day).length;
      const groups = [...new Set(files.origins.map(({ controlGroup }) => controlGroup))].slice(0, 2);
      const given = { seed: `calendar-${n}`, replications: 2 };
      const plain = runChecked(files, [cut(groups, { endDay: rowOf(41) })], 60, given);
      const stretched = runChecked(files, [cut(groups, { endDay: 41 })], 60, {
        ...given,
        calendar: { daysOff: off.filter((day) => day !== 41), yearDays: 365 },
      });
      const worked = (day: number) => day - off.filter((one) => one <= day && one !== 41).length;
      expect([...plain.failures, ...stretched.failures]).toEqual([]);
      if (off.includes(41)) continue;
      for (const name of ["people", "real"] as const) {
        const [a, b] = [plain.chunk[name], stretched.chunk[name]];
        for (let at = 0; at < b.length; at++) {
          const replication = at % 2;
          const day = Math.floor(at / 2) % 60;
          const series = Math.floor(at / 120);
          expect(b[at]).toBe(a[series * 120 + worked(day) * 2 + replication]);
        }
      }
      if (plain.chunk.people.some((people) => people > 0)) busy++;
    }
    expect(busy).toBeGreaterThan(5);
  });

  it("spread a year's volume over the working days, so that what is not made in a year's time is what a year makes", () => {
    const weekends = Array.from({ length: 28 }, (_, day) => day).filter((day) => day % 7 > 4);
    const run = runChecked(oneCellMaker({ anodeDays: 0, transitDays: 1 }), [atSea], 28, {
      calendar: { daysOff: weekends, yearDays: (365 * 5) / 7 },
    });
    expect(run.series("unmade.endUse.customers")[27]).toBeCloseTo(28 * 100, 6);
  });

  it("leave covers as they are quoted, in production days, and months as long as they are", () => {
    const five = { ...oneCellMaker(), sites: oneCellMaker().sites.map((site) => ({ ...site, workingDaysPerWeek: 5 })) };
    const cover = (trial: ReturnType<typeof begin>) => trial.block.restStockUnits[0] / trial.block.restUse[0];
    expect(cover(begin(five))).toBeCloseTo(14, 9);
    expect(cover(begin(five, { calendar: { daysOff: [3], yearDays: 365 } }))).toBeCloseTo(10, 9);
    const regime = { lossOfRecallPerMonth: 0.3 };
    const monthly = (yearDays: number) => {
      const { block } = begin(oneCellMaker({ regime }), { calendar: { daysOff: [3], yearDays } });
      return 1 - (1 - block.lossOfRecallPerDay[0]) ** ((30.4375 * yearDays) / 365);
    };
    expect([monthly(365), monthly(250)].map((share) => share.toFixed(9))).toEqual(["0.300000000", "0.300000000"]);
  });
});
