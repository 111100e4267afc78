import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { FOLLOW_WANTED, type Row, type World } from "../../world/tables.ts";

/**
 * Orders for tomorrow: planned use, and a share of what is missing from the aim, the pipeline counted in.
 *
 *   planned = restUse x (target / rest)          (what today's line wants / rest, for a slot called off just in time)
 *   order   = max(0, planned + (restStock - stock - transitGap) / restockDays)
 *   ask     = max(0, base + orderShare x (order - restUse) / slotUnitsPerUnit)
 *
 * Planned use follows orders, not yesterday's output: a stopped line still orders. With use in its place, or without the
 * pipeline in the aim, a chain with long transit collapses with no shock at all, or never restarts after one.
 * The share of a cut supplier is not handed to others here: a second source has to be qualified first.
 */
export function order(world: World, block: Block, site: Row): void {
  const rest = block.restOutput[site]!;
  const target = min(block.targetUnits[site]!, block.capacityUnits[site]! * block.availableShare[site]!);
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    let meant = target;
    if (world.ordersFollow[slot]! === FOLLOW_WANTED) meant = block.wantedUnits[site]!;
    const pace = rest > 0 ? meant / rest : 0;
    for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
      const restUse = block.restUse[fill]!;
      const missing = block.restStockUnits[fill]! - block.stockUnits[fill]! - block.transitGapUnits[fill]!;
      const planned = restUse * pace;
      if (world.fillMarket[fill]! >= 0) block.plannedUnits[fill] = planned / block.slotUnitsPerUnit[fill]!;
      const wish = max(planned + missing / block.restockDays[slot]!, 0);
      const change = (wish - restUse) / block.slotUnitsPerUnit[fill]!;
      for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
        block.askUnits[link] = max(block.base[link]! + block.orderShare[link]! * change, 0);
    }
  }
}
