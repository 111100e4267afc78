import { dollars, judged, triangular } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

const amount = (meaning: string) =>
  dollars(
    meaning,
    "USD/kWh",
    triangular(3, 5, 10),
    judged("between nothing and the fading credit of 35 dollars a kWh"),
  );

/** Money for finished cells, wherever what is in them comes from. */
export const cellIncentive = definePathKind({
  meaning: "An incentive for cells made at home, whatever is in them",
  actor: "government",
  does:
    "Adds to the production credit of cells made at home and sold. Companies count on it for as long as it is law. It builds plants that would not pay " +
    "without it; how much of the need cells from home can serve stays what is believed, and it raises no wage, price or quality.",
  parameters: { usdPerKwh: amount("Paid for a kWh of cells made at home") },
  cost: "dollars a kWh of cells sold; paid by the public (interventionsMusd)",
});

/** Money for the chain: it is paid only for what is made at home of an anode. */
export const chainIncentive = definePathKind({
  meaning: "An incentive for the chain on home soil: paid for anodes made at home, graphite or silicon",
  actor: "government",
  does:
    "Adds to the production credit of anodes by the kWh that they serve; a tonne of silicon counts as the graphite that it replaces. " +
    "Cells with an anode from elsewhere get nothing. A cell maker who is paid and passes it on comes to the same.",
  parameters: { usdPerKwh: amount("Paid for a kWh of anode made at home") },
  cost: "dollars a kWh of anode sold; paid by the public (interventionsMusd)",
});
