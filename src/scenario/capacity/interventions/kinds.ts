import { consumersFirst } from "./consumersFirst.ts";
import { exporterCutsEquipment } from "./exporterCutsEquipment.ts";
import { exporterUndercuts } from "./exporterUndercuts.ts";
import { gridPriority } from "./gridPriority.ts";
import { cellIncentive, chainIncentive } from "./incentives.ts";
import { outsideDemand } from "./outsideDemand.ts";
import { priceFloor } from "./priceFloor.ts";

/** Every kind of intervention on what is built, by the word that a programme uses for it. */
export const pathKinds = {
  "grid-priority": gridPriority,
  "cell-incentive": cellIncentive,
  "chain-incentive": chainIncentive,
  "price-floor": priceFloor,
  "exporter-undercuts": exporterUndercuts,
  "exporter-cuts-equipment": exporterCutsEquipment,
  "consumers-first": consumersFirst,
  "outside-demand": outsideDemand,
} as const;
