import { describe, expect, it } from "vitest";
import { payMonths, unpaid } from "../../src/analysis/payroll.ts";
import { staff } from "../../src/engine/phases/staff.ts";
import { begin } from "../harness.ts";
import { oneCellMaker } from "../namedWorlds.ts";

/**
 * A sector of 20 % union plants, 12 % other assembly plants and 68 % suppliers (about the United States in 2020: a quarter of the people in
 * assembly, 150,000 of 990,000 under the union's contracts with the Detroit companies; recalled), with people's rules at the middle of the shipped priors, against what
 * over a dozen US episodes show: payrolls fall by 0 to 0.3 of output in partial stops, by 0.45 to 0.5 in near-total ones of four weeks
 * or more (a gate of -0.1 to 0.6), and are back in the first month after supply.
 */
const middle = { hoardingBandShare: 0.17, temporaryShare: 0.8, noticeBeyondDays: 70, noticeDays: 60, recallDays: 3 };
const later = { hireDays: 30, lossOfRecallPerMonth: 0.06, jobFindingPerMonth: 0.22, recallWindowDays: 180 };
const turns = { rotationTurnDays: 14, rotationFloorShare: 0.4 };
const kinds = [
  { weight: 0.2, regime: { ...middle, ...later, ...turns, keptShare: 0.3, furloughLagDays: 0.5 } },
  { weight: 0.12, regime: { ...middle, ...later, ...turns, keptShare: 0.3, furloughLagDays: 15 } },
  {
    weight: 0.68,
    regime: {
      ...middle,
      ...later,
      keptShare: 0.45,
      furloughLagDays: 5,
      salesLagDays: 10,
      lostSalesThresholdShare: 0.1,
    },
  },
];
const DAYS = 190;

/** Share of the sector's people whom the payroll counts of March to August miss; weekly and biweekly pay in equal parts. */
function missed(activity: (day: number) => number): number[] {
  const [weekly, biweekly] = (["weekly", "biweekly"] as const).map((period) => payMonths("2027-03-01", DAYS, period));
  const months = weekly.map(() => 0);
  for (const { weight, regime } of kinds) {
    const { world, block } = begin(oneCellMaker({ headcount: 10_000, employees: 10_000, regime }));
    const [out, back]: number[][] = [[], []];
    for (let day = 0; day < DAYS; day++) {
      block.wantedUnits[0] = 100 * activity(day);
      block.leavingUnits[0] = 100 * activity(day);
      staff(world, block, 0, day);
      out.push(block.furloughed[0] + block.separated[0]);
      back.push(block.rotated[0]);
    }
    for (let n = 0; n < months.length; n++)
      for (const period of [weekly, biweekly]) months[n] += (weight * unpaid(out, back, period[n], 1, 0)) / 2 / 10_000;
  }
  return months;
}

describe("payrolls against output", () => {
  it.each([0.83, 0.7])("fall by at most 0.3 of output when it is %d of rest for half a year", (activity) => {
    for (const share of missed(() => activity)) expect(share).toBeLessThanOrEqual(0.3 * (1 - activity));
  });

  it("do not fall at all at 17 % less output, as in 2021", () => {
    expect(Math.max(...missed(() => 0.83))).toBe(0);
  });

  it("fall by 0.4 to 0.6 of output in a near-total stop of eight weeks, as in 2020, and are back within weeks", () => {
    const [march, april, may, june, july] = missed((day) => (day >= 19 && day < 75 ? 0.02 : 1));
    expect(march).toBe(0);
    for (const share of [april, may]) {
      expect(share / 0.98).toBeGreaterThan(0.4);
      expect(share / 0.98).toBeLessThan(0.6);
    }
    expect(june).toBeLessThan(0.03);
    expect(july).toBeLessThan(0.01);
  });

  it("fall by at most 0.6 of a month's output in a stop of 17 days, as in 1996, and not a month later", () => {
    const [march, april] = missed((day) => (day >= 4 && day < 21 ? 0 : 1));
    expect(march).toBeLessThan((0.6 * 17) / 31);
    expect(april).toBeLessThan(0.01);
  });
});
