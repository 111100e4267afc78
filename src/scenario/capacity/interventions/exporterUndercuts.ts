import { judged, share, triangular } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** The exporter sells below its price for a while, so that entrants give up. */
export const exporterUndercuts = definePathKind({
  meaning: "The exporter undercuts entrants' prices for some months",
  actor: "exporter",
  does:
    "Takes a share off the exporter's price of graphite, from its first day for so many months, beside what it takes off by itself as entrants grow. " +
    "Companies decide on the price that they see, so that plants are put off or closed; when it is over the price is back at once.",
  parameters: {
    priceCutShare: share(
      "Share that it takes off",
      triangular(0.1, 0.25, 0.4),
      judged("margins of makers in China leave little more; entrants have been undercut before"),
    ),
    months: {
      meaning: "Months for which it does",
      unit: "month",
      prior: triangular(12, 36, 60),
      bounds: [0, 240],
      source: judged("long enough for a company's patience of two years to end"),
    },
  },
  cost: "the exporter's own revenue, not counted; the public pays nothing",
});
