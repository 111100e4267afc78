import { floor, max, min } from "../../numbers/math.ts";
import type { HouseholdRule } from "../../scenario/householdTypes.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { Valuer } from "../../world/rows.ts";

/** What one person earns a day, and what is paid when they are out of work; one row of draws, dollars a calendar day. */
export interface Rights {
  readonly payUsd: number;
  /** State benefit, paid after `waitingDays` for `benefitDays`; whole days. */
  readonly benefitUsd: number;
  readonly waitingDays: number;
  readonly benefitDays: number;
  /** What supplemental pay lifts the benefit to, for the share of people covered, for `supplementalDays` from the first day on. */
  readonly supplementalUsd: number;
  readonly coveredShare: number;
  readonly supplementalDays: number;
}

/** The household rule under one row of draws. */
export type Rule = Readonly<Record<keyof HouseholdRule, number>>;

export const ruleOf = (rule: HouseholdRule, value: Valuer): Rule =>
  Object.fromEntries(Object.entries(rule).map(([name, quantity]) => [name, value(quantity)])) as Rule;

const DAYS = 7;

/** Whole days of a number of weeks. */
const daysOf = (weeks: number): number => floor(weeks * DAYS + 0.5);

/**
 * Rights of those who earn `payUsdPerWeek` in a region: weekly benefit = min(replacementShare x pay, maximum); no row, no benefit.
 */
export function benefitOf(files: WorldFiles, region: number, payUsdPerWeek: number, value: Valuer) {
  const { id } = files.regions[region]!;
  const row = files.benefits.find((one) => one.region === id);
  if (row === undefined) return { benefitUsd: 0, waitingDays: 0, benefitDays: 0, incomeTaxShare: 0 };
  const weekly = min(value(row.replacementShare) * payUsdPerWeek, value(row.maximumUsdPerWeek));
  return {
    benefitUsd: weekly / DAYS,
    waitingDays: daysOf(value(row.waitingWeeks)),
    benefitDays: daysOf(value(row.weeks)),
    incomeTaxShare: value(row.incomeTaxShare),
  };
}

/** Rights of the people of one regime in one region. @throws Error when pay.csv has no such regime: checks refuse such a world. */
export function rightsOf(files: WorldFiles, region: number, regime: number, value: Valuer): Rights {
  const { regime: name } = files.regimes[regime]!;
  const row = files.pay.find((one) => one.regime === name);
  if (row === undefined) throw new Error(`pay.csv has no row for regime ${name}`);
  const payUsdPerWeek = value(row.payUsdPerWeek);
  const { benefitUsd, waitingDays, benefitDays } = benefitOf(files, region, payUsdPerWeek, value);
  return {
    payUsd: payUsdPerWeek / DAYS,
    benefitUsd,
    waitingDays,
    benefitDays,
    supplementalUsd: (value(row.supplementalShare) * payUsdPerWeek) / DAYS,
    coveredShare: value(row.supplementalCoveredShare),
    supplementalDays: max(daysOf(value(row.supplementalWeeks)), 0),
  };
}
