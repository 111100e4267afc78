import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** Talks that open part of what is cut. */
export const licenceDiplomacy = defineKind({
  meaning: "Licence diplomacy: talks after which part of what is cut passes again",
  actor: "government",
  does:
    "With a chance it succeeds; then, after a delay, every control on counted buyers lets at least a share of the rest flow pass and land. " +
    "What is given in return is outside the model, so it has no cost here.",
  terms: {
    start: true,
    end: true,
    eligible: { none: "talks open a share for every buyer; licences plant by plant are a control's (licence)" },
    delay: "delayDays",
    capacity: "admittedShare",
    takeUp: { none: "whoever buys takes what passes" },
  },
  names: {},
  parameters: {
    successShare: share(
      "Chance that talks succeed within the horizon",
      triangular(0.2, 0.5, 0.8),
      judged("truces of 2025 came within weeks to months of each escalation, and broke"),
    ),
    delayDays: days(
      "Days from the start to the first licences",
      triangular(30, 75, 180),
      judged(
        "Geneva 2025 took five weeks, the truce of November 2025 four weeks after the threat, rare-earth licences months",
      ),
    ),
    admittedShare: share(
      "Share of the rest flow that passes then",
      triangular(0.3, 0.6, 1),
      judged("licences are given in part, for volumes and to some"),
    ),
  },
  costs: null,
});
