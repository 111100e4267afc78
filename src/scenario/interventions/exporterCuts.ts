import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** The exporter cuts single goods, as an input of what replaces the first. */
export const exporterCuts = defineKind({
  meaning: "The exporter reacts: with a chance it cuts single groups of goods, as silane alone",
  actor: "exporter",
  does:
    "From a day on the named control groups are cut for counted buyers, and for makers abroad who depend on them; ships under way land. Goods of " +
    "others go on. Equipment is in no daily world: it acts on what is built (exporter-cuts-equipment)." +
    " Plants that anticipate judge by all that is cut in the run, so they prepare for it before it comes: the loss errs to the low side.",
  terms: {
    start: true,
    end: true,
    after: true,
    eligible: { none: "the exporter stops goods and not single buyers" },
    delay: "delayDays",
    capacity: "admittedShare",
    takeUp: { none: "nobody here has a say in it" },
  },
  names: { groups: { meaning: "control groups that it cuts", of: "controlGroup" } },
  parameters: {
    cutShare: share(
      "Chance that it cuts them",
      triangular(0.1, 0.3, 0.6),
      judged("in 2023-25 most steps of one side were answered by the other, many with other goods"),
    ),
    delayDays: days("Days until it does", triangular(20, 60, 180), judged("weeks to months between moves in 2025")),
    admittedShare: share(
      "Share of the rest flow that it lets pass all the same",
      { dist: "point", value: 0 },
      judged("a cut; a share of it is what is asked about"),
    ),
  },
  costs: null,
});
