import type { Quantity } from "./types.ts";
import type { Row } from "./worldTypes.ts";

/** What a world says of households: who earns what, what they get out of work, and how their spending feeds local jobs. */

/** pay.csv: one row a regime. */
export interface PayRow extends Row {
  readonly regime: string;
  /** Gross pay of one employee, dollars a week. */
  readonly payUsdPerWeek: Quantity;
  /** Supplemental pay by the employer: what it and the state's benefit together come to, as a share of pay; 0: there is none. */
  readonly supplementalShare: Quantity;
  /** Share of the people who have a right to it, and the weeks for which it is paid, counted from the day they leave. */
  readonly supplementalCoveredShare: Quantity;
  readonly supplementalWeeks: Quantity;
}

/** benefits.csv: unemployment insurance and taxes, one row a region; a region without one pays no benefit and no tax of its own. */
export interface BenefitRow extends Row {
  readonly region: string;
  /** Weekly benefit = min(replacementShare x pay, maximumUsdPerWeek), paid after waitingWeeks, for at most weeks. */
  readonly replacementShare: Quantity;
  readonly maximumUsdPerWeek: Quantity;
  readonly waitingWeeks: Quantity;
  readonly weeks: Quantity;
  /** The region's own tax on one more dollar of pay. */
  readonly incomeTaxShare: Quantity;
}

/** world.yaml, `households`: from lost pay to lost spending, local jobs and taxes. */
export interface HouseholdRule {
  /** Share of those out of work who qualify for the benefit and claim it. */
  readonly takeUpShare: Quantity;
  /** Pay lost by those on short hours, as a share of the hours without work; outside public short-time work. */
  readonly shortHoursPayLossShare: Quantity;
  /** Pay lost by those who found other work. */
  readonly placedPayLossShare: Quantity;
  /** Share of a lost dollar of disposable income by which spending falls, and the mean lag with which it does. */
  readonly spendShare: Quantity;
  readonly spendLagDays: Quantity;
  /** Share of that spending which goes to local services, and what they sell for each job, dollars a year. */
  readonly localShare: Quantity;
  readonly localSalesUsdPerJobYear: Quantity;
  /** Mean lag with which local services let people go and hire them again, and their gross pay. */
  readonly localJobLagDays: Quantity;
  readonly localPayUsdPerWeek: Quantity;
  /** Federal tax on one more dollar of pay; payroll taxes of employee and employer together; taxes on spending. */
  readonly incomeTaxShare: Quantity;
  readonly payrollTaxShare: Quantity;
  readonly salesTaxShare: Quantity;
}
