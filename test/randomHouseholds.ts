import type { BenefitRow, HouseholdRule, PayRow } from "../src/scenario/householdTypes.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";

const from = { line: 1, sourceKind: "judgement", source: "invented for tests", note: "" };

/** A household rule of plain numbers; override what the test is about. */
export const rule = (given: Partial<HouseholdRule> = {}): HouseholdRule => ({
  takeUpShare: 1,
  shortHoursPayLossShare: 0,
  placedPayLossShare: 0,
  spendShare: 0.5,
  spendLagDays: 1,
  localShare: 0.5,
  localSalesUsdPerJobYear: 100_000,
  localJobLagDays: 1,
  localPayUsdPerWeek: 0,
  incomeTaxShare: 0,
  payrollTaxShare: 0,
  salesTaxShare: 0,
  ...given,
});

export const payRow = (regime: string, payUsdPerWeek: number, given: Partial<PayRow> = {}): PayRow => ({
  ...from,
  regime,
  payUsdPerWeek,
  supplementalShare: 0,
  supplementalCoveredShare: 1,
  supplementalWeeks: 52,
  ...given,
});

export const benefitRow = (region: string, given: Partial<BenefitRow> = {}): BenefitRow => ({
  ...from,
  region,
  replacementShare: 0.5,
  maximumUsdPerWeek: 400,
  waitingWeeks: 1,
  weeks: 26,
  incomeTaxShare: 0,
  ...given,
});

/** Gives about half of the random worlds households. Dice of their own. */
export function withHouseholds(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`households of ${seed}`);
  if (d.chance(0.5)) return files;
  return {
    ...files,
    households: rule({
      takeUpShare: d.between(0.3, 1),
      shortHoursPayLossShare: d.between(0, 1),
      placedPayLossShare: d.between(0, 0.5),
      spendShare: d.between(0, 1),
      spendLagDays: d.between(1, 60),
      localJobLagDays: d.between(1, 60),
      localPayUsdPerWeek: d.between(0, 900),
      incomeTaxShare: d.between(0, 0.2),
      payrollTaxShare: d.between(0, 0.2),
      salesTaxShare: d.between(0, 0.1),
    }),
    stages: files.stages.map((row) => ({ ...row, valueAddedUsdPerWorkerYear: d.between(0, 400_000) })),
    pay: files.regimes.map(({ regime }) =>
      payRow(regime, d.between(400, 2000), {
        supplementalShare: d.chance(0.4) ? d.between(0.5, 1) : 0,
        supplementalCoveredShare: d.between(0, 1),
        supplementalWeeks: d.whole(0, 10),
      }),
    ),
    benefits: files.regions
      .filter(() => d.chance(0.8))
      .map(({ id }) =>
        benefitRow(id, { waitingWeeks: d.whole(0, 2), weeks: d.whole(1, 12), incomeTaxShare: d.between(0, 0.1) }),
      ),
  };
}
