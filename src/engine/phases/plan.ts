import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { type Row, UNLIMITED, type World } from "../../world/tables.ts";

/**
 * Planning: what a site means to make today, from its orders and from what is missing in finished goods and in process.
 *
 *   demand = rest + sum(due - base) over its buyers
 *   target = max(0, demand + (restFinished - finished - processGap) / closeDays), at most runShare x rest where the line loses money
 *
 * closeDays = the days that finished goods and process hold at rest, at least 1: a gap is closed as fast as it would turn over.
 * The process gap stands in the aim like a pipeline; without it a plant whose process has run empty orders itself into a wave.
 */
export function plan(world: World, block: Block, site: Row): void {
  let demand = block.restOutput[site]!;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    demand = demand + (block.dueUnits[link]! - block.base[link]!);
  }
  demand = max(demand, 0);
  block.demandUnits[site] = demand;
  const missing = block.restFinishedUnits[site]! - block.finishedUnits[site]! - block.processGapUnits[site]!;
  let target = max(demand + missing / block.closeDays[site]!, 0);
  if (world.marginShare[site]! < UNLIMITED) {
    const run = block.runShare[site]!;
    target = run < 1 ? min(target, run * block.restOutput[site]!) : target;
  }
  block.targetUnits[site] = target;
}
