import { dollars, judged, triangular } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** An offtake contract at a least price, as a contract for differences. */
export const priceFloor = definePathKind({
  meaning: "A floor under the price of anodes made at home: an offtake contract for the difference",
  actor: "government",
  does:
    "Who makes an anode at home earns at least the floor for what is sold, by the graphite that it replaces; the public pays what the market " +
    "does not. Certain where companies' own beliefs of prices are not. It buys nothing that nobody wants.",
  parameters: {
    floorUsdPerTonne: dollars(
      "Least price of a tonne of graphite, or of what replaces it",
      "USD/t",
      triangular(5000, 6500, 8000),
      judged(
        "about the full cost of a plant at home; rare earths for magnets were given a floor of nearly twice the price in 2025 (recalled)",
      ),
    ),
  },
  cost: "floor less price for each tonne sold, while the price is below it; paid by the public (interventionsMusd)",
});
