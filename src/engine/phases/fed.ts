import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/** Share of rest that feeds let final demand order over a link today; 1 where no feed names it. */
export function fed(world: World, block: Block, link: Row, day: number): number {
  let share = 1;
  if (world.demandGroups > 0) {
    const group = world.demandGroup[link]!;
    if (group >= 0) share = block.demandFed[day * world.demandGroups + group]!;
  }
  return share;
}
