import { max, min } from "../numbers/math.ts";
import { dayNumber, dayNumberOf, weekdayOf } from "./calendar.ts";

/**
 * The payroll operator: what a month's payroll count sees of daily layoffs.
 *
 * The US count (BLS Current Employment Statistics) takes everybody who was paid for any part of the pay period that holds the 12th
 * of the month (BLS Handbook of Methods, CES, "Concepts"). Somebody laid off and called back between two such periods is invisible;
 * somebody laid off on the 13th shows a month later, and after a period of two weeks only if out for all of it.
 *
 *   lost(month) = max(0, min of outOfWork over the evenings before each day of the period - changes of place in it)
 *
 * People on strike are on no payroll either, and are added to those out of work where a run has any (collectOutcomes).
 *
 * Who is out on the evening before a day and is not called back does not work on it. At one site the least number out is exact as
 * long as people only leave, or only return, within the period; those who return and those who leave in their stead are subtracted
 * where they are known (turns in a partial shortage, series `rotated`). Over many sites it is an upper limit, since one site may call
 * back in the week in which another sends home. Those who found other work are on another payroll and not counted as lost.
 */

/** How long a pay period is. In the United States 43 % of employers pay every two weeks and 27 % every week (BLS, recalled). */
export type PayPeriod = "weekly" | "biweekly";

/** A month's pay period in days after the effective date, both ends included; the first may lie before it. */
export interface PayMonth {
  /** `2027-02` */
  readonly month: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Months whose pay period ends within a run. Weeks run from Sunday to Saturday; two weeks are that of the 12th and the one before.
 *
 * Assumption (ours): which of the two weeks comes first is not the same everywhere. If wrong, people laid off in the week after the
 * period, or before it, show a month earlier or later.
 * @param effective ISO date of day 0
 * @param days length of the run
 */
export function payMonths(effective: string, days: number, period: PayPeriod = "biweekly"): PayMonth[] {
  const first = dayNumberOf(effective);
  const [startYear, startMonth] = effective.split("-").map(Number) as [number, number];
  const months: PayMonth[] = [];
  for (let n = startMonth - 1; ; n++) {
    const year = startYear + (n - (n % 12)) / 12;
    const month = (n % 12) + 1;
    const { from, to } = payPeriod(year, month, first, period);
    if (to > days) return months;
    if (dayNumber(year, month, 12) >= first)
      months.push({ month: `${year}-${month < 10 ? "0" : ""}${month}`, from, to });
  }
}

/** The pay period of a month, in days after day number `first`; it may lie before that day. */
export function payPeriod(year: number, month: number, first: number, period: PayPeriod = "biweekly") {
  const twelfth = dayNumber(year, month, 12);
  const to = twelfth - weekdayOf(twelfth) + 6 - first;
  return { from: to - (period === "weekly" ? 6 : 13), to };
}

/**
 * People of a daily series who were out for the whole of a pay period; before day 0 nobody was.
 *
 * @param out [day][replication], people out at the end of each day
 * @param changes [day][replication], people who came back from a turn at home since day 0, others having gone; null when unknown
 */
export function unpaid(
  out: ArrayLike<number>,
  changes: ArrayLike<number> | null,
  { from, to }: Pick<PayMonth, "from" | "to">,
  replications: number,
  local: number,
): number {
  if (from < 1) return 0;
  const [eve, end] = [(from - 1) * replications + local, (to - 1) * replications + local];
  let least = out[eve]!;
  for (let at = eve + replications; at <= end; at += replications) least = min(least, out[at]!);
  const turned = changes === null ? 0 : changes[end]! - changes[eve]!;
  return max(least - turned, 0);
}
