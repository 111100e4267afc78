import { administration, days, defineKind, dollars, judged, share, triangular } from "./kind.ts";

/** Rated orders: what is short goes to some buyers first. */
export const priorityOrders = defineKind({
  meaning: "Priority allocation: rated orders for some end uses, and for plants that live on them",
  actor: "government",
  does:
    "While it lasts every supplier serves these end uses, and plants of which they take a good part at rest, before all others. " +
    "It moves supply and adds none: others lose what they gain.",
  terms: {
    start: true,
    end: true,
    eligible: { none: "endUses says whose orders come first, livesOnShare which plants follow" },
    delay: "delayDays",
    capacity: { none: "no order that is rated is limited in size" },
    takeUp: { none: "suppliers have to follow a rated order" },
  },
  names: { endUses: { meaning: "end uses whose orders come first", of: "endUse" } },
  parameters: {
    livesOnShare: share(
      "Least part of a plant's sales at rest that ends in these uses, for its orders to be rated as well",
      { dist: "point", value: 0.3 },
      judged("a rating travels up with the rated order; here whole plants are rated or none"),
    ),
    delayDays: days("Days from the start to the first rated orders", triangular(7, 30, 90), {
      kind: "recalled",
      note: "practice of 2020-22 under title I of the Defense Production Act",
    }),
    administrationUsd: dollars("Administration", "USD", triangular(1e6, 3e6, 8e6), judged("an office and its lawyers")),
  },
  costs: [administration],
});
