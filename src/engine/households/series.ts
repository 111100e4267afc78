import type { Economy } from "../../world/economy.ts";
import type { Series } from "../series.ts";
import { peopleGroups } from "./groups.ts";

/** Beginning of the names of series that tell of the whole country's households. */
export const householdPrefix = "households.";

/** Totals of a day, in the order of their series. Money adds up from day 0 on, in millions of dollars; people are those of the day. */
export const householdTotals = [
  ["inducedJobs", "jobs", "Local service jobs lost because wages are not spent; in no count of people out of work"],
  ["claimants", "people", "Out of work and drawing unemployment insurance, the chain's people"],
  ["exhausted", "people", "Out of work for longer than unemployment insurance pays, the chain's people who claimed"],
  ["payLost", "million USD", "Gross pay that the chain's people lost since day 0"],
  ["supplemental", "million USD", "Supplemental pay from employers since day 0"],
  [
    "benefits",
    "million USD",
    "Unemployment insurance and short-time benefits paid since day 0, local services' people included",
  ],
  ["spendingLost", "million USD", "Spending of households lost since day 0"],
  ["inducedPayLost", "million USD", "Gross pay that people in local services lost since day 0"],
  [
    "taxesLost",
    "million USD",
    "Taxes on pay and spending lost since day 0, less those on benefits and supplemental pay",
  ],
  ["fiscalCost", "million USD", "Benefits paid and taxes lost since day 0"],
  ["valueAddedLost", "million USD", "Value added lost in the chain since day 0, by output against rest"],
] as const;

export type HouseholdTotal = (typeof householdTotals)[number][0];

/** Totals that are told by region too. */
export const regionalTotals = ["inducedJobs", "payLost"] as const;

/** Rows of regions.csv where anybody of the chain is counted, ascending. */
export const householdRegions = (economy: Pick<Economy, "files" | "world">): number[] => [
  ...new Set(peopleGroups(economy).map(({ region }) => region)),
];

/** Daily series of households; none where the world says nothing of them. */
export function householdSeries(economy: Pick<Economy, "files" | "world">): Series[] {
  const { files } = economy;
  if (files.households === null) return [];
  const real = (name: string, unit: string, meaning: string): Series => ({ name, kind: "real", unit, meaning });
  const regions = householdRegions(economy).map((row) => files.regions[row]!);
  return [
    ...householdTotals.map(([name, unit, meaning]) => real(`${householdPrefix}${name}`, unit, meaning)),
    ...regionalTotals.flatMap((total) => {
      const [, unit, meaning] = householdTotals.find(([name]) => name === total)!;
      return regions.map(({ id, name }) => real(`${total}.region.${id}`, unit, `${meaning}; in ${name}`));
    }),
  ];
}
