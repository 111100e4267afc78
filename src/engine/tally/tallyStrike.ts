import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People on strike in one group of sites: all of them, then one stage each, then one region each. */
export function tallyStrike(members: Members, block: Block, tally: Tally, group: Row): void {
  let people = 0;
  for (let entry = members.strikeStart[group]!; entry < members.strikeStart[group + 1]!; entry++)
    people = people + block.onStrike[members.strikeSite[entry]!]!;
  tally.onStrike[group] = people;
}
