import { describe, expect, it } from "vitest";
import { staff } from "../../../src/engine/phases/staff.ts";
import type { RegimeRow } from "../../../src/scenario/worldTypes.ts";
import type { Block } from "../../../src/world/block.ts";
import { begin } from "../../harness.ts";
import { oneCellMaker } from "../../namedWorlds.ts";

/** One plant of 1,000 people whose line wants so much of rest on each day; `set` writes drawn columns; its people by day. */
function days(
  given: Partial<RegimeRow>,
  activity: (day: number) => number,
  count: number,
  set: (block: Block, day: number) => void = () => {},
) {
  const { world, block } = begin(oneCellMaker({ headcount: 1000, regime: { furloughLagDays: 0, ...given } }));
  return Array.from({ length: count }, (_, day) => {
    set(block, day);
    block.wantedUnits[0] = 100 * activity(day);
    block.leavingUnits[0] = 100 * activity(day);
    staff(world, block, 0, day);
    const [atWork, short, noticed] = [block.atWork[0], block.shortHours[0], block.noticed[0]];
    const [furloughed, separated, placed] = [block.furloughed[0], block.separated[0], block.placed[0]];
    expect(atWork + short + noticed + furloughed + separated + placed).toBe(1000);
    const [redeployed, shared, rotated] = [block.redeployed[0], block.workShared[0], block.rotated[0]];
    expect(redeployed).toBeLessThanOrEqual(atWork);
    expect(shared).toBeLessThanOrEqual(short);
    return { atWork, short, noticed, furloughed, separated, redeployed, shared, rotated };
  });
}
const stopped = () => 0;
const half = () => 0.5;

describe("turns in a partial shortage", () => {
  const turns = { rotationTurnDays: 14, rotationFloorShare: 0.4 };

  it("furlough everybody who goes, and keep the number at home", () => {
    const states = days({ ...turns, noticeBeyondDays: 0, temporaryShare: 0.2, noticeDays: 60 }, half, 120);
    for (const state of states) expect([state.furloughed, state.noticed, state.separated]).toEqual([500, 0, 0]);
  });

  it("change everybody's place once a turn: 500 at home for 14 days are 35 or 36 changes a day", () => {
    const states = days(turns, half, 57);
    expect(states[56].rotated - states[0].rotated).toBe(56 * (500 / 14));
    for (let day = 1; day < 57; day++) expect([35, 36]).toContain(states[day].rotated - states[day - 1].rotated);
  });

  it("keep recall rights, which furloughs of months would lose", () => {
    const losing = { lossOfRecallPerMonth: 0.2, recallWindowDays: 60 };
    expect(days({ ...turns, ...losing }, half, 150)[149]).toMatchObject({ furloughed: 500, separated: 0 });
    expect(days(losing, half, 150)[149].furloughed).toBe(0);
  });

  it("end below the floor: then some go for good, and nobody comes back in turn", () => {
    const states = days({ ...turns, noticeBeyondDays: 0, temporaryShare: 0.75 }, (day) => (day < 10 ? 0.5 : 0.25), 30);
    expect(states[9].separated).toBe(0);
    expect(states[29].separated).toBe(62); // a quarter of the 250 who follow
    expect(states[29].rotated).toBe(states[9].rotated);
  });

  it("stay when the outage is expected to last, since a plant that runs in turns needs nobody less for good", () => {
    const set = (block: Block) => block.expectedRemainingDays.fill(900);
    expect(days({ ...turns, separateBeyondDays: 180 }, half, 20, set)[19].separated).toBe(0);
  });
});

describe("an outage of which nothing is announced", () => {
  const rule = { noticeBeyondDays: 60, temporaryShare: 0.75, noticeDays: 60, separateBeyondDays: 180 };

  it("gives nobody notice while it is short, for whoever is expected back is furloughed", () => {
    for (const state of days(rule, stopped, 40)) expect(state).toMatchObject({ furloughed: 1000, noticed: 0 });
  });

  it("is thought to last half as long again as it has lasted: whoever goes from day 121 on is told so", () => {
    // Half until day 119, then nothing: of the 500 who go on the 120th day of surplus (outlook 60) all are furloughed.
    const late = (turn: number) => days(rule, (day) => (day < turn ? 0.5 : 0), turn + 1)[turn];
    expect(late(119)).toMatchObject({ furloughed: 1000, noticed: 0 });
    expect(late(120)).toMatchObject({ furloughed: 875, noticed: 125 });
  });

  it("ends furloughs when even that is beyond the limit, if the recall window has not", () => {
    const states = days(rule, stopped, 365);
    expect(states.findIndex((state) => state.separated > 0)).toBe(360); // 361 / 2 > 180
  });

  it("starts anew when there was work for all in between", () => {
    const states = days(rule, (day) => (day === 119 ? 1 : day < 119 ? 0.5 : 0), 130);
    expect(states[129].noticed).toBe(0);
  });
});

