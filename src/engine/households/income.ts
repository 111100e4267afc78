import { max, min } from "../../numbers/math.ts";
import type { Rights, Rule } from "./rights.ts";
import { longerThan } from "./window.ts";

/** People of one group by day: out of work, placed elsewhere, on short hours, of these under public short-time work, and on strike. */
export interface GroupPeople {
  readonly out: Float64Array;
  readonly placed: Float64Array;
  readonly short: Float64Array;
  readonly shared: Float64Array;
  readonly striking: Float64Array;
}

/** What households lose and get by day, dollars, and how many people draw or have used up the state's benefit. */
export interface Income {
  readonly payLostUsd: Float64Array;
  readonly benefitsUsd: Float64Array;
  readonly supplementalUsd: Float64Array;
  readonly claimants: Float64Array;
  readonly exhausted: Float64Array;
}

/**
 * Adds a group's income to that of others.
 *
 *   pay lost     = pay x (out + placedPayLossShare x placed + shared + shortHoursPayLossShare x (short - shared) + striking)
 *   served       = longerThan(waitingDays) - longerThan(waitingDays + benefitDays), of those out
 *   benefits     = benefit x (takeUpShare x served + shared)
 *   supplemental = coveredShare x (lifted to x young - min(benefit, lifted to) x takeUpShare x min(served, young)),
 *                  young = out - longerThan(supplementalDays)
 *
 * Those under notice are paid. Strikers lose their pay and draw no benefit: most states pay none in a labour dispute (recalled); what a
 * union's fund pays them, about a sixth of pay at car makers in 2019 (recalled), is left out. Short-time benefits are the weekly benefit times the hours without work. Assumption (ours): taking up
 * is a trait of people and not of weeks, and spells are measured by longerThan.
 */
export function addIncome(rights: Rights, rule: Rule, people: GroupPeople, into: Income): void {
  const { out, placed, short, shared, striking } = people;
  const { payLostUsd, benefitsUsd, supplementalUsd, claimants, exhausted } = into;
  const waited = longerThan(rights.waitingDays);
  const ended = longerThan(rights.waitingDays + rights.benefitDays);
  const old = longerThan(rights.supplementalDays);
  const { takeUpShare, placedPayLossShare, shortHoursPayLossShare } = rule;
  const lifted = min(rights.benefitUsd, rights.supplementalUsd);
  const { payUsd, benefitUsd, supplementalUsd: fullUsd, coveredShare } = rights;
  const benefitsEnd = rights.benefitDays > 0;
  for (let day = 0; day < out.length; day++) {
    const away = out[day]!;
    const done = ended(away);
    const served = waited(away) - done;
    const unpaidHours = shared[day]! + shortHoursPayLossShare * max(short[day]! - shared[day]!, 0);
    payLostUsd[day]! += payUsd * (away + placedPayLossShare * placed[day]! + unpaidHours + striking[day]!);
    benefitsUsd[day]! += benefitUsd * (takeUpShare * served + shared[day]!);
    claimants[day]! += takeUpShare * served;
    if (benefitsEnd) exhausted[day]! += takeUpShare * done;
    if (fullUsd <= 0) continue;
    const young = away - old(away);
    supplementalUsd[day]! += coveredShare * (fullUsd * young - lifted * takeUpShare * min(served, young));
  }
}
