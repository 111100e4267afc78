import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** What one end use has not got since day 0. */
export function tallyUse(members: Members, block: Block, tally: Tally, use: Row): void {
  let unmade = 0;
  for (let entry = members.useStart[use]!; entry < members.useStart[use + 1]!; entry++)
    unmade = unmade + block.unmadeUnits[members.useLink[entry]!]!;
  tally.useUnmade[use] = unmade;
}
