import { type Block, RING } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * Dispatch: what a site's suppliers sent today goes on its way, as a deviation from rest.
 *
 *   shippedGap = sent - base      transitGap += shippedGap
 *
 * Shapes: links of a site's fills; origin links write today's entry of their ring. Units: links in the product's, gaps in slot units.
 */
export function dispatch(world: World, block: Block, site: Row, day: number): void {
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
      const perUnit = block.slotUnitsPerUnit[fill]!;
      let leaving = 0 * perUnit;
      for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
        const gap = block.sentUnits[world.outEntry[link]!]! - block.base[link]!;
        const ring = world.originRow[link]!;
        if (ring >= 0) block.shippedRing[ring * RING + (day & 63)] = gap;
        block.shippedGapUnits[link] = gap;
        leaving = leaving + gap;
      }
      block.transitGapUnits[fill] = block.transitGapUnits[fill]! + leaving * perUnit;
    }
  }
}
