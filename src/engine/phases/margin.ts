import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { type Row, UNLIMITED, type World } from "../../world/tables.ts";

/** Loss, over revenue at rest, from which a day of loss counts in full. */
const FULL_LOSS_SHARE = 0.1;

/**
 * What a seller could sell of its usual amount, what its inputs cost more than at rest, and whether it still earns anything: a line
 * that loses money is run down.
 *
 *   offerShare = min(available, runShare) x wanted / target
 *   costRise  = sum over fills of costShare x (paid - 1)
 *   margin    = marginShare + (own paid - 1) - costRise, or the same at spot prices if that is more
 *   lossDays += clamp(-margin / 0.1, -1, 1), within 0 and 2 x lossPatienceDays
 *   runShare  = min(1, 2 - lossDays / lossPatienceDays)
 *
 * Shares of revenue at rest. Sums of days and a slope instead of a switch: a line does not flicker around a margin of 0, and lines
 * that leave make the goods scarce that the others sell, until the price bears their costs.
 * Assumption (ours): the volumes of rest weigh the costs, a site earns on all it sells what counted buyers pay, and a line that would
 * earn at spot prices waits for its contracts to follow. Without the last, contracts that lag would stop lines after a recovery.
 */
export function margin(world: World, block: Block, site: Row): void {
  if (world.siteMarket[site]! >= 0) {
    const target = block.targetUnits[site]!;
    const carried = target > 0 ? block.wantedUnits[site]! / target : 1;
    block.offerShare[site] = min(block.availableShare[site]!, block.runShare[site]!) * carried;
    let rise = 0;
    let spotRise = 0;
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
      for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
        const market = world.fillMarket[fill]!;
        if (market >= 0) {
          const share = block.costShare[fill]!;
          rise = rise + share * (block.paidRatio[market]! - 1);
          spotRise = spotRise + share * (block.spotRatio[market]! - 1);
        }
      }
    }
    block.costRise[site] = rise;
    if (world.marginShare[site]! < UNLIMITED) {
      const patience = block.lossPatienceDays[site]!;
      const market = world.siteMarket[site]!;
      const paidMargin = block.paidRatio[market]! - 1 - rise;
      const spotMargin = block.spotRatio[market]! - 1 - spotRise;
      const earned = world.marginShare[site]! + max(paidMargin, spotMargin);
      const step = max(min(-earned / FULL_LOSS_SHARE, 1), -1);
      const days = max(min(block.lossDays[site]! + step, 2 * patience), 0);
      block.lossDays[site] = days;
      block.runShare[site] = min(2 - days / patience, 1);
    }
  }
}
