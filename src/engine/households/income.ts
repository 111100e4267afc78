import { max, min } from "../../numbers/math.ts";
import type { Rights, Rule } from "./rights.ts";
import { allLongerThan } from "./window.ts";

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

/** Of one group, for each day: people out for longer than the wait, than benefits last and than supplemental pay lasts; and scratch. */
export type Spells = Readonly<Record<"waited" | "ended" | "old" | "ends", Float64Array>>;

/** Allocates them, to be used group after group. */
export const allocateSpells = (days: number): Spells => ({
  waited: new Float64Array(days),
  ended: new Float64Array(days),
  old: new Float64Array(days),
  ends: new Float64Array(days),
});

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
export function addIncome(rights: Rights, rule: Rule, people: GroupPeople, into: Income, spells: Spells): void {
  const { out, placed, short, shared, striking } = people;
  const { payLostUsd, benefitsUsd, supplementalUsd, claimants, exhausted } = into;
  const { waited, ended, old, ends } = spells;
  const { takeUpShare, placedPayLossShare, shortHoursPayLossShare } = rule;
  const { payUsd, benefitUsd, supplementalUsd: fullUsd, coveredShare } = rights;
  const lifted = min(benefitUsd, fullUsd);
  const benefitsEnd = rights.benefitDays > 0;
  allLongerThan(rights.waitingDays, out, waited, ends);
  allLongerThan(rights.waitingDays + rights.benefitDays, out, ended, ends);
  for (let day = 0; day < out.length; day++) {
    const done = ended[day]!;
    const served = waited[day]! - done;
    const unpaidHours = shared[day]! + shortHoursPayLossShare * max(short[day]! - shared[day]!, 0);
    payLostUsd[day]! += payUsd * (out[day]! + placedPayLossShare * placed[day]! + unpaidHours + striking[day]!);
    benefitsUsd[day]! += benefitUsd * (takeUpShare * served + shared[day]!);
    claimants[day]! += takeUpShare * served;
    if (benefitsEnd) exhausted[day]! += takeUpShare * done;
  }
  if (fullUsd <= 0) return;
  allLongerThan(rights.supplementalDays, out, old, ends);
  for (let day = 0; day < out.length; day++) {
    const served = waited[day]! - ended[day]!;
    const young = out[day]! - old[day]!;
    supplementalUsd[day]! += coveredShare * (fullUsd * young - lifted * takeUpShare * min(served, young));
  }
}
