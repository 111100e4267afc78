import { describe, expect, it } from "vitest";
import { staff } from "../../../src/engine/phases/staff.ts";
import type { RegimeRow } from "../../../src/scenario/worldTypes.ts";
import { begin } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";

/** One plant of 100 people whose line wants so much of rest on each day (and finishes the same); its states by day. */
function days(given: Partial<RegimeRow>, activity: (day: number) => number, count: number, headcount = 100) {
  const { world, block } = begin(oneCellMaker({ headcount, regime: given }));
  return Array.from({ length: count }, (_, day) => {
    block.wantedUnits[0] = 100 * activity(day);
    block.leavingUnits[0] = 100 * activity(day);
    staff(world, block, 0, day);
    const state = {
      atWork: block.atWork[0],
      short: block.shortHours[0],
      noticed: block.noticed[0],
      furloughed: block.furloughed[0],
      separated: block.separated[0],
      placed: block.placed[0],
    };
    expect(Object.values(state).reduce((a, b) => a + b)).toBe(headcount);
    return { ...state, staffed: block.staffedUnits[0] };
  });
}
const stopped = () => 0;
const stopFor = (length: number) => (day: number) => (day < length ? 0 : 1);
const firstDay = <T>(list: readonly T[], is: (item: T) => boolean) => list.findIndex(is);

describe("sending people home", () => {
  it("leaves everybody at work while the line runs at rest, or above", () => {
    expect(days({ furloughLagDays: 0 }, () => 1.2, 3)[2]).toMatchObject({ atWork: 100, short: 0 });
  });

  it.each([0, 1, 2.5, 7])(
    "waits on short hours for a lag of %d days, counting the day of the stop as the first",
    (lag) => {
      const states = days({ furloughLagDays: lag, keptShare: 0.2 }, stopped, 12);
      const day = firstDay(states, (state) => state.furloughed > 0);
      expect(day).toBe(Math.floor(lag));
      expect(states.slice(0, day).every((state) => state.short === 80 && state.atWork === 20)).toBe(true);
      expect(states[day]).toMatchObject({ atWork: 20, short: 0, furloughed: 80 });
    },
  );

  it("starts the wait anew when work came back in between", () => {
    const states = days({ furloughLagDays: 4 }, (day) => (day === 3 ? 1 : 0), 12);
    expect(firstDay(states, (state) => state.furloughed > 0)).toBe(4 + 4);
  });

  it("keeps the kept share at a full stop and in proportion in between, in whole people", () => {
    const half = days({ furloughLagDays: 0, keptShare: 0.3 }, () => 0.5, 1)[0];
    expect(half.furloughed).toBe(35); // 70 people's work halves
    const odd = days({ furloughLagDays: 0, keptShare: 0.3 }, () => 0.47, 1, 33)[0];
    expect(odd.furloughed).toBe(Math.floor(33 * 0.7 * 0.53));
  });

  it("sends nobody inside the hoarding band, and beyond it in proportion, so that a stop leaves the kept share", () => {
    const furloughed = (activity: number) =>
      days({ furloughLagDays: 0, hoardingBandShare: 0.2, keptShare: 0.3 }, () => activity, 1, 1000)[0].furloughed;
    // 700 x (loss - 0.2) / 0.8
    expect([0.85, 0.801, 0.79, 0.5, 0.25, 0].map(furloughed)).toEqual([0, 0, 8, 262, 481, 700]);
  });

  it("believes losses by a first-order lag and gains at once", () => {
    const states = days({ furloughLagDays: 0, salesLagDays: 4 }, (day) => (day < 3 ? 0 : 1), 8);
    // believed 0.75, 0.5625, 0.421875: 25, 43 and 57 people fewer
    expect(states.slice(0, 3).map((state) => state.furloughed)).toEqual([25, 43, 57]);
    expect(states[3].furloughed).toBe(0);
  });

  it("lets part of the staff follow what is finished and part what is started", () => {
    const { world, block } = begin(
      oneCellMaker({ regime: { furloughLagDays: 0 }, stage: { processDays: 20, finishingStaffShare: 0.4 } }),
    );
    block.wantedUnits[0] = 0;
    block.leavingUnits[0] = 100;
    staff(world, block, 0, 0);
    expect(block.furloughed[0]).toBe(60);
  });
});

