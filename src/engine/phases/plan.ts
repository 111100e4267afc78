import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { type Row, UNLIMITED, type World } from "../../world/tables.ts";
import { any } from "../kernel.ts";

/** Share of rest output by which a plant that has made ahead stays below its orders once they are back. */
const WORKED_OFF_SHARE = 0.1;

/**
 * Planning: what a site means to make today, from its orders and from what is missing in finished goods and in process.
 *
 *   demand = rest + sum(due - base) over its buyers
 *   target = max(0, demand + (restFinished - finished - processGap) / closeDays), at most runShare x rest where the line loses money
 *
 * closeDays = the days that finished goods and process hold at rest, at least 1: a gap is closed as fast as it would turn over.
 * The process gap stands in the aim like a pipeline; without it a plant whose process has run empty orders itself into a wave.
 *
 * A plant with room for goods beyond those aimed at (boxes, racks, a yard) does not slow on the day on which its customers do: it makes
 * its usual output until the room is full, then what is ordered. What it has made ahead is no surplus; once orders are back it is worked
 * off by making a tenth of rest output less at most, which is inside what employers keep, so that nobody is sent home for it again.
 *
 *   ahead  = finished + processGap - restFinished, between 0 and room
 *   target = usual + min(room - ahead, rest - usual) - min(0.1 x rest x ahead / room, usual - 0.9 x rest)     each term at least 0
 *
 * where usual is the target as above without what was made ahead. Assumption (ours): the tenth. If wrong, makers of parts come back a
 * few per cent too slowly or too fast.
 */
export function plan(world: World, block: Block, site: Row): void {
  let demand = block.restOutput[site]!;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    demand = demand + (block.dueUnits[link]! - block.base[link]!);
  }
  demand = max(demand, 0);
  block.demandUnits[site] = demand;
  let missing = block.restFinishedUnits[site]! - block.finishedUnits[site]!;
  if (world.processRow[site]! >= 0) missing = missing - block.processGapUnits[site]!;
  const room = block.roomUnits[site]!;
  const rest = block.restOutput[site]!;
  const ahead = min(max(-missing, 0), room);
  let target = demand + (missing + ahead) / block.closeDays[site]!;
  if (any(room > 0)) {
    const filling = min(room - ahead, max(rest - target, 0));
    const sparing = min((WORKED_OFF_SHARE * rest * ahead) / room, max(target - (1 - WORKED_OFF_SHARE) * rest, 0));
    target = room > 0 ? target + (filling - sparing) : target;
  }
  target = max(target, 0);
  if (world.marginShare[site]! < UNLIMITED) {
    const run = block.runShare[site]!;
    target = run < 1 ? min(target, run * block.restOutput[site]!) : target;
  }
  block.targetUnits[site] = target;
}
