import type { Block } from "../../world/block.ts";
import { CAUSES, SEVERAL } from "../../world/causes.ts";
import type { Row } from "../../world/tables.ts";
import { addAt, any } from "../kernel.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People out of work by root cause, over the counted sites of one group. Only sites with several causes are looked through. */
export function tallyCause(members: Members, block: Block, tally: Tally, group: Row): void {
  for (let k = 0; k < CAUSES; k++) tally.outByCause[group * CAUSES + k] = 0;
  for (let entry = members.causeStart[group]!; entry < members.causeStart[group + 1]!; entry++) {
    const site = members.causeSite[entry]!;
    const out = block.furloughed[site]! + block.separated[site]!;
    const several = block.soleCause[site]! === SEVERAL;
    if (any(out > 0)) addAt(tally.outByCause, group, CAUSES, block.soleCause[site]!, several ? 0 : out);
    if (any(several && out > 0))
      for (let k = 0; k < CAUSES; k++) {
        const people = several ? block.outByCause[site * CAUSES + k]! : 0;
        tally.outByCause[group * CAUSES + k] = tally.outByCause[group * CAUSES + k]! + people;
      }
  }
}
