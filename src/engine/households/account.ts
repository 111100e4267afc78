import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { Valuer } from "../../world/rows.ts";
import type { PeopleGroup } from "./groups.ts";
import { addIncome, allocateSpells, type GroupPeople, type Income } from "./income.ts";
import { benefitOf, rightsOf, ruleOf } from "./rights.ts";
import { type HouseholdTotal, householdTotals } from "./series.ts";
import { keptOfBenefits, keptOfPay, type LocalDays, spend } from "./spending.ts";

/** One replication's people as it was recorded. */
export interface RecordedPeople {
  readonly days: number;
  readonly group: (group: number) => GroupPeople;
  /** Value added lost in the chain by day, dollars. */
  readonly valueAddedLostUsd: Float64Array;
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
  const { claimants, exhausted } = totals;
  const benefitsUsd = column();
  const supplementalUsd = column();
  const incomeLostUsd = column();
  const spells = allocateSpells(days);
  const local: LocalDays = {
    jobs: column(),
    spendingLostUsd: column(),
    payLostUsd: column(),
    benefitsUsd: column(),
  };

  for (const region of regions) {
    const payLostUsd = column();
    benefitsUsd.fill(0);
    supplementalUsd.fill(0);
    const income: Income = { payLostUsd, benefitsUsd, supplementalUsd, claimants, exhausted };
    groups.forEach((group, at) => {
      if (group.region !== region) return;
      const ofGroup = people.group(at);
      // Where nobody ever leaves or waits there is nothing to account for.
      const { out, placed, short, striking } = ofGroup;
      if ([out, placed, short, striking].every(empty)) return;
      addIncome(rightsOf(files, region, group.regime, value), rule, ofGroup, income, spells);
    });
    const { incomeTaxShare, ...benefit } = benefitOf(files, region, rule.localPayUsdPerWeek, value);
    const ofPay = keptOfPay(rule, incomeTaxShare);
    const ofBenefits = keptOfBenefits(rule, incomeTaxShare);
    for (let day = 0; day < days; day++)
      incomeLostUsd[day] = payLostUsd[day]! * ofPay - (benefitsUsd[day]! + supplementalUsd[day]!) * ofBenefits;
    spend({ payUsd: rule.localPayUsdPerWeek / 7, ...benefit }, rule, incomeTaxShare, incomeLostUsd, local);
    const taxOnIncome = rule.incomeTaxShare + incomeTaxShare;
    const { payrollTaxShare, salesTaxShare } = rule;
    for (let day = 0; day < days; day++) {
      const helped = benefitsUsd[day]! + supplementalUsd[day]!;
      totals.inducedJobs[day]! += local.jobs[day]!;
      totals.payLost[day]! += payLostUsd[day]!;
      totals.supplemental[day]! += supplementalUsd[day]!;
      totals.benefits[day]! += benefitsUsd[day]! + local.benefitsUsd[day]!;
      totals.spendingLost[day]! += local.spendingLostUsd[day]!;
      totals.inducedPayLost[day]! += local.payLostUsd[day]!;
      totals.taxesLost[day]! +=
        (payLostUsd[day]! + local.payLostUsd[day]!) * (taxOnIncome + payrollTaxShare) -
        (helped + local.benefitsUsd[day]!) * taxOnIncome +
        salesTaxShare * local.spendingLostUsd[day]!;
    }
    inducedJobs.push(local.jobs.slice());
    payLost.push(addUp(payLostUsd));
  }
  for (let day = 0; day < days; day++) {
    totals.fiscalCost[day] = totals.benefits[day]! + totals.taxesLost[day]!;
    totals.valueAddedLost[day] = people.valueAddedLostUsd[day]!;
  }
  for (const [name, unit] of householdTotals) if (unit === "million USD") addUp(totals[name]);
  return { totals, inducedJobs, payLost };
}

function empty(values: Float64Array): boolean {
  for (let day = 0; day < values.length; day++) if (values[day] !== 0) return false;
  return true;
}

/** Dollars a day become millions of dollars since day 0. */
function addUp(series: Float64Array): Float64Array {
  let sum = 0;
  for (let day = 0; day < series.length; day++) {
    sum += series[day]! / MILLION;
    series[day] = sum;
  }
  return series;
}
