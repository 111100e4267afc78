import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People of one region under one kind of employer: who loses pay, and by what rule. */
export function tallyGroup(members: Members, block: Block, tally: Tally, group: Row): void {
  let out = 0;
  let placed = 0;
  let shortHours = 0;
  let shared = 0;
  let striking = 0;
  for (let entry = members.groupStart[group]!; entry < members.groupStart[group + 1]!; entry++) {
    const site = members.groupSite[entry]!;
    out = out + (block.furloughed[site]! + block.separated[site]!);
    placed = placed + block.placed[site]!;
    shortHours = shortHours + block.shortHours[site]!;
    shared = shared + block.workShared[site]!;
    striking = striking + block.onStrike[site]!;
  }
  tally.groupOutOfWork[group] = out;
  tally.groupPlaced[group] = placed;
  tally.groupShortHours[group] = shortHours;
  tally.groupWorkShared[group] = shared;
  tally.groupOnStrike[group] = striking;
}
