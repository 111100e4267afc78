import { max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * Delivery to final demand: what was not served waits, and a share of those who wait gives up each day.
 *
 *   backlog = (ask - sent) x (1 - 1 / patienceDays), none without patience
 *   unmade += base - sent      (falls again while a backlog is served)
 */
export function deliver(world: World, block: Block, endUse: Row): void {
  const patience = block.patienceDays[endUse]!;
  const keep = patience > 1 ? 1 - 1 / patience : 0;
  for (let link = world.useLinkStart[endUse]!; link < world.useLinkStart[endUse + 1]!; link++) {
    const got = block.sentUnits[world.outEntry[link]!]!;
    block.backlogUnits[link] = max(block.askUnits[link]! - got, 0) * keep;
    block.unmadeUnits[link] = block.unmadeUnits[link]! + (block.base[link]! - got);
  }
}
