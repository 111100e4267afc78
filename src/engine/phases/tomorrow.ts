import { type Block, RING } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { lag } from "../kernel.ts";

/** What will arrive for a fill tomorrow morning, as a deviation from rest, in slot units. Read after today's dispatch. */
export function tomorrow(world: World, block: Block, fill: Row, day: number): number {
  let arriving = 0 * block.restUse[fill]!;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
    const ring = world.originRow[link]!;
    let gap = block.shippedGapUnits[link]!;
    if (ring >= 0) gap = lag(block.shippedRing, ring, RING, day + 1, block.delayDays[ring]!);
    arriving = arriving + gap;
  }
  return arriving * block.slotUnitsPerUnit[fill]!;
}
