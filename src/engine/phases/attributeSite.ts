import { abs, max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { CAPACITY, PRECAUTION, PRICE } from "../../world/causes.ts";
import { type Row, UNLIMITED, type World } from "../../world/tables.ts";
import { any, CLEARLY, NOTICEABLE } from "../kernel.ts";
import { fed } from "./fed.ts";

/**
 * Root cause of a site's day, taken from its largest gap to rest, so that it survives stocks and loops.
 *
 *   gaps:  room        rest - capacity x available        an outage, or the control on the precursor
 *          slot        rest - its limit                   what its scarcest fill lacks (attributeFills)
 *          losses      rest x (1 - runShare)              price
 *          precaution  target x precaution                precaution
 *          orders      rest - target                      the control on the order, or the cause that the buyer had yesterday
 *
 * What is named is always a root: a buyer without cables names the control that stopped the cable maker's copper. A site that is
 * short of nothing and asked for more than at rest has the cause of those who ask, for their suppliers feel what follows. A cause is
 * kept while the site is not back at rest (orders, output, process, finished goods), as stocks and process carry a gap past its day.
 * It passes over one link a day, as orders do; a site that has a cause asks its buyers anew on every fourth day only, because that
 * costs as much as planning does. Of equal gaps the first in the list counts. Units: units a day, codes of world/causes.ts.
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
  const target = block.targetUnits[site]!;
  if (world.marginShare[site]! < UNLIMITED) {
    const losses = rest * (1 - block.runShare[site]!);
    if (any(losses > gap * CLEARLY + least)) {
      gap = losses;
      cause = PRICE;
    }
  }
  if (world.slotStart[site]! < world.slotStart[site + 1]!) {
    const precaution = target * block.precautionShare[site]!;
    if (any(precaution > gap * CLEARLY + least)) {
      gap = precaution;
      cause = PRECAUTION;
    }
  }
  const unordered = rest - target;
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

/** Why there is less room than at rest: what outages leave, or what controls leave of the precursor, for us or for all foreigners. */
function causeOfRoom(world: World, block: Block, site: Row, day: number): number {
  const gate = world.dependsOn[site]!;
  const outage = world.outageGroup[site]!;
  let gone = 0;
  let code = CAPACITY;
  if (outage >= 0) {
    gone = 1 - block.outageShare[day * world.outageGroups + outage]!;
    code = gone > 0 ? block.outageCause[day * world.outageGroups + outage]! : CAPACITY;
  }
  if (gate >= 0) {
    const abroad = world.dependsOnAbroad[site]!;
    const own = block.dependenceShare[site]! * (1 - block.admittedShare[day * world.gates + gate]!);
    const theirs = block.dependenceAbroadShare[site]! * (1 - block.admittedShare[day * world.gates + abroad]!);
    const barred =
      theirs > own ? block.controlCause[day * world.gates + abroad]! : block.controlCause[day * world.gates + gate]!;
    code = max(own, theirs) > gone ? barred : code;
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
      const gate = world.gate[link]!;
      if (gate >= 0) {
        const control = block.controlCause[day * world.gates + gate]!;
        found = found > 0 ? found : block.stoppedUnits[link]! > 0 ? control : 0;
      }
    }
    const larger = found > 0 && missing > most * CLEARLY;
    most = larger ? missing : most;
    code = larger ? found : code;
  }
  return code;
}

/**
 * Why the buyer orders less (sign 1) or more (-1) whose orders moved most: a control lets less pass, its own cause of yesterday, buying
 * ahead, or, of final demand, a feed or prices.
 */
function causeOfOrders(world: World, block: Block, site: Row, day: number, sign: number): number {
  let most = NOTICEABLE * block.restOutput[site]!;
  let code = 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    const buyer = world.buyer[link]!;
    const gate = world.gate[link]!;
    const unordered = sign * (block.base[link]! - block.dueUnits[link]!);
    let found = 0;
    if (buyer >= 0) {
      found = block.causeBefore[buyer]!;
      if (any(found === 0)) {
        const missed = block.fillCause[world.buyerFill[link]!]!;
        found = missed === 0 && block.aheadDays[buyer]! > 0 ? PRECAUTION : missed;
      }
    } else {
      found = block.askUnits[link]! < block.base[link]! ? PRICE : 0;
      if (world.demandGroups > 0) {
        const group = world.demandGroup[link]!;
        if (group >= 0) {
          const kept = block.base[link]! * fed(world, block, link, day);
          const fedCause = block.demandCause[day * world.demandGroups + group]!;
          found = 2 * (sign * (block.base[link]! - kept)) > unordered ? fedCause : found;
        }
      }
    }
    if (gate >= 0) {
      const control = block.controlCause[day * world.gates + gate]!;
      found = 2 * (block.askUnits[link]! - block.dueUnits[link]!) > unordered ? control : found;
    }
    const larger = found > 0 && unordered > most * CLEARLY;
    most = larger ? unordered : most;
    code = larger ? found : code;
  }
  return code;
}
