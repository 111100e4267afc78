import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/** Rounds of rationing: rated orders first, then the others. Without a rating all are the others. */
export const OTHERS = 0;
export const RATED = 1;

/** What an order claims in a round: all that is due, or 0 when the order belongs to the other round. */
export function claimed(world: World, block: Block, out: Row, round: number, day: number): number {
  const link = world.outLink[out]!;
  let claim = block.dueUnits[link]!;
  if (world.ratedGroups > 0) {
    const group = world.ratedGroup[link]!;
    if (group >= 0) {
      const rated = block.ratedOrders[day * world.ratedGroups + group]!;
      claim = rated === round ? claim : 0;
    } else if (round === RATED) claim = 0;
  }
  return claim;
}
