import { judged, share } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** Demand for batteries outside China grows as somebody says it does. */
export const outsideDemand = definePathKind({
  meaning: "Demand for batteries outside China is so many times today's in five years",
  actor: "markets",
  does:
    "Multiplies the five-year growth of every use, at home and abroad, by one number, so that all of them together reach the multiple; which of " +
    "them grow faster stays what is believed. Its dates do nothing: growth begins on the base day.",
  parameters: {
    multipleAfterFiveYears: {
      meaning: "Batteries outside China five years after the base day, over that day's",
      unit: "multiple",
      prior: { dist: "point", value: 3 },
      bounds: [0.1, 20],
      source: judged("what the op-ed says"),
    },
    strengthShare: share(
      "Share of the way there from what is believed, in logarithms",
      { dist: "point", value: 1 },
      judged("all of it"),
    ),
  },
  cost: "none: it is what may happen, and nobody's choice",
});
