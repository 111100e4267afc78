import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** Firms have to hold more. */
export const inventoryMandate = defineKind({
  meaning: "An inventory mandate: plants hold at least so many days of an input",
  actor: "government",
  does:
    "Plants that hold less than the mandate's level add to it before the cut, as far as firms comply. What is added is locked: it may be used once the " +
    "mandate lapses, and is not refilled. A plant then gets each morning what is missing from a usual day's arrivals until it is gone.",
  terms: {
    start: { none: "what is to be held is held before the cut" },
    end: { none: "it lapses, after delayDays, and for good" },
    eligible: true,
    delay: "delayDays",
    capacity: "heldDays",
    takeUp: "complianceShare",
  },
  names: { products: { meaning: "inputs to be held", of: "product" } },
  parameters: {
    heldDays: days("Days of use to be held", { dist: "point", value: 60 }, judged("the size that is asked about")),
    complianceShare: share(
      "Part of what is missing that firms add",
      triangular(0.5, 0.8, 1),
      judged("inspections are rare"),
    ),
    lapsedShare: share(
      "Part of what is held under it that may be used once it lapses; 0: it stays locked",
      { dist: "point", value: 1 },
      judged("a mandate that is meant for a cut lapses in one; locked stock helps nobody"),
    ),
    delayDays: days(
      "Days of the cut until it lapses",
      triangular(3, 14, 45),
      judged("an order has to be given; as for a public stock, whose trucks it does not need"),
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
