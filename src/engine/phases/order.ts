import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { bandOfCover } from "../../world/cover.ts";
import { LAST_DEMAND, URGENCY } from "../../world/forms.ts";
import { FOLLOW_WANTED, type Row, type World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { inPlace, usualDays } from "./replace.ts";
import { tomorrow } from "./tomorrow.ts";

/**
 * Orders for tomorrow: planned use, and a share of what is missing from the aim, the pipeline counted in.
 *
 *   planned = restUse x (target / rest)          (what today's line would take / rest, for a slot called off just in time)
 *     of the pipeline, what comes in the place of other fills is left out (replace.ts), and at a site whose capacity grows also what
 *     its use beyond rest keeps under way: (planned - restUse) x days in transit, at most what is under way beyond rest
 *   order   = max(0, planned + (restStock - stock - transitGap) / restockDays)
 *   ahead   = at least min(planned + (aim ahead - stock - transitGap) / restockDays, ceiling) at a site that buys ahead, with
 *             aim ahead = restStock + cut share x restUse x aheadDays
 *             ceiling = multiple x restUse until the cut begins, then planned: what was bought ahead is not worked off in a cut
 *   ask     = max(0, base + orderShare x (order - restUse) / slotUnitsPerUnit)
 *   band    = bandOfCover(max(0, stock + transitGap), restUse), told to suppliers who serve the neediest first
 *
 * What the pipeline lacks against rest counts as if it were missing on site already: a buyer whose ships have stopped cries out now and
 * not five weeks later, when what is sent can no longer come in time.
 *
 * A call-off follows what the line would make but for parts that are called off themselves: a line that lacks seats today goes on calling
 * for seats. By what it made of them it called for none, had none the day after, and stood every other day for good.
 *
 * Planned use follows orders, not yesterday's output: a stopped line still orders. With use in its place, or without the
 * pipeline in the aim, a chain with long transit collapses with no shock at all, or never restarts after one.
 * `orders: lastDemand` does both, as its source does: planned = restUse x (demand / rest), and of the pipeline only what arrives
 * tomorrow counts. A slot called off just in time is called off in either form. Source of that form: Pichler et al. (2022),
 * doi:10.1016/j.jedc.2022.104527. The share of a cut supplier is not handed to others here: a second source has to be qualified first.
 */
export function order(world: World, block: Block, site: Row, day: number): void {
  const aheadDays = block.aheadDays[site]!;
  const rest = block.restOutput[site]!;
  let target = min(block.targetUnits[site]!, block.capacityUnits[site]! * block.availableShare[site]!);
  if (world.ordersForm === LAST_DEMAND) target = block.demandUnits[site]!;
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    let meant = target;
    if (world.ordersFollow[slot]! === FOLLOW_WANTED) meant = block.calledUnits[site]!;
    const pace = rest > 0 ? meant / rest : 0;
    for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
      const restUse = block.restUse[fill]!;
      let coming = block.transitGapUnits[fill]!;
      if (world.ordersForm === LAST_DEMAND) coming = tomorrow(world, block, fill, day);
      if (world.switchingSlots > 0) coming = coming - inPlace(block, fill, coming);
      const planned = restUse * pace;
      if (world.rampRow[site]! >= 0) coming = coming - ofGrowth(world, block, fill, planned - restUse, coming);
      const missing = block.restStockUnits[fill]! - block.stockUnits[fill]! - coming;
      if (world.fillMarket[fill]! >= 0) block.plannedUnits[fill] = planned / block.slotUnitsPerUnit[fill]!;
      let wish = max(planned + missing / block.restockDays[slot]!, 0);
      if (any(aheadDays > 0)) {
        const further = block.cutShare[fill]! * restUse * aheadDays;
        const aimed = planned + (missing + further) / block.restockDays[slot]!;
        const ceiling = block.cutElapsedDays[day]! < 0 ? block.preBuyMultiple[site]! * restUse : planned;
        wish = aheadDays > 0 ? max(wish, min(aimed, ceiling)) : wish;
      }
      const change = (wish - restUse) / block.slotUnitsPerUnit[fill]!;
      for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
        block.askUnits[link] = max(block.base[link]! + block.orderShare[link]! * change, 0);
      if (world.rationingForm === URGENCY) {
        const held = max(block.stockUnits[fill]! + block.transitGapUnits[fill]!, 0);
        block.coverBand[fill] = bandOfCover(held, restUse);
      }
    }
  }
}

/** Of a growing site's pipeline above that of rest, what its growth keeps under way: at most all of it. */
function ofGrowth(world: World, block: Block, fill: Row, more: number, coming: number): number {
  return min(max(more, 0) * usualDays(world, block, fill), max(coming, 0));
}
