import { max } from "../../numbers/math.ts";
import type { Rights, Rule } from "./rights.ts";
import { longerThan } from "./window.ts";

/** What local services of one region lose on one day. */
export interface LocalDay {
  /** Local jobs lost at the day's end. */
  jobs: number;
  /** Spending that households withhold, on anything, dollars that day. */
  spendingLostUsd: number;
  payLostUsd: number;
  benefitsUsd: number;
}

/** Share of a dollar of pay that is left to spend, and of a dollar of benefits: only pay bears payroll taxes, half of them the employee's. */
export const keptOfPay = (rule: Rule, regionTaxShare: number): number =>
  max(0, 1 - rule.incomeTaxShare - regionTaxShare - rule.payrollTaxShare / 2);
export const keptOfBenefits = (rule: Rule, regionTaxShare: number): number =>
  max(0, 1 - rule.incomeTaxShare - regionTaxShare);

/**
 * From income lost to spending and local jobs, one region, days in their order. Two first-order lags in a row:
 *
 *   spending += (spendShare x (income lost + local income lost yesterday) - spending) / spendLagDays
 *   jobs     += (localShare x spending x 365 / localSalesUsdPerJobYear - jobs) / localJobLagDays
 *
 * so that a constant loss of income brings jobs = k x income / (1 - k x income of one local job), the induced part of a Type II
 * multiplier, in the end, with k = spendShare x localShare x 365 / localSalesUsdPerJobYear: and nothing when nobody loses pay.
 * Source: the household row of Miller & Blair (2009), Input-Output Analysis, ch. 6, with lags of our own.
 */
export function spendingOf(
  rights: Pick<Rights, "payUsd" | "benefitUsd" | "waitingDays" | "benefitDays">,
  rule: Rule,
  regionTaxShare: number,
): (incomeLostUsd: number, into: LocalDay) => void {
  const jobsPerUsd = (rule.localShare * 365) / rule.localSalesUsdPerJobYear;
  const waited = longerThan(rights.waitingDays);
  const ended = longerThan(rights.waitingDays + rights.benefitDays);
  const ofPay = keptOfPay(rule, regionTaxShare);
  const ofBenefits = keptOfBenefits(rule, regionTaxShare);
  let spending = 0;
  let jobs = 0;
  let localIncome = 0;
  return (incomeLostUsd, into) => {
    spending += (rule.spendShare * (incomeLostUsd + localIncome) - spending) / rule.spendLagDays;
    jobs += (jobsPerUsd * spending - jobs) / rule.localJobLagDays;
    const payLost = jobs * rights.payUsd;
    const benefits = rights.benefitUsd * rule.takeUpShare * (waited(jobs) - ended(jobs));
    localIncome = payLost * ofPay - benefits * ofBenefits;
    into.jobs = jobs;
    into.spendingLostUsd = spending;
    into.payLostUsd = payLost;
    into.benefitsUsd = benefits;
  };
}
