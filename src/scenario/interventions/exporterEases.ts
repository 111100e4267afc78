import { answerDelay } from "./answers.ts";
import { defineKind, judged, share, triangular } from "./kind.ts";

/** The exporter gives way. */
export const exporterEases = defineKind({
  meaning: "The exporter reacts: with a chance it eases, and admits a share again",
  actor: "exporter",
  does:
    "From a day on at least a share of the rest flow passes and lands, of all that is cut or of the named groups, whatever else the exporter has done " +
    "by then. An exporter who sells below its price instead acts on what is built, and nobody decides on a plant within a cut: see exporter-undercuts.",
  terms: {
    start: true,
    end: true,
    after: true,
    eligible: { none: "the exporter lets goods pass and not single buyers" },
    delay: "delayDays",
    capacity: "admittedShare",
    takeUp: { none: "whoever buys takes what passes" },
  },
  names: { groups: { meaning: "control groups that pass again; all unless given", of: "controlGroup", otherwise: [] } },
  parameters: {
    easeShare: share(
      "Chance that it eases",
      triangular(0.1, 0.3, 0.6),
      judged("truces followed each escalation of 2025"),
    ),
    delayDays: answerDelay,
    admittedShare: share(
      "Share of the rest flow that passes once it eases",
      triangular(0.3, 0.7, 1),
      judged("licences for volumes"),
    ),
  },
  costs: null,
});
