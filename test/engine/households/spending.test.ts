import { describe, expect, it } from "vitest";
import { ruleOf } from "../../../src/engine/households/rights.ts";
import { type LocalDays, spend } from "../../../src/engine/households/spending.ts";
import { rule } from "../../randomHouseholds.ts";

const valued = (given: Parameters<typeof rule>[0]) => ruleOf(rule(given), (quantity) => Number(quantity));
const noRights = { payUsd: 0, benefitUsd: 0, waitingDays: 0, benefitDays: 0 };

function run(days: number, income: number, of: ReturnType<typeof valued>, rights = noRights): LocalDays {
  const column = () => new Float64Array(days);
  const local = { jobs: column(), spendingLostUsd: column(), payLostUsd: column(), benefitsUsd: column() };
  spend(rights, of, 0, column().fill(income), local);
  return local;
}

describe("spending", () => {
  it("closes 1 / lag of its gap to the income lost each day: 1 - (1 - 1 / lag)^n of it after n days", () => {
    const days = run(60, 1000, valued({ spendLagDays: 20 }));
    for (const n of [1, 5, 20, 60]) expect(days.spendingLostUsd[n - 1]).toBeCloseTo(500 * (1 - 0.95 ** n), 9);
  });

  it("costs jobs with the closed form of two lags in a row", () => {
    // localShare x spending x 365 / sales = 0.5 x 500 x 365 / 100,000 = 0.9125 jobs in the end.
    const [a, b] = [1 / 20, 1 / 50];
    const days = run(300, 1000, valued({ spendLagDays: 20, localJobLagDays: 50 }));
    // x' = x + b (1 - (1 - a)^(n + 1) - x) from x = 0
    const c = (b * (1 - a)) / (a - b);
    const closed = (n: number) => 1 + c * (1 - a) ** n - (1 + c) * (1 - b) ** n;
    for (const n of [1, 10, 100, 300]) expect(days.jobs[n - 1]).toBeCloseTo(0.9125 * closed(n), 9);
  });

  it("brings the induced part of a Type II multiplier in the end: local people lose pay as well", () => {
    const of = valued({ localPayUsdPerWeek: 700 });
    const jobs = run(400, 1000, of, { ...noRights, payUsd: 100 }).jobs[399]!;
    const k = (0.5 * 0.5 * 365) / 100_000;
    expect(jobs).toBeCloseTo((k * 1000) / (1 - k * 100), 9);
  });

  it("costs nothing when no income is lost, to the last bit", () => {
    const days = run(100, 0, valued({ localPayUsdPerWeek: 700 }), { ...noRights, payUsd: 100 });
    for (const column of Object.values(days)) expect([...column]).toEqual(Array(100).fill(0));
  });
});
