import { max, min } from "../../numbers/math.ts";
import type { Rights, Rule } from "./rights.ts";
import { longerThan } from "./window.ts";

/** People of one group on one day: out of work, placed elsewhere, on short hours, and of these under public short-time work. */
export interface GroupDay {
  readonly out: number;
  readonly placed: number;
  readonly short: number;
  readonly shared: number;
}

/** What a group's households lose and get on one day, dollars, and how many draw or have used up the state's benefit. */
export interface Income {
  payLostUsd: number;
  benefitsUsd: number;
  supplementalUsd: number;
  claimants: number;
  exhausted: number;
}

/**
 * A day's income of one group, days in their order.
 *
 *   pay lost     = pay x (out + placedPayLossShare x placed + shared + shortHoursPayLossShare x (short - shared))
 *   served       = longerThan(waitingDays) - longerThan(waitingDays + benefitDays), of those out
 *   benefits     = benefit x (takeUpShare x served + shared)
 *   supplemental = coveredShare x (lifted to x young - min(benefit, lifted to) x takeUpShare x min(served, young)),
 *                  young = out - longerThan(supplementalDays)
 *
 * Those under notice are paid. Short-time benefits are the weekly benefit times the hours without work. Assumption (ours): taking up
 * is a trait of people and not of weeks, and spells are measured by longerThan.
 */
export function incomeOf(rights: Rights, rule: Rule): (people: GroupDay, into: Income) => void {
  const waited = longerThan(rights.waitingDays);
  const ended = longerThan(rights.waitingDays + rights.benefitDays);
  const old = longerThan(rights.supplementalDays);
  const { payUsd, benefitUsd, supplementalUsd, coveredShare } = rights;
  const { takeUpShare, placedPayLossShare, shortHoursPayLossShare } = rule;
  const lifted = min(benefitUsd, supplementalUsd);
  return ({ out, placed, short, shared }, into) => {
    const exhausted = ended(out);
    const served = waited(out) - exhausted;
    const unpaidHours = shared + shortHoursPayLossShare * max(short - shared, 0);
    into.payLostUsd = payUsd * (out + placedPayLossShare * placed + unpaidHours);
    into.benefitsUsd = benefitUsd * (takeUpShare * served + shared);
    const young = out - old(out);
    into.supplementalUsd =
      supplementalUsd > 0 ? coveredShare * (supplementalUsd * young - lifted * takeUpShare * min(served, young)) : 0;
    into.claimants = takeUpShare * served;
    into.exhausted = rights.benefitDays > 0 ? takeUpShare * exhausted : 0;
  };
}
