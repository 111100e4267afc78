import { answerDelay, answerShare, foreseen, noSay, stillAdmitted, stopsGoods } from "./answers.ts";
import { defineKind, judged } from "./kind.ts";

/** The exporter cuts more, up the world's ladder of scopes. */
export const exporterClimbs = defineKind({
  meaning: "The exporter reacts: with a chance it climbs the world's ladder of scopes",
  actor: "exporter",
  does:
    "From a day on everything up to a rung of the ladder is cut for counted buyers, and for makers abroad who depend on it; what was cut already stays " +
    "cut, ships under way land. What is missing then has the root cause of the first control. The exporter is nobody's choice here: put it under " +
    `interventions: and compare what is done with it in force. ${foreseen}`,
  terms: {
    start: true,
    end: true,
    after: true,
    eligible: stopsGoods,
    delay: "delayDays",
    capacity: "toRung",
    takeUp: noSay,
  },
  names: {},
  parameters: {
    climbShare: answerShare("climbs"),
    toRung: {
      meaning: "Rung up to which it then cuts: 1 is the lowest of the world's ladder",
      unit: "rung",
      prior: { dist: "discrete", values: [2, 3, 4], weights: [0.4, 0.4, 0.2] },
      bounds: [0, 100],
      source: judged(
        "the next rung more likely than the last; the list of October 2025 went as far as cells and equipment",
      ),
    },
    delayDays: answerDelay,
    admittedShare: stillAdmitted,
  },
  costs: null,
});
