import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** A duty that is not levied for a while. */
export const dutyWaiver = defineKind({
  meaning: "A waiver of import duties on an input",
  actor: "government",
  does:
    "Takes the duty off the price paid, in proportion to what is imported at rest. It eases margins and prices of final goods; it brings no " +
    "goods where the exporter stops them.",
  terms: {
    start: true,
    end: true,
    eligible: { none: "a duty is waived for a product, whoever imports it" },
    delay: "delayDays",
    capacity: { none: "a waiver has no quota here" },
    takeUp: "importedShare",
  },
  names: { products: { meaning: "products whose duty is waived", of: "product" } },
  parameters: {
    dutyShare: share(
      "Duty waived, over the value without it",
      { dist: "point", value: 0.25 },
      {
        kind: "published",
        by: "official",
        ref: "section 301 on graphite anode material, 25 %; exclusion ended 2024-06-14",
      },
    ),
    delayDays: days(
      "Days from the start to the waiver",
      triangular(14, 45, 120),
      judged("a notice by the trade representative"),
    ),
    importedShare: share(
      "Part of imports at rest that still comes and would have paid",
      triangular(0.1, 0.4, 0.8),
      judged("duty that nobody would have paid is not lost"),
    ),
  },
  costs: [
    {
      meaning: "duty forgone, a year",
      per: "dutyUsd",
      parameter: "importedShare",
      when: "response",
      payer: "public",
      socialShare: 0,
    },
  ],
});
