import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** A public stock of one or several products, held for the plants that use them. */
export const stockpile = defineKind({
  meaning: "A public stock, filled before the cut, released to plants in need of it",
  actor: "government",
  does:
    "Holds so many days of each counted plant's use at rest, in the grade that it uses. From the release on, a plant gets each morning " +
    "a share of what is missing from a usual day's arrivals until its part is gone. Private cover falls by a share of it, at most by half.",
  terms: {
    start: true,
    end: { none: "it ends when it is gone; releaseShare spreads it" },
    eligible: true,
    delay: "delayDays",
    capacity: "fillDays",
    takeUp: { none: "every plant in need of it draws its part" },
  },
  names: { products: { meaning: "products held", of: "product" } },
  parameters: {
    fillDays: {
      ...days(
        "Days of use held on the effective day",
        { dist: "point", value: 90 },
        judged("the size that is asked about"),
      ),
      bounds: [0, 1000],
    },
    delayDays: days(
      "Days from the start to the first release",
      triangular(3, 14, 45),
      judged("an order to release, trucks, acceptance at the plant; the oil reserve delivers from about day 13 on"),
    ),
    releaseShare: share(
      "Share of what is missing that is released each day",
      { dist: "point", value: 1 },
      judged("a rule that spreads it over longer saves fewer jobs sooner"),
    ),
    crowdOutShare: share(
      "Private stock given up for each day of public stock",
      triangular(0, 0.05, 0.2),
      judged("no case of battery material is known"),
    ),
    carryingSharePerYear: share(
      "Cost of capital, store and rotation, a year, over its value",
      triangular(0.06, 0.1, 0.15),
      judged("4-5 % for money, the rest for dry storage, insurance and rotation"),
    ),
    lossOnSaleShare: share(
      "Loss when it is sold, over its value",
      triangular(0, 0.1, 0.3),
      judged("prices fall after a cut as they rose before it"),
    ),
    priceOverRest: {
      meaning: "Price paid to fill it, over that of rest",
      unit: "ratio",
      prior: triangular(0.7, 0.8, 1.2),
      bounds: [0.1, 10],
      source: {
        kind: "derived",
        note: "about $4/kg of Chinese anode material and duties against the $5.4/kg of the world's price; buying so much moves it",
      },
    },
  },
  costs: [
    {
      meaning: "carrying the stock",
      per: "stockUsd",
      parameter: "carryingSharePerYear",
      when: "standing",
      payer: "public",
      socialShare: 1,
    },
    {
      meaning: "loss on sale",
      per: "stockUsd",
      parameter: "lossOnSaleShare",
      when: "response",
      payer: "public",
      socialShare: 1,
    },
  ],
});
