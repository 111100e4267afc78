import { max, min } from "../../numbers/math.ts";
import { type Block, RING } from "../../world/block.ts";
import { GRADED } from "../../world/forms.ts";
import { CRITICAL, FOLLOW_WANTED, MINOR, type Row, type World } from "../../world/tables.ts";
import { LIMIT_SLACK, lag, UNBOUNDED } from "../kernel.ts";
import { grade } from "./grade.ts";

/**
 * Production: what a site starts today, held back by its scarcest limit (Leontief); full output until a stock is gone,
 * or under `production: graded` output that falls before (grade.ts).
 *
 *   wanted = min(target x (1 - precaution), capacity x available, limit of each slot)      made = min(wanted, staffed)
 *   called  = wanted, but for the limits of slots that are called off just in time: what those are called off by
 *   leaving = what was started processDays ago                          processGap += started - leaving
 *   lack = rest - limit of a slot, where the limit is under rest: what root causes are found by
 *
 * Critical slots stop output at their limit, important ones at 1/2 (limit + capacity), minor ones never; the form `criticality` may
 * read them otherwise (world/forms.ts). Units: flows unit/day, stocks slot units. Source: Hallegatte (2014), doi:10.1111/risa.12090;
 * important inputs: Pichler et al. (2022), doi:10.1016/j.jedc.2022.104527.
 */
export function produce(world: World, block: Block, site: Row, day: number): void {
  const capacity = block.capacityUnits[site]! * block.availableShare[site]!;
  const rest = block.restOutput[site]!;
  let wanted = min(block.targetUnits[site]! * (1 - block.precautionShare[site]!), capacity);
  let called = wanted;
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
    if (world.criticality[slot]! < MINOR) {
      let limit = slotLimit(world, block, slot);
      if (world.productionForm === GRADED) limit = min(limit, grade(world, block, slot, rest));
      if (world.criticality[slot]! !== CRITICAL) limit = 0.5 * (limit + capacity);
      wanted = limit * LIMIT_SLACK < wanted ? limit : wanted;
      if (world.ordersFollow[slot]! !== FOLLOW_WANTED) called = limit * LIMIT_SLACK < called ? limit : called;
      block.lackUnits[slot] = limit * LIMIT_SLACK < rest ? rest - limit : 0;
    }
  }
  const made = min(wanted, block.staffedUnits[site]!);
  block.wantedUnits[site] = wanted;
  block.calledUnits[site] = called;
  block.madeUnits[site] = made;
  for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++)
    drawStock(world, block, slot, made);

  const row = world.processRow[site]!;
  let leaving = made;
  if (row >= 0) {
    const started = made - rest;
    block.startedRing[row * RING + (day & 63)] = started;
    const finished = lag(block.startedRing, row, RING, day, block.processDays[site]!);
    leaving = rest + finished;
    block.processGapUnits[site] = block.processGapUnits[site]! + (started - finished);
  }
  block.leavingUnits[site] = leaving;
}

/**
 * Largest output y that a slot allows: sum over its fills p of min(q_p, c_p n y) >= n y, with stock q, ceiling share c and need n.
 * It is the minimum over sets S of exhausted fills with c(not S) < 1 of Q_S / (n (1 - c(not S))); fills are exhausted in the
 * order of q / c, so the sets that reach as far as each fill in turn are enough.
 */
function slotLimit(world: World, block: Block, slot: Row): number {
  const need = block.needPerUnit[slot]!;
  let limit = 0 * need + UNBOUNDED;
  let ceilings = 0 * need;
  for (let last = world.fillStart[slot]!; last < world.fillStart[slot + 1]!; last++) {
    const lastHeld = block.stockUnits[last]! + block.receivedUnits[last]!;
    const lastCeiling = block.usableShare[last]!;
    let held = 0 * need;
    let open = 0 * need;
    for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
      const fillHeld = block.stockUnits[fill]! + block.receivedUnits[fill]!;
      const ceiling = block.usableShare[fill]!;
      const exhausted = fillHeld * lastCeiling <= lastHeld * ceiling;
      held = exhausted ? held + fillHeld : held;
      open = exhausted ? open : open + ceiling;
    }
    limit = open * LIMIT_SLACK < 1 ? min(limit, held / (need * (1 - open))) : limit;
    ceilings = ceilings + lastCeiling;
  }
  return ceilings * LIMIT_SLACK < 1 ? 0 : limit;
}

/** Takes a slot's need from its stocks: the mix of rest first, then what is missing from the other fills up to their ceilings. */
function drawStock(world: World, block: Block, slot: Row, made: number): void {
  const need = block.needPerUnit[slot]! * made;
  let missing = 0 * need;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const planned = block.mixShare[fill]! * need;
    const used = min(planned, block.stockUnits[fill]! + block.receivedUnits[fill]!);
    block.usedUnits[fill] = used;
    missing = missing + (planned - used);
  }
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const held = block.stockUnits[fill]! + block.receivedUnits[fill]!;
    const room = max(min(held, block.usableShare[fill]! * need) - block.usedUnits[fill]!, 0);
    const extra = min(missing, room);
    block.usedUnits[fill] = block.usedUnits[fill]! + extra;
    missing = missing - extra;
    block.stockUnits[fill] = max(block.stockUnits[fill]! + (block.receivedUnits[fill]! - block.usedUnits[fill]!), 0);
  }
}
