import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { allowed } from "./allow.ts";
import { demandShare } from "./demandShare.ts";
import { fed } from "./fed.ts";

/**
 * Final demand asks each of its suppliers for what it wants at the price of the day, as far as feeds of orders let it, and for what it is still owed. Only final
 * demand keeps a backlog.
 *
 *   ask = base x demand share x fed share + backlog      due = what the controls of the day allow of it
 */
export function request(world: World, block: Block, endUse: Row, day: number): void {
  for (let link = world.useLinkStart[endUse]!; link < world.useLinkStart[endUse + 1]!; link++) {
    const market = world.linkMarket[link]!;
    let wanted = block.base[link]!;
    if (market >= 0) wanted = wanted * demandShare(block, block.priceElasticity[endUse]!, market);
    wanted = wanted * fed(world, block, link, day);
    const ask = wanted + block.backlogUnits[link]!;
    block.askUnits[link] = ask;
    block.dueUnits[link] = allowed(world, block, link, ask, day);
  }
}
