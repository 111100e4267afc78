import { describe, expect, it } from "vitest";
import { type Income, incomeOf } from "../../../src/engine/households/income.ts";
import { type Rights, rightsOf, ruleOf } from "../../../src/engine/households/rights.ts";
import { benefitRow, payRow, rule } from "../../randomHouseholds.ts";
import { assemble, regime } from "../../worlds.ts";

const plain = ruleOf(rule(), (quantity) => Number(quantity));

/** A world of one regime and one state rule. */
const rights = (
  payUsdPerWeek: number,
  benefit: Parameters<typeof benefitRow>[1],
  pay: Parameters<typeof payRow>[2] = {},
) =>
  rightsOf(
    assemble({
      regimes: [regime("plain")],
      households: rule(),
      pay: [payRow("plain", payUsdPerWeek, pay)],
      benefits: [benefitRow("home", benefit)],
    }),
    0,
    0,
    (quantity) => Number(quantity),
  );

/** Days of one person who is out from the first day on. */
function spell(of: Rights, days: number, use = plain): Income[] {
  const income = incomeOf(of, use);
  return Array.from({ length: days }, () => {
    const day: Income = { payLostUsd: 0, benefitsUsd: 0, supplementalUsd: 0, claimants: 0, exhausted: 0 };
    income({ out: 1, placed: 0, short: 0, shared: 0 }, day);
    return day;
  });
}

const sum = (days: readonly Income[], of: keyof Income) => days.reduce((total, day) => total + day[of], 0);

describe("unemployment insurance", () => {
  it("pays a share of pay up to a maximum, after the waiting week, for so many weeks", () => {
    // Half of 1,200 a week is over a maximum of 450; twelve paid weeks follow a week's wait.
    const days = spell(rights(1200, { maximumUsdPerWeek: 450, weeks: 12 }), 120);
    expect(days.map((day) => day.claimants)).toEqual([...Array(7).fill(0), ...Array(84).fill(1), ...Array(29).fill(0)]);
    expect(sum(days, "benefitsUsd")).toBeCloseTo(12 * 450, 8);
    expect(days.map((day) => day.exhausted)).toEqual([...Array(91).fill(0), ...Array(29).fill(1)]);
    expect(sum(days, "payLostUsd")).toBeCloseTo((120 / 7) * 1200, 8);
  });

  it("pays the share where that is less, from the first day where there is no waiting week", () => {
    const days = spell(rights(600, { replacementShare: 0.53, maximumUsdPerWeek: 530, waitingWeeks: 0 }), 70);
    expect(sum(days, "benefitsUsd")).toBeCloseTo(10 * 0.53 * 600, 8);
  });

  it("is drawn by those who take it up", () => {
    const days = spell(rights(600, {}), 70, { ...plain, takeUpShare: 0.25 });
    expect(sum(days, "benefitsUsd")).toBeCloseTo(0.25 * 9 * 300, 8);
  });

  it("is not there where a state has no row", () => {
    const files = assemble({ regimes: [regime("plain")], households: rule(), pay: [payRow("plain", 700)] });
    const days = spell(rightsOf(files, 0, 0, Number), 40);
    expect(sum(days, "benefitsUsd")).toBe(0);
    expect(sum(days, "exhausted")).toBe(0);
  });
});

describe("supplemental pay", () => {
  it("lifts the benefit to a share of pay, in the waiting week and after the last benefit too", () => {
    // 74 % of 1,600 is 1,184 a week; the state pays 400 for 4 weeks after the first.
    const days = spell(rights(1600, { weeks: 4 }, { supplementalShare: 0.74, supplementalWeeks: 10 }), 100);
    const weekly = (week: number) => sum(days.slice(7 * week, 7 * week + 7), "supplementalUsd");
    expect(weekly(0)).toBeCloseTo(1184, 8);
    expect(weekly(1)).toBeCloseTo(784, 8);
    expect(weekly(4)).toBeCloseTo(784, 8);
    expect(weekly(5)).toBeCloseTo(1184, 8);
    expect(weekly(9)).toBeCloseTo(1184, 8);
    expect(weekly(10)).toBe(0);
  });

  it("is nothing where the benefit is the higher one, and goes to those who are covered", () => {
    expect(sum(spell(rights(600, {}, { supplementalShare: 0.4 }), 7 * 4), "supplementalUsd")).toBeCloseTo(0.4 * 600, 8);
    const half = spell(rights(1600, {}, { supplementalShare: 0.74, supplementalCoveredShare: 0.5 }), 7);
    expect(sum(half, "supplementalUsd")).toBeCloseTo(592, 8);
  });
});

describe("pay", () => {
  it("is lost in part on short hours and in other work, and whole under public short-time work, which the state makes up", () => {
    const income = incomeOf(rights(700, {}), { ...plain, shortHoursPayLossShare: 0.3, placedPayLossShare: 0.2 });
    const day: Income = { payLostUsd: 0, benefitsUsd: 0, supplementalUsd: 0, claimants: 0, exhausted: 0 };
    income({ out: 0, placed: 10, short: 8, shared: 3 }, day);
    expect(day.payLostUsd).toBeCloseTo(100 * (0.2 * 10 + 3 + 0.3 * 5), 10);
    expect(day.benefitsUsd).toBeCloseTo(3 * 50, 10);
  });
});
