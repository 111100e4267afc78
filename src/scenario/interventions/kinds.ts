import { dutyWaiver } from "./dutyWaiver.ts";
import { exporterClimbs } from "./exporterClimbs.ts";
import { exporterCuts } from "./exporterCuts.ts";
import { exporterEases } from "./exporterEases.ts";
import { inventoryMandate } from "./inventoryMandate.ts";
import { licenceDiplomacy } from "./licenceDiplomacy.ts";
import { mostJobsPerUnit } from "./mostJobsPerUnit.ts";
import { priorityOrders } from "./priorityOrders.ts";
import { redeployment } from "./redeployment.ts";
import { shortTimeCompensation } from "./shortTimeCompensation.ts";
import { alliedSurge, emergencyQualification, importWaiver } from "./sources.ts";
import { stockpile } from "./stockpile.ts";
import { wageSubsidy } from "./wageSubsidy.ts";

/** Every kind of intervention, by the word that files use for it. */
export const kinds = {
  stockpile,
  "short-time-compensation": shortTimeCompensation,
  "wage-subsidy": wageSubsidy,
  "priority-orders": priorityOrders,
  "most-jobs-per-unit": mostJobsPerUnit,
  "licence-diplomacy": licenceDiplomacy,
  "duty-waiver": dutyWaiver,
  "allied-surge": alliedSurge,
  "emergency-qualification": emergencyQualification,
  "import-waiver": importWaiver,
  "inventory-mandate": inventoryMandate,
  redeployment,
  "exporter-climbs": exporterClimbs,
  "exporter-cuts": exporterCuts,
  "exporter-eases": exporterEases,
} as const;
