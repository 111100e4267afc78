import { max } from "../../numbers/math.ts";
import type { Rights, Rule } from "./rights.ts";
import { longerThan } from "./window.ts";

/** What local services of one region lose by day. */
export interface LocalDays {
  /** Local jobs lost at the day's end. */
  readonly jobs: Float64Array;
  /** Spending that households withhold, on anything, dollars that day. */
  readonly spendingLostUsd: Float64Array;
  readonly payLostUsd: Float64Array;
  readonly benefitsUsd: Float64Array;
}

/** Share of a dollar of pay that is left to spend, and of a dollar of benefits: only pay bears payroll taxes, half of them the employee's. */
export const keptOfPay = (rule: Rule, regionTaxShare: number): number =>
  max(0, 1 - rule.incomeTaxShare - regionTaxShare - rule.payrollTaxShare / 2);
export const keptOfBenefits = (rule: Rule, regionTaxShare: number): number =>
  max(0, 1 - rule.incomeTaxShare - regionTaxShare);

/**
 * From income lost, dollars by day, to spending and local jobs, one region. Two first-order lags in a row:
 *
 *   spending += (spendShare x (income lost + local income lost yesterday) - spending) / spendLagDays
 *   jobs     += (localShare x spending x 365 / localSalesUsdPerJobYear - jobs) / localJobLagDays
 *
 * so that a constant loss of income brings jobs = k x income / (1 - k x income of one local job), the induced part of a Type II
 * multiplier, in the end, with k = spendShare x localShare x 365 / localSalesUsdPerJobYear: and nothing when nobody loses pay.
 * Source: the household row of Miller & Blair (2009), Input-Output Analysis, ch. 6, with lags of our own.
 */
export function spend(
  rights: Pick<Rights, "payUsd" | "benefitUsd" | "waitingDays" | "benefitDays">,
  rule: Rule,
  regionTaxShare: number,
  incomeLostUsd: Float64Array,
  into: LocalDays,
): void {
  const jobsPerUsd = (rule.localShare * 365) / rule.localSalesUsdPerJobYear;
  const { spendShare, spendLagDays, localJobLagDays, takeUpShare } = rule;
  const { payUsd, benefitUsd } = rights;
  const waited = longerThan(rights.waitingDays);
  const ended = longerThan(rights.waitingDays + rights.benefitDays);
  const ofPay = keptOfPay(rule, regionTaxShare);
  const ofBenefits = keptOfBenefits(rule, regionTaxShare);
  let spending = 0;
  let jobs = 0;
  let localIncome = 0;
  for (let day = 0; day < incomeLostUsd.length; day++) {
    spending += (spendShare * (incomeLostUsd[day]! + localIncome) - spending) / spendLagDays;
    jobs += (jobsPerUsd * spending - jobs) / localJobLagDays;
    const payLost = jobs * payUsd;
    const benefits = benefitUsd * takeUpShare * (waited(jobs) - ended(jobs));
    localIncome = payLost * ofPay - benefits * ofBenefits;
    into.jobs[day] = jobs;
    into.spendingLostUsd[day] = spending;
    into.payLostUsd[day] = payLost;
    into.benefitsUsd[day] = benefits;
  }
}
