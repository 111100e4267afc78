import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People out of work in one region. */
export function tallyRegion(members: Members, block: Block, tally: Tally, region: Row): void {
  let out = 0;
  for (let entry = members.regionStart[region]!; entry < members.regionStart[region + 1]!; entry++) {
    const site = members.regionSite[entry]!;
    out = out + (block.furloughed[site]! + block.separated[site]!);
  }
  tally.regionOutOfWork[region] = out;
}
