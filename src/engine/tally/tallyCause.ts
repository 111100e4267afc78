import type { Block } from "../../world/block.ts";
import { CAUSES } from "../../world/causes.ts";
import type { Row } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People out of work by root cause, over the counted sites of one group. A site's causes are looked through until all its people are found. */
export function tallyCause(members: Members, block: Block, tally: Tally, group: Row): void {
  for (let k = 0; k < CAUSES; k++) tally.outByCause[group * CAUSES + k] = 0;
  for (let entry = members.causeStart[group]!; entry < members.causeStart[group + 1]!; entry++) {
    const site = members.causeSite[entry]!;
    let left = block.furloughed[site]! + block.separated[site]!;
    for (let k = 0; k < CAUSES; k++) {
      if (any(left > 0)) {
        const people = block.outByCause[site * CAUSES + k]!;
        tally.outByCause[group * CAUSES + k] = tally.outByCause[group * CAUSES + k]! + people;
        left = left - people;
      }
    }
  }
}
