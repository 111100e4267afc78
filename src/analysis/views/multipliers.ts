import { ruleOf } from "../../engine/households/rights.ts";
import { keptOfPay } from "../../engine/households/spending.ts";
import type { Economy } from "../../world/economy.ts";
import type { Valuer } from "../../world/rows.ts";
import { allFelt, inputLimit } from "./limits.ts";
import { type Coefficients, leontief } from "./multiplier.ts";
import type { Network } from "./network.ts";
import type { Shock } from "./shock.ts";

/** Jobs that a table of multipliers counts. */
export interface Multipliers {
  /** At plants whose own purchases from abroad, or whose own capacity, are cut. */
  readonly direct: number;
  /** And at their suppliers: Type I. */
  readonly typeOne: number;
  /** And in local services, because wages are not spent: Type II; equal to Type I in a world without households. */
  readonly typeTwo: number;
}

/** Share of output that each site loses by the shock itself, all its suppliers whole. */
export function directLoss(network: Network, shock: Shock): Float64Array {
  const whole = new Float64Array(network.sites).fill(1);
  return shock.site.map((own, site) => 1 - Math.min(own, inputLimit(network, shock, whole, allFelt, site)));
}

/** Rows of sites: shares of their output that buyers take, for each share that the buyer makes. */
export const salesRows = ({ sites, outStart, buyer, outShare }: Network): [number, number][][] =>
  Array.from({ length: sites }, (_, site) => {
    const row: [number, number][] = [];
    for (let at = outStart[site]!; at < outStart[site + 1]!; at++)
      if (buyer[at]! >= 0) row.push([buyer[at]!, outShare[at]!]);
    return row;
  });

/**
 * The multiplier view of a shock: direct jobs, those of all suppliers by the world's own links, and a household row of each region whose
 * unit is one local job: wages lost in the region, less taxes, times spendShare x localShare over what a local job sells. Benefits, stocks,
 * customers, time: a table of multipliers knows none of them. Losses of one site add up and are not capped at the whole of it.
 */
export function multipliersOf(
  { files, world }: Pick<Economy, "files" | "world">,
  network: Network,
  shock: Shock,
  value: Valuer,
): Multipliers {
  const direct = directLoss(network, shock);
  const jobs = (lost: ArrayLike<number>) => network.people.reduce((sum, count, site) => sum + count * lost[site]!, 0);
  const rows = salesRows(network);
  const typeOne = jobs(leontief(rows, direct));
  if (files.households === null) return { direct: jobs(direct), typeOne, typeTwo: typeOne };
  const rule = ruleOf(files.households, value);
  const perUsd = (rule.spendShare * rule.localShare * 365) / rule.localSalesUsdPerJobYear;
  const payOf = files.regimes.map(({ regime }) => value(files.pay.find((row) => row.regime === regime)!.payUsdPerWeek));
  const regions = files.regions.map(({ id }, region) => {
    const tax = files.benefits.find((row) => row.region === id)?.incomeTaxShare ?? 0;
    const kept = keptOfPay(rule, value(tax)) / 7;
    const row: [number, number][] = [[network.sites + region, perUsd * kept * rule.localPayUsdPerWeek]];
    for (let site = 0; site < network.sites; site++)
      if (network.people[site]! > 0 && world.region[site] === region)
        row.push([site, perUsd * kept * payOf[world.regime[site]!]! * network.people[site]!]);
    return row;
  });
  const closed: Coefficients = [...rows, ...regions];
  const all = leontief(closed, [...direct, ...regions.map(() => 0)]);
  const local = all.subarray(network.sites).reduce((sum, count) => sum + count, 0);
  return { direct: jobs(direct), typeOne, typeTwo: typeOne + local };
}
