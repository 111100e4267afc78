import { administration, days, defineKind, dollars, judged, type Parameter, share, triangular } from "./kind.ts";

const moreShare = (prior: ReturnType<typeof triangular>, note: string): Parameter => ({
  meaning: "More than second sources would deliver, over what they have to spare",
  unit: "share",
  prior,
  bounds: [0, 10],
  source: judged(note),
});

const premiumShare: Parameter = {
  meaning: "Premium and take-or-pay, over the value at rest of what is ordered beyond",
  unit: "share",
  prior: triangular(0.1, 0.4, 1),
  bounds: [0, 10],
  source: judged("allied graphite is quoted half as dear again; guarantees are paid whether or not goods are taken"),
};

const ordered = {
  meaning: "premium over a year",
  per: "orderedUsd",
  parameter: "premiumShare",
  when: "response",
  payer: "public",
  socialShare: 1,
} as const;

const programmes = {
  meaning: "tests and samples, a buyer's slot",
  per: "programmes",
  parameter: "usdPerProgramme",
  when: "response",
  payer: "public",
  socialShare: 1,
} as const;

/** Makers abroad are paid to run harder for counted buyers. */
export const alliedSurge = defineKind({
  meaning: "Allied surge purchase: makers abroad are paid to make more for buyers here",
  actor: "government",
  does:
    "Raises what second sources abroad can spare and what they deliver once qualified. Nobody is qualified sooner for it, and who is cut " +
    "with the exporter, or depends on its precursors, stays cut.",
  terms: {
    start: {
      none: "contracts stand on the day of the cut; goods come once their makers are qualified, which takes months",
    },
    end: { none: "what is contracted is delivered as long as the run lasts" },
    eligible: true,
    delay: { none: "the days of qualification, a plant at a time, are its delay" },
    capacity: "moreShare",
    takeUp: { none: "who is qualified and short takes it" },
  },
  names: { products: { meaning: "products ordered", of: "product" } },
  parameters: {
    moreShare: moreShare(triangular(0.2, 0.5, 1), "overtime, idle lines, goods turned away from other buyers"),
    premiumShare,
  },
  costs: [ordered],
});

/** Second sources and materials are proved together and faster. */
export const emergencyQualification = defineKind({
  meaning: "Emergency qualification: pooled tests, shared data, waived trials",
  actor: "government",
  does: "Shortens what is left of programmes for second sources and for other materials, from its delay on. It makes no goods.",
  terms: {
    start: true,
    end: true,
    eligible: true,
    delay: "delayDays",
    capacity: {
      unit: "programmes",
      meaning: "most programmes that laboratories take, of the plants that use most first",
    },
    takeUp: { none: "tests are pooled: whoever proves a source takes part" },
  },
  names: { products: { meaning: "products that are qualified faster", of: "product" } },
  parameters: {
    cutShare: share(
      "Share of the remaining days of a programme that it saves",
      triangular(0.15, 0.35, 0.6),
      judged("like-for-like graphite takes 4-18 months in an emergency, cycle tests alone some months"),
    ),
    delayDays: days(
      "Days before it helps",
      triangular(14, 30, 90),
      judged("laboratories, samples, agreements on data"),
    ),
    usdPerProgramme: dollars(
      "Tests and samples, a buyer's slot",
      "USD/programme",
      triangular(2e5, 1e6, 4e6),
      judged("cells, cyclers and staff for some months"),
    ),
  },
  costs: [programmes],
});

/** Cells or systems from others may come in without rules that keep them out. */
export const importWaiver = defineKind({
  meaning: "An import waiver for finished goods, as cells: rules on origin and tests are set aside",
  actor: "government",
  does: "Second sources abroad may deliver more of these goods, and sooner. Goods that the exporter stops stay stopped.",
  terms: {
    start: true,
    end: { none: "who is approved stays approved" },
    eligible: true,
    delay: "delayDays",
    capacity: "moreShare",
    takeUp: { none: "who is short takes it" },
  },
  names: { products: { meaning: "products let in", of: "product" } },
  parameters: {
    moreShare: moreShare(triangular(0.1, 0.3, 0.8), "makers outside China ran at half of capacity in 2025"),
    cutShare: share(
      "Share of the days until they are approved that it saves",
      triangular(0.1, 0.3, 0.6),
      judged("rules on origin fall away, fit and safety do not"),
    ),
    delayDays: days("Days before it helps", triangular(14, 45, 120), judged("rulemaking or a proclamation")),
    administrationUsd: dollars("Administration", "USD", triangular(5e5, 2e6, 5e6), judged("an office")),
  },
  costs: [administration],
});
