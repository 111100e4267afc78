import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { Valuer } from "../../world/rows.ts";
import type { PeopleGroup } from "./groups.ts";
import { type Income, incomeOf } from "./income.ts";
import { benefitOf, rightsOf, ruleOf } from "./rights.ts";
import { type HouseholdTotal, householdTotals } from "./series.ts";
import { keptOfBenefits, keptOfPay, type LocalDay, spendingOf } from "./spending.ts";

/** One replication's people as it was recorded. */
export interface RecordedPeople {
  readonly days: number;
  /** People of a group, by day. */
  readonly out: (group: number) => Float64Array;
  readonly placed: (group: number) => Float64Array;
  readonly short: (group: number) => Float64Array;
  readonly shared: (group: number) => Float64Array;
  /** Value added lost in the chain on a day, dollars. */
  readonly valueAddedLostUsd: (day: number) => number;
}

/** Daily series of one replication: by total, and for the totals that are told by region, by region in ascending order. */
export interface HouseholdAccount {
  readonly totals: Readonly<Record<HouseholdTotal, Float64Array>>;
  readonly inducedJobs: readonly Float64Array[];
  readonly payLost: readonly Float64Array[];
}

const MILLION = 1e6;

/**
 * Households of one replication, from its recorded people alone: no site of the chain sells to households what it makes of its days here,
 * so nothing feeds back, and no phase is needed for it.
 *
 *   income lost = pay lost x keptOfPay - (benefits + supplemental) x keptOfBenefits
 *   taxes lost  = pay lost, local pay included, x (income taxes + payrollTaxShare) - (benefits + supplemental) x income taxes
 *                 + salesTaxShare x spending lost
 *
 * @param value the replication's factors
 * @throws Error when the world has no household rule
 */
export function accountOf(
  files: WorldFiles,
  groups: readonly PeopleGroup[],
  value: Valuer,
  people: RecordedPeople,
): HouseholdAccount {
  if (files.households === null) throw new Error(`world ${files.name} has no households`);
  const { days } = people;
  const rule = ruleOf(files.households, value);
  const column = () => new Float64Array(days);
  const totals = Object.fromEntries(householdTotals.map(([name]) => [name, column()])) as HouseholdAccount["totals"];
  const regions = [...new Set(groups.map(({ region }) => region))];
  const inducedJobs: Float64Array[] = [];
  const payLost: Float64Array[] = [];
  const today: Income = { payLostUsd: 0, benefitsUsd: 0, supplementalUsd: 0, claimants: 0, exhausted: 0 };
  const local: LocalDay = { jobs: 0, spendingLostUsd: 0, payLostUsd: 0, benefitsUsd: 0 };
  const benefitsOf = column();
  const supplementalOf = column();

  for (const region of regions) {
    const pay = column();
    const jobs = column();
    benefitsOf.fill(0);
    supplementalOf.fill(0);
    groups.forEach((group, at) => {
      if (group.region !== region) return;
      const [out, placed, short, shared] = [people.out(at), people.placed(at), people.short(at), people.shared(at)];
      // Where nobody ever leaves or waits there is nothing to account for.
      if (empty(out) && empty(placed) && empty(short)) return;
      const income = incomeOf(rightsOf(files, region, group.regime, value), rule);
      for (let day = 0; day < days; day++) {
        income({ out: out[day]!, placed: placed[day]!, short: short[day]!, shared: shared[day]! }, today);
        pay[day]! += today.payLostUsd;
        benefitsOf[day]! += today.benefitsUsd;
        supplementalOf[day]! += today.supplementalUsd;
        totals.claimants[day]! += today.claimants;
        totals.exhausted[day]! += today.exhausted;
      }
    });
    const { incomeTaxShare, ...benefit } = benefitOf(files, region, rule.localPayUsdPerWeek, value);
    const spend = spendingOf({ payUsd: rule.localPayUsdPerWeek / 7, ...benefit }, rule, incomeTaxShare);
    const ofPay = keptOfPay(rule, incomeTaxShare);
    const ofBenefits = keptOfBenefits(rule, incomeTaxShare);
    const taxOnIncome = rule.incomeTaxShare + incomeTaxShare;
    for (let day = 0; day < days; day++) {
      const helped = benefitsOf[day]! + supplementalOf[day]!;
      spend(pay[day]! * ofPay - helped * ofBenefits, local);
      jobs[day] = local.jobs;
      totals.inducedJobs[day]! += local.jobs;
      totals.payLost[day]! += pay[day]!;
      totals.supplemental[day]! += supplementalOf[day]!;
      totals.benefits[day]! += benefitsOf[day]! + local.benefitsUsd;
      totals.spendingLost[day]! += local.spendingLostUsd;
      totals.inducedPayLost[day]! += local.payLostUsd;
      totals.taxesLost[day]! +=
        (pay[day]! + local.payLostUsd) * (taxOnIncome + rule.payrollTaxShare) -
        (helped + local.benefitsUsd) * taxOnIncome +
        rule.salesTaxShare * local.spendingLostUsd;
    }
    inducedJobs.push(jobs);
    payLost.push(addUp(pay));
  }
  for (let day = 0; day < days; day++) {
    totals.fiscalCost[day] = totals.benefits[day]! + totals.taxesLost[day]!;
    totals.valueAddedLost[day] = people.valueAddedLostUsd(day);
  }
  for (const [name, unit] of householdTotals) if (unit === "million USD") addUp(totals[name]);
  return { totals, inducedJobs, payLost };
}

const empty = (values: Float64Array): boolean => values.every((value) => value === 0);

/** Dollars a day become millions of dollars since day 0. */
function addUp(series: Float64Array): Float64Array {
  let sum = 0;
  for (let day = 0; day < series.length; day++) {
    sum += series[day]! / MILLION;
    series[day] = sum;
  }
  return series;
}
