import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { allowed } from "./allow.ts";

/**
 * Final demand asks each of its suppliers for its rest volume and for what it is still owed. Only final demand keeps a backlog.
 *
 *   ask = base + backlog      due = what the controls of the day allow of it
 */
export function request(world: World, block: Block, endUse: Row, day: number): void {
  for (let link = world.useLinkStart[endUse]!; link < world.useLinkStart[endUse + 1]!; link++) {
    const ask = block.base[link]! + block.backlogUnits[link]!;
    block.askUnits[link] = ask;
    block.dueUnits[link] = allowed(world, block, link, ask, day);
  }
}
