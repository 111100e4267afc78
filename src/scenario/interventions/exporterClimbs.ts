import { days, defineKind, judged, share, triangular } from "./kind.ts";

/** The exporter cuts more, up the world's ladder of scopes. */
export const exporterClimbs = defineKind({
  meaning: "The exporter reacts: with a chance it climbs the world's ladder of scopes",
  actor: "exporter",
  does:
    "From a day on everything up to a rung of the ladder is cut for counted buyers, and for makers abroad who depend on it; what was cut already stays " +
    "cut, ships under way land. What is missing then has the root cause of the first control. The exporter is nobody's choice here: put it under " +
    "interventions: and compare what is done with it in force." +
    " Plants that anticipate judge by all that is cut in the run, so they prepare for it before it comes: the loss errs to the low side.",
  terms: {
    start: true,
    end: true,
    after: true,
    eligible: { none: "the exporter stops goods and not single buyers" },
    delay: "delayDays",
    capacity: "toRung",
    takeUp: { none: "nobody here has a say in it" },
  },
  names: {},
  parameters: {
    climbShare: share(
      "Chance that it climbs",
      triangular(0.1, 0.3, 0.6),
      judged("in 2023-25 most steps of one side were answered by the other, many with other goods"),
    ),
    toRung: {
      meaning: "Rung up to which it then cuts: 1 is the lowest of the world's ladder",
      unit: "rung",
      prior: { dist: "discrete", values: [2, 3, 4], weights: [0.4, 0.4, 0.2] },
      bounds: [0, 100],
      source: judged(
        "the next rung more likely than the last; the list of October 2025 went as far as cells and equipment",
      ),
    },
    delayDays: days("Days until it does", triangular(20, 60, 180), judged("weeks to months between moves in 2025")),
    admittedShare: share(
      "Share of the rest flow that it lets pass all the same",
      { dist: "point", value: 0 },
      judged("a cut; a share of it is what is asked about"),
    ),
  },
  costs: null,
});
