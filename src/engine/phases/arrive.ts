import { max, min } from "../../numbers/math.ts";
import { type Block, RING } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any, lag } from "../kernel.ts";
import { allowed } from "./allow.ts";

/**
 * Arrivals: what was shipped yesterday (sites) or a transit time ago (origins) is received; and what may be shipped today is settled.
 *
 *   received = restUse + sum of deviations of what arrives      transitGap -= those deviations
 *   landed   = arriving, and at most landed share x base where goods at sea are stopped
 *   released = min(public stock held for the site, reserveShare x what is missing from a usual day's arrivals), from reserveDay on
 *   due      = what the controls of the day allow of yesterday's ask
 *
 * Shapes: fills of a site's slots and their links. Units: stocks and received in slot units, links in the product's units.
 */
export function arrive(world: World, block: Block, site: Row, day: number): void {
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
      const perUnit = block.slotUnitsPerUnit[fill]!;
      let arriving = 0 * perUnit;
      let stopped = 0 * perUnit;
      for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
        const ring = world.originRow[link]!;
        const gate = world.gate[link]!;
        let gap = block.shippedGapUnits[link]!;
        if (ring >= 0) gap = lag(block.shippedRing, ring, RING, day, block.delayDays[ring]!);
        if (gate >= 0) {
          const landed = block.landedShare[day * world.gates + gate]!;
          const over = max(block.base[link]! + gap - landed * block.base[link]!, 0);
          const barred = landed < 1 ? over : 0;
          block.stoppedUnits[link] = barred;
          stopped = stopped + barred;
        }
        block.dueUnits[link] = allowed(world, block, link, block.askUnits[link]!, day);
        arriving = arriving + gap;
      }
      block.transitGapUnits[fill] = block.transitGapUnits[fill]! - arriving * perUnit;
      const arrived = max(block.restUse[fill]! + (arriving - stopped) * perUnit, 0);
      const reserve = block.reserveUnits[fill]!;
      let released = 0 * perUnit;
      if (any(reserve > 0)) {
        const wanted = block.reserveShare[fill]! * max(block.restUse[fill]! - arrived, 0);
        released = day >= block.reserveDay[fill]! ? min(reserve, wanted) : 0;
      }
      block.reserveUnits[fill] = reserve - released;
      block.releasedUnits[fill] = released;
      block.receivedUnits[fill] = arrived + released;
    }
  }
}
