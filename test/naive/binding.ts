import type { Forms } from "../../src/scenario/types.ts";
import type { NaiveSlot } from "./things.ts";

/** How much of a shortage in a slot a site feels: 1 all of it, 0.5 half, 0 nothing. Generated suppliers' parts bind nobody. */
export function felt({ row }: NaiveSlot, { criticality }: Forms): number {
  if (row === null) return 0;
  if (row.criticality === "critical" || criticality === "leontief") return 1;
  return row.criticality === "important" && criticality === "half-critical" ? 0.5 : 0;
}
