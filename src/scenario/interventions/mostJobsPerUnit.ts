import { administration, days, defineKind, dollars, judged, share, triangular } from "./kind.ts";

/** Scarce input goes first to where most jobs hang on a unit of it. */
export const mostJobsPerUnit = defineKind({
  meaning: "Scarce input goes to the plants with most jobs per unit of it",
  actor: "government",
  does:
    "Ranks counted plants by the jobs that hang on a unit of what they use, their own and those downstream by share of what they buy, and " +
    "rates the orders of the best until they make up a share of use at rest. It moves supply and adds none.",
  terms: {
    start: true,
    end: true,
    eligible: true,
    delay: "delayDays",
    capacity: "ratedShare",
    takeUp: { none: "suppliers have to follow a rated order" },
  },
  names: { products: { meaning: "inputs that are rationed so", of: "product" } },
  parameters: {
    ratedShare: share(
      "Share of use at rest whose buyers come first",
      { dist: "point", value: 0.5 },
      judged("the first half; all would be nobody"),
    ),
    delayDays: days("Days from the start to the first rated orders", triangular(14, 45, 120), {
      kind: "judgement",
      note: "as rated orders, and a list has to be agreed on",
    }),
    administrationUsd: dollars(
      "Administration",
      "USD",
      triangular(1e6, 4e6, 10e6),
      judged("an office and its lawyers"),
    ),
  },
  costs: [administration],
});
