import { judged, share, triangular } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** The exporter stops the machines that plants elsewhere are built with. */
export const exporterCutsEquipment = definePathKind({
  meaning: "The exporter cuts equipment: plants under way outside China are built more slowly for some months",
  actor: "exporter",
  does:
    "From its first day, for so many months, a day of building at plants at home and of allies does only what needs none of the missing machines; then " +
    "others deliver, and building goes on at its pace. Companies decide with the building time of before. Plants that run are not touched: spare parts are in no table.",
  parameters: {
    missingShare: share(
      "Share of a day's building that waits for machines which the exporter alone delivers in time",
      triangular(0.1, 0.4, 0.8),
      judged(
        "most furnaces, mixers and coaters of anode and cell plants are Chinese; Japanese and Korean makers have long order books",
      ),
    ),
    months: {
      meaning: "Months until others deliver them",
      unit: "month",
      prior: triangular(6, 15, 36),
      bounds: [0, 240],
      source: judged("lead times of large machines from other makers, and room to make more of them"),
    },
  },
  cost: "none to the public; what is built late is the loss",
});