describe("an outage that is expected to last", () => {
  const rule = { separateBeyondDays: 180, noticeDays: 60 };

  it("splits those who go by the temporary share, beyond the other limit only", () => {
    const told = { ...rule, noticeBeyondDays: 60, temporaryShare: 0.75 };
    const expecting = (remaining: number) =>
      days(told, stopped, 1, (block) => block.expectedRemainingDays.fill(remaining))[0];
    expect(expecting(60)).toMatchObject({ noticed: 0, furloughed: 1000 });
    expect(expecting(61)).toMatchObject({ noticed: 250, furloughed: 750 });
  });

  it("puts the surplus on notice instead of on furlough, beyond the regime's limit only", () => {
    const expecting = (remaining: number) =>
      days(rule, stopped, 1, (block) => block.expectedRemainingDays.fill(remaining))[0];
    expect(expecting(181)).toMatchObject({ noticed: 1000, furloughed: 0 });
    expect(expecting(180)).toMatchObject({ noticed: 0, furloughed: 1000 });
  });

  it("separates the furloughed on the day it is expected", () => {
    const states = days(rule, stopped, 21, (block, day) => block.expectedRemainingDays.fill(day < 20 ? 30 : 200));
    expect(states[19]).toMatchObject({ furloughed: 1000, separated: 0 });
    expect(states[20]).toMatchObject({ furloughed: 0, separated: 1000 });
  });
});

describe("short-time work", () => {
  const scheme = (share: number) => (block: Block) => block.workShareTakeUp.fill(share);

  it("keeps its share of would-be layoffs on short hours for as long as there is no work for them", () => {
    const states = days({ keptShare: 0.3 }, stopped, 200, scheme(0.1));
    for (const state of states) expect(state).toMatchObject({ furloughed: 630, short: 70, shared: 70, atWork: 300 });
  });

  it("gives its people work before anybody is called back", () => {
    const states = days({ recallDays: 1 }, (day) => (day < 5 ? 0 : day < 10 ? 0.04 : 1), 12, scheme(0.05));
    expect(states[4]).toMatchObject({ shared: 50, furloughed: 950 });
    expect(states[9]).toMatchObject({ shared: 10, atWork: 40, furloughed: 950 });
    expect(states[11]).toMatchObject({ shared: 0, short: 0, atWork: 1000 });
  });

  it("carries fractions over: eight layoffs of 125 at 1/32 keep 31 people, not eight times three", () => {
    const states = days({}, (day) => 1 - (day + 1) / 8, 8, scheme(1 / 32));
    expect(states[7].shared).toBe(31);
  });
});

describe("redeployment to other lines", () => {
  const flexible = (people: number, after: number) => (block: Block) => {
    block.flexiblePeople.fill(people);
    block.redeployDays.fill(after);
  };

  it("keeps at work as many as the other lines take", () => {
    expect(days({ keptShare: 0.3 }, stopped, 1, flexible(400, 0))[0]).toMatchObject({
      redeployed: 400,
      atWork: 700,
      furloughed: 300,
    });
  });

  it("moves no more people than there are to spare", () => {
    expect(days({}, () => 0.875, 1, flexible(400, 0))[0]).toMatchObject({ redeployed: 125, atWork: 1000 });
  });

  it("calls back for the other lines those who went before it began", () => {
    const states = days({ recallDays: 4, keptShare: 0.2 }, stopped, 30, flexible(400, 10));
    expect(states[9]).toMatchObject({ furloughed: 800, redeployed: 0 });
    expect(states[10]).toMatchObject({ furloughed: 549, redeployed: 251 });
    expect(states[29]).toMatchObject({ furloughed: 400, redeployed: 400, atWork: 600 });
  });

  it("ends when the line wants its people back", () => {
    const states = days({}, (day) => (day < 20 ? 0 : 1), 30, flexible(400, 5));
    expect(states[29]).toMatchObject({ redeployed: 0, atWork: 1000 });
  });
});
