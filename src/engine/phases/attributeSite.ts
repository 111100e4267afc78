import { abs, max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAPACITY, OUTAGE, PRICE } from "../../world/causes.ts";
import type { Row, World } from "../../world/tables.ts";
import { any, CLEARLY, NOTICEABLE } from "../kernel.ts";

/**
 * Root cause of a site's day, taken from its largest gap to rest, so that it survives stocks and loops.
 *
 *   gap   = max( rest - capacity x available, lack of each slot, rest - target )      lack = rest - the slot's limit
 *   cause = of room: the control on the precursor, or an outage      of a slot: what its scarcest fill lacks (attributeFills)
 *           of orders: the control on the order, or the cause that the buyer had yesterday
 *
 * What is named is always a root: a buyer without cables names the control that stopped the cable maker's copper. A site that is
 * short of nothing and asked for more than at rest has the cause of those who ask, for their suppliers feel what follows. A cause is
 * kept while the site is not back at rest (orders, output, process, finished goods), as stocks and process carry a gap past its day.
 * It passes over one link a day, as orders do; a site that has a cause asks its buyers anew on every fourth day only, because that
 * costs as much as planning does. Units: units a day, codes of world/causes.ts.
 */
export function attributeSite(world: World, block: Block, site: Row, day: number): void {
  const rest = block.restOutput[site]!;
  const least = NOTICEABLE * rest;
  let gap = max(rest - block.capacityUnits[site]! * block.availableShare[site]!, 0);
  let cause = 0;
  if (any(gap > least)) cause = causeOfRoom(world, block, site, day);
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    const lack = block.lackUnits[slot]!;
    if (any(lack > gap * CLEARLY + least)) {
      gap = lack;
      cause = causeOfSlot(world, block, slot, day);
    }
  }
  const unordered = rest - block.targetUnits[site]!;
  const lost = unordered > gap * CLEARLY + least;
  const moved = lost || (gap <= least && unordered < -least);
  const kept = block.causeBefore[site]!;
  cause = moved ? kept : cause;
  if (any(moved && ((day & 3) === 0 || kept === 0))) cause = causeOfOrders(world, block, site, day, lost ? 1 : -1);
  if (any(cause === 0)) {
    const process = block.processGapUnits[site]!;
    const finished = block.restFinishedUnits[site]! - block.finishedUnits[site]!;
    const leaving = rest - block.leavingUnits[site]!;
    const away = max(max(abs(unordered), abs(leaving)), max(abs(process), abs(finished))) > least;
    cause = away ? kept : 0;
  }
  block.cause[site] = cause;
}

/** Why there is less room than at rest. */
function causeOfRoom(world: World, block: Block, site: Row, day: number): number {
  const group = world.dependsOn[site]!;
  let code = block.availableShare[site]! < 1 ? OUTAGE : CAPACITY;
  if (group >= 0) {
    const control = block.controlCause[day * world.controlGroups + group]!;
    code = control > 0 ? control : code;
  }
  return code;
}

/** What the fill lacks of which most is missing, in stock and in today's arrivals; goods stopped today count before they are remembered. */
function causeOfSlot(world: World, block: Block, slot: Row, day: number): number {
  let most = 0;
  let code = 0;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const inStock = block.restStockUnits[fill]! - block.stockUnits[fill]!;
    const missing = inStock + (block.restUse[fill]! - block.receivedUnits[fill]!);
    let found = block.fillCause[fill]!;
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
      const group = world.controlGroup[link]!;
      if (group >= 0) {
        const control = block.controlCause[day * world.controlGroups + group]!;
        found = found > 0 ? found : block.stoppedUnits[link]! > 0 ? control : 0;
      }
    }
    const larger = found > 0 && missing > most * CLEARLY;
    most = larger ? missing : most;
    code = larger ? found : code;
  }
  return code;
}

/** Why the buyer orders less (sign 1) or more (-1) whose orders moved most: a control lets less pass, its own cause of yesterday, or, of final demand, prices. */
function causeOfOrders(world: World, block: Block, site: Row, day: number, sign: number): number {
  let most = 0;
  let code = 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    const buyer = world.buyer[link]!;
    const group = world.controlGroup[link]!;
    const unordered = sign * (block.base[link]! - block.dueUnits[link]!);
    let found = 0;
    if (buyer >= 0) {
      found = block.causeBefore[buyer]!;
      if (any(found === 0)) found = block.fillCause[world.buyerFill[link]!]!;
    } else found = block.askUnits[link]! < block.base[link]! ? PRICE : 0;
    if (group >= 0) {
      const control = block.controlCause[day * world.controlGroups + group]!;
      found = 2 * (block.askUnits[link]! - block.dueUnits[link]!) > unordered ? control : found;
    }
    const larger = found > 0 && unordered > most * CLEARLY;
    most = larger ? unordered : most;
    code = larger ? found : code;
  }
  return code;
}
