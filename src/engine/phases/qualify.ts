import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { type Row, UNLIMITED, type World } from "../../world/tables.ts";
import { any, NOTICEABLE } from "../kernel.ts";

/**
 * Qualification: a buyer that runs short of a slot begins to prove second sources and other materials, all at once, and may use each
 * when its own programme is over. unqualified (not begun) -> qualifying (days since it began < days of the programme) -> qualified.
 *
 *   begins       when stock < belowCoverShare x aim, or the slot holds the line back, or on the news:
 *                share cut x (expected days - days of the shortest programme) > programmeCostDays
 *   entitlement  = what is contracted, from linkQualifyDays on; 0 before       (second sources)
 *   usable       = the qualified ceiling from ceilingQualifyDays on; before, the drop-in ceiling
 *   unserved     = sum over usual suppliers of ask - sent, less what was asked of them in the place of other fills
 *
 * A programme that was begun is finished, and what is qualified stays so. At rest no stock is under its aim, so nothing begins.
 * Runs after shipping and before orders are written anew. Units: days, slot units a day.
 * Assumption (ours): a shortage that is seen, not only one that is announced, makes a buyer look elsewhere; a fire is not announced.
 */
export function qualify(world: World, block: Block, site: Row, day: number): void {
  if (world.switchingSlots > 0) {
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
      if (world.switches[slot]! > 0) {
        const before = block.programmeDay[slot]!;
        let began = before;
        if (any(before >= UNLIMITED)) {
          const needed = needsOthers(world, block, site, slot);
          began = before >= UNLIMITED && needed > 0 ? day : before;
        }
        block.programmeDay[slot] = began;
        for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
          const ready = day - began >= block.ceilingQualifyDays[fill]!;
          block.usableShare[fill] = ready ? block.qualifiedShare[fill]! : block.ceilingShare[fill]!;
          serve(world, block, fill, day - began);
        }
      }
    }
  }
}

/** 1 where a buyer has reason to begin a programme for a slot. */
function needsOthers(world: World, block: Block, site: Row, slot: Row): number {
  const expected = block.expectedRemainingDays[site]!;
  let held = 0 * expected;
  let aim = 0 * expected;
  let cut = 0 * expected;
  let shortest = 0 * expected + UNLIMITED;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    held = held + block.stockUnits[fill]!;
    aim = aim + block.restStockUnits[fill]!;
    cut = cut + block.mixShare[fill]! * block.cutShare[fill]!;
    shortest = min(shortest, block.ceilingQualifyDays[fill]!);
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
      if (world.secondSource[link]! > 0) shortest = min(shortest, block.linkQualifyDays[link]!);
  }
  const low = held < block.belowCoverShare[slot]! * aim;
  const lacks = block.lackUnits[slot]! > NOTICEABLE * block.restOutput[site]!;
  const dear = cut * max(expected - shortest, 0) > block.programmeCostDays[slot]!;
  return low || lacks || dear ? 1 : 0;
}

/** Who may deliver today, and what the usual suppliers have left unserved. */
function serve(world: World, block: Block, fill: Row, sinceDays: number): void {
  const perUnit = block.slotUnitsPerUnit[fill]!;
  let unserved = 0 * perUnit;
  for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
    if (world.secondSource[link]! > 0)
      block.entitlementUnits[link] = sinceDays >= block.linkQualifyDays[link]! ? block.entitledUnits[link]! : 0;
    else unserved = unserved + max(block.askUnits[link]! - block.sentUnits[world.outEntry[link]!]!, 0);
  }
  block.unservedUnits[fill] = max(unserved * perUnit - block.extraUnits[fill]!, 0);
}
