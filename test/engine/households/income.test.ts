import { describe, expect, it } from "vitest";
import { addIncome, allocateSpells, type GroupPeople, type Income } from "../../../src/engine/households/income.ts";
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

/** Income by day of people of whom nobody else is counted. */
function incomeOf(of: Rights, use: typeof plain, people: GroupPeople): Income {
  const column = () => new Float64Array(people.out.length);
  const income = {
    payLostUsd: column(),
    benefitsUsd: column(),
    supplementalUsd: column(),
    claimants: column(),
    exhausted: column(),
  };
  addIncome(of, use, people, income, allocateSpells(people.out.length));
  return income;
}

/** Days of one person who is out from the first day on. */
function spell(of: Rights, days: number, use = plain): Income {
  const nobody = new Float64Array(days);
  return incomeOf(of, use, {
    out: nobody.map(() => 1),
    placed: nobody,
    short: nobody,
    shared: nobody,
    striking: nobody,
  });
}

const sum = (days: Income, of: keyof Income, from = 0, until = Infinity) =>
  days[of].slice(from, until).reduce((total, value) => total + value, 0);

describe("unemployment insurance", () => {
  it("pays a share of pay up to a maximum, after the waiting week, for so many weeks", () => {
    // Half of 1,200 a week is over a maximum of 450; twelve paid weeks follow a week's wait.
    const days = spell(rights(1200, { maximumUsdPerWeek: 450, weeks: 12 }), 120);
    expect([...days.claimants]).toEqual([...Array(7).fill(0), ...Array(84).fill(1), ...Array(29).fill(0)]);
    expect(sum(days, "benefitsUsd")).toBeCloseTo(12 * 450, 8);
    expect([...days.exhausted]).toEqual([...Array(91).fill(0), ...Array(29).fill(1)]);
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
    const weekly = (week: number) => sum(days, "supplementalUsd", 7 * week, 7 * week + 7);
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
    const only = (people: number) => Float64Array.of(people);
    const people = { out: only(0), placed: only(10), short: only(8), shared: only(3), striking: only(0) };
    const use = { ...plain, shortHoursPayLossShare: 0.3, placedPayLossShare: 0.2 };
    const day = incomeOf(rights(700, {}), use, people);
    expect(day.payLostUsd[0]).toBeCloseTo(100 * (0.2 * 10 + 3 + 0.3 * 5), 10);
    expect(day.benefitsUsd[0]).toBeCloseTo(3 * 50, 10);
  });

  it("is lost whole on strike, and no benefit is drawn for it", () => {
    const nobody = new Float64Array(30);
    const all = { out: nobody, placed: nobody, short: nobody, shared: nobody, striking: nobody.map(() => 4) };
    const days = incomeOf(rights(700, {}, { supplementalShare: 0.7 }), plain, all);
    expect(sum(days, "payLostUsd")).toBeCloseTo(30 * 4 * 100, 8);
    for (const none of ["benefitsUsd", "supplementalUsd", "claimants"] as const) expect(sum(days, none)).toBe(0);
  });
});
