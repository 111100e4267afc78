import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** Cover of all slots of one name in counted sites: stock over use at rest; 0 where nothing is used. */
export function tallySlot(members: Members, block: Block, tally: Tally, slot: Row): void {
  let stock = 0;
  let use = 0;
  for (let entry = members.slotStart[slot]!; entry < members.slotStart[slot + 1]!; entry++) {
    const fill = members.slotFill[entry]!;
    stock = stock + block.stockUnits[fill]!;
    use = use + block.restUse[fill]!;
  }
  tally.slotCover[slot] = use > 0 ? stock / use : 0;
}
