import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { LAST_DEMAND } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { NOTICEABLE } from "../kernel.ts";

/**
 * Replacement: what the usual suppliers of a fill leave unserved is asked of its qualified second sources, and what these cannot give
 * is made up with the other materials of the slot, up to their ceilings.
 *
 *   lacking of a fill = unserved - what its second sources have contracted, at least 0
 *   extra of a fill   = min(lacking of the others, (usable - mix) x need x target) - surplus / restockDays, at least 0
 *     surplus: stock and pipeline above their aim, so that a line that cannot run does not pile up what it could blend; what is on its
 *     way in the place of other fills will be used in their place, and is no surplus
 *   second sources of a fill: ask = entitlement x min(1, (unserved + extra) / sum of entitlements)
 *   usual suppliers of a fill: what is left of extra, by their shares; nothing where they are short themselves
 *
 * A usual supplier that serves in full again leaves nothing unserved, so second sources are left as they came; what is on its way
 * counts in every order (order.ts). Runs after `order`, whose asks it adds to. Units: slot units a day, asks in the product's units.
 */
export function replace(world: World, block: Block, site: Row): void {
  if (world.switchingSlots > 0) {
    const target = min(block.targetUnits[site]!, block.capacityUnits[site]! * block.availableShare[site]!);
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
      if (world.switches[slot]! > 0) {
        let left = 0 * target;
        for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
          const lacking = max(block.unservedUnits[fill]! - contracted(world, block, fill), 0);
          block.extraUnits[fill] = lacking;
          left = left + lacking;
        }
        const need = block.needPerUnit[slot]! * target;
        for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
          const lacking = block.extraUnits[fill]!;
          const transit = block.transitGapUnits[fill]!;
          const coming = transit - inPlace(block, fill, transit);
          const surplus = block.stockUnits[fill]! + coming - block.restStockUnits[fill]!;
          const room = max(block.usableShare[fill]! - block.mixShare[fill]!, 0) * need;
          const extra = max(min(left - lacking, room) - max(surplus, 0) / block.restockDays[slot]!, 0);
          const unserved = block.unservedUnits[fill]!;
          const placed = askSecondSources(world, block, fill, unserved + extra);
          const beyond = max(placed - unserved, 0);
          const more = lacking > NOTICEABLE * need ? 0 : extra - beyond;
          const usual = askMore(world, block, fill, more);
          block.extraUnits[fill] = usual;
          block.extraTransitUnits[fill] =
            usual * usualDays(world, block, fill) + beyond * secondDays(world, block, fill);
          left = left - (beyond + usual);
        }
      }
    }
  }
}

/** Of a pipeline above that of rest, what comes in the place of other fills: at most as much as such orders keep under way. */
export function inPlace(block: Block, fill: Row, transitGap: number): number {
  return min(block.extraTransitUnits[fill]!, max(transitGap, 0));
}

/** Days from an order to its arrival at a fill's usual suppliers, by their shares. */
export function usualDays(world: World, block: Block, fill: Row): number {
  let days = 0 * block.restUse[fill]!;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
    if (world.secondSource[link]! < 1) days = days + block.orderShare[link]! * delayOf(world, block, link);
  return days;
}

/** The same for its second sources, by what they have contracted. */
function secondDays(world: World, block: Block, fill: Row): number {
  let days = 0 * block.restUse[fill]!;
  let all = 0 * block.restUse[fill]!;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
    if (world.secondSource[link]! > 0) {
      days = days + block.entitlementUnits[link]! * delayOf(world, block, link);
      all = all + block.entitlementUnits[link]!;
    }
  return all > 0 ? days / all : 0;
}

/** Days that a shipment is under way in the evening; orders for yesterday's demand see one of them. */
function delayOf(world: World, block: Block, link: Row): number {
  const ring = world.originRow[link]!;
  let days = 1 + 0 * block.base[link]!;
  if (ring >= 0 && world.ordersForm !== LAST_DEMAND) days = block.delayDays[ring]!;
  return days;
}

/** What the qualified second sources of a fill have contracted, in slot units a day. */
function contracted(world: World, block: Block, fill: Row): number {
  const perUnit = block.slotUnitsPerUnit[fill]!;
  let units = 0 * perUnit;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
    if (world.secondSource[link]! > 0) units = units + block.entitlementUnits[link]!;
  return units * perUnit;
}

/** Asks the second sources of a fill for so many slot units a day, or for all they have contracted; returns what was asked. */
function askSecondSources(world: World, block: Block, fill: Row, wanted: number): number {
  const most = contracted(world, block, fill);
  const asked = min(wanted, most);
  const share = most > 0 ? asked / most : 0;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
    if (world.secondSource[link]! > 0) block.askUnits[link] = block.entitlementUnits[link]! * share;
  return asked;
}

/** Adds to what the usual suppliers of a fill are asked for; returns what was added: nothing where none of it is used at rest. */
function askMore(world: World, block: Block, fill: Row, extra: number): number {
  const added = block.restUse[fill]! > 0 ? extra : 0;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
    if (world.secondSource[link]! < 1)
      block.askUnits[link] = block.askUnits[link]! + (block.orderShare[link]! * added) / block.slotUnitsPerUnit[fill]!;
  return added;
}