describe("letting go", () => {
  it("splits those who go into furlough and notice by the temporary share, fractions carried over", () => {
    const states = days(
      { furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0.75, noticeDays: 60 },
      (day) => 0.99 - 0.01 * day,
      40,
    );
    const last = states[39];
    expect(last.furloughed + last.noticed).toBe(40);
    expect(last.noticed).toBe(10);
  });

  it("separates on the day notice ends, pays until then", () => {
    const states = days({ furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0, noticeDays: 60 }, stopped, 70);
    expect(firstDay(states, (state) => state.separated > 0)).toBe(60);
    expect(states[59]).toMatchObject({ noticed: 100, separated: 0 });
    expect(states[60]).toMatchObject({ noticed: 0, separated: 100 });
  });

  it("separates at once where no notice is owed", () => {
    expect(
      days({ furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0, noticeDays: 0 }, stopped, 1)[0].separated,
    ).toBe(100);
  });

  it("ends recall rights with the window", () => {
    const states = days({ furloughLagDays: 3, recallWindowDays: 45 }, stopped, 60);
    expect(firstDay(states, (state) => state.separated > 0)).toBe(3 + 45);
    expect(states[48]).toMatchObject({ furloughed: 0, separated: 100 });
  });

  it("loses recall by the month: after three months at 10 % about 0.9^3 of a large staff are left", () => {
    const states = days({ furloughLagDays: 0, lossOfRecallPerMonth: 0.1 }, stopped, 92, 10_000);
    expect(states[91].furloughed / 10_000).toBeCloseTo(0.9 ** (91 / 30.4375), 3);
  });

  it("finds other work by the month", () => {
    const states = days(
      { furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0, jobFindingPerMonth: 0.25 },
      stopped,
      62,
      10_000,
    );
    expect(states[61].separated / 10_000).toBeCloseTo(0.75 ** (61 / 30.4375), 3);
    expect(states[61].placed).toBe(10_000 - states[61].separated);
  });
});

describe("calling back", () => {
  it("brings a whole staff back within the recall days", () => {
    const states = days({ furloughLagDays: 0, recallDays: 4 }, stopFor(10), 20);
    expect(states.slice(10, 14).map((state) => state.furloughed)).toEqual([74, 48, 22, 0]);
  });

  it("takes back those under notice first, at once", () => {
    const states = days(
      { furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0.5, noticeDays: 60, recallDays: 50 },
      stopFor(10),
      11,
    );
    expect(states[9]).toMatchObject({ noticed: 50, furloughed: 50 });
    expect(states[10]).toMatchObject({ noticed: 0, furloughed: 47, atWork: 53 });
  });

  it("hires for what recall cannot fill, the separated before others, at the pace of vacancies over hire days", () => {
    const given = { furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0, hireDays: 10 };
    const states = days(given, stopFor(5), 60);
    expect(states[4].separated).toBe(100);
    expect(states[5].atWork).toBe(10); // 100 vacancies, a tenth a day
    expect(states[6].atWork).toBe(19);
    expect(states[59].separated).toBeLessThan(2);
  });

  it("hires back from those who work elsewhere only when nobody is left to be rehired", () => {
    const given = { furloughLagDays: 0, noticeBeyondDays: 0, temporaryShare: 0, hireDays: 2, jobFindingPerMonth: 0.9 };
    const states = days(given, stopFor(20), 80);
    expect(states[19].placed).toBeGreaterThan(50);
    // Those who work elsewhere come back (their number falls) only from the day on which no separated are left.
    const falls = firstDay(states, (state) => state.placed < (states[states.indexOf(state) - 1]?.placed ?? 0));
    expect(states[falls].separated).toBe(0);
    expect(states[79].placed).toBeLessThan(2);
  });

  it("staffs the line for what is wanted, so a line called back works", () => {
    const states = days({ furloughLagDays: 0, keptShare: 0.2 }, stopFor(3), 5);
    expect(states[2].staffed).toBe(0); // the kept staff makes nothing
    expect(states[4].staffed).toBe(125); // everybody, with overtime up to 1.25 of rest
  });

  it("counts people on short hours as able to work full hours", () => {
    const states = days({ furloughLagDays: 100, keptShare: 0.2 }, stopped, 3);
    expect(states[2].short).toBe(80);
    expect(states[2].staffed).toBe(125);
  });
});
