import type { HouseholdRule } from "./householdTypes.ts";
import { quantity, strict } from "./strict.ts";

/** Range of each number of a world's household rule; a factor in its place must have its bounds there. */
export const householdRanges: Readonly<Record<keyof HouseholdRule, readonly [number, number]>> = {
  takeUpShare: [0, 1],
  shortHoursPayLossShare: [0, 1],
  placedPayLossShare: [0, 1],
  spendShare: [0, 1],
  spendLagDays: [1, 3650],
  localShare: [0, 1],
  localSalesUsdPerJobYear: [1000, 10_000_000],
  localJobLagDays: [1, 3650],
  localPayUsdPerWeek: [0, 100_000],
  incomeTaxShare: [0, 0.5],
  payrollTaxShare: [0, 0.4],
  salesTaxShare: [0, 0.5],
};

/** The shape of `households` in a world.yaml. */
export const households = strict(
  Object.fromEntries(
    Object.entries(householdRanges).map(([key, [low, high]]) => [key, quantity(key, low, high)]),
  ) as Record<keyof HouseholdRule, ReturnType<typeof quantity>>,
  "households",
);
