import { judged, share, triangular } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** The consumer path of silicon: phones and devices first. */
export const consumersFirst = definePathKind({
  meaning: "Phones first: makers of silicon at home get into phones and other devices",
  actor: "government",
  does:
    "Opens a share of the silicon of phones and devices abroad to makers at home, above the share that buys from them anyway: pooled testing, " +
    "help with export. Devices pay most for energy density, so they are served first; what is learned there makes vehicles' silicon cheaper.",
  parameters: {
    openedShare: share(
      "Of the silicon of devices that would not be bought from makers at home, the share that may be",
      triangular(0.1, 0.3, 0.5),
      judged("brands outside China have not chosen their makers yet"),
    ),
    programmeMusdPerYear: {
      meaning: "What the programme costs",
      unit: "million USD/year",
      prior: triangular(5, 15, 50),
      bounds: [0, 1e6],
      source: judged("laboratories and people; no such programme has a published budget"),
    },
  },
  cost: "the programme's yearly cost while it lasts; paid by the public (interventionsMusd)",
});
