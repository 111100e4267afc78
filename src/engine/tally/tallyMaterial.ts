import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** What counted sites use of a product that can take another's place, in its own unit: today, and summed beyond rest. */
export function tallyMaterial(members: Members, block: Block, tally: Tally, material: Row): void {
  let used = 0;
  let beyond = tally.materialBeyond[material]!;
  for (let entry = members.materialStart[material]!; entry < members.materialStart[material + 1]!; entry++) {
    const fill = members.materialFill[entry]!;
    used = used + block.usedUnits[fill]! / block.slotUnitsPerUnit[fill]!;
    beyond = beyond + (block.usedUnits[fill]! - block.restUse[fill]!) / block.slotUnitsPerUnit[fill]!;
  }
  tally.materialUsed[material] = used;
  tally.materialBeyond[material] = beyond;
}
