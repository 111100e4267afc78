import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** What the exporter does when it sees what is done. */
export const exporterReaction = defineKind({
  meaning: "The exporter reacts: with chances of their own it cuts further products, and eases",
  actor: "exporter",
  does:
    "From its start and a delay on the named products are cut for counted buyers too, wherever they come from under a control group; and, by " +
    "another draw, everything eases to a share. Nobody's choice here: compare it in a package to see what survives it.",
  names: { products: { meaning: "products that it cuts beside", of: "product" } },
  parameters: {
    climbShare: share(
      "Chance that it cuts further products",
      triangular(0.1, 0.3, 0.6),
      judged("in 2023-25 most answers were answered"),
    ),
    easeShare: share(
      "Chance that it eases",
      triangular(0.1, 0.3, 0.6),
      judged("truces followed each escalation of 2025"),
    ),
    delayDays: days("Days from the start to either", triangular(20, 60, 180), judged("weeks between moves in 2025")),
    admittedShare: share(
      "Share of the rest flow that passes once it eases",
      triangular(0.3, 0.7, 1),
      judged("licences for volumes"),
    ),
  },
  costs: null,
});
