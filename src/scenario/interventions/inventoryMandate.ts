import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** Firms have to hold more. */
export const inventoryMandate = defineKind({
  meaning: "An inventory mandate: plants hold at least so many days of an input",
  actor: "government",
  does:
    "Raises the stock of each counted plant that holds less, before the cut, as far as firms comply. It may be used up in the cut; what is " +
    "refilled afterwards aims at the same level, which makes a recovery somewhat slower than if it lapsed for good.",
  names: { products: { meaning: "inputs to be held", of: "product" } },
  parameters: {
    heldDays: days("Days of use to be held", { dist: "point", value: 60 }, judged("the size that is asked about")),
    complianceShare: share(
      "Part of what is missing that firms add",
      triangular(0.5, 0.8, 1),
      judged("inspections are rare"),
    ),
    carryingSharePerYear: share(
      "Cost of capital, store and rotation, a year, over its value",
      triangular(0.08, 0.12, 0.18),
      judged("private money is dearer than public"),
    ),
  },
  costs: [
    {
      meaning: "carrying what is held beyond",
      per: "stockUsd",
      parameter: "carryingSharePerYear",
      when: "standing",
      payer: "firms",
      socialShare: 1,
    },
  ],
});
