import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/** Rounds of rationing: rated orders first, then the usual buyers, then those for whom the site is a second source. */
export const OTHERS = 0;
export const RATED = 1;
export const NEWCOMERS = 2;

/**
 * What an order claims in a round: all that is due, or 0 when the order belongs to another round.
 * Assumption (ours): newcomers get what the usual buyers leave. If they shared by their contracts, two buyers could go on living on each
 * other's usual supplier for good after both are back.
 */
export function claimed(world: World, block: Block, out: Row, round: number, day: number): number {
  const link = world.outLink[out]!;
  let claim = block.dueUnits[link]!;
  const own = world.secondSource[link]! > 0 ? NEWCOMERS : OTHERS;
  if (world.ratedGroups > 0) {
    const group = world.ratedGroup[link]!;
    if (group >= 0) {
      const rated = block.ratedOrders[day * world.ratedGroups + group]!;
      const mine = rated > 0 ? RATED : own;
      claim = mine === round ? claim : 0;
    } else if (own !== round) claim = 0;
  } else if (own !== round) claim = 0;
  return claim;
}
