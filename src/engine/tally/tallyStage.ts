import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/**
 * People and output of one stage, over its counted sites.
 *
 *   output = sum(headcount x leaving / rest) / sum(headcount), over sites that make anything at rest; 1 where none does
 */
export function tallyStage(members: Members, block: Block, tally: Tally, stage: Row): void {
  let furloughed = 0;
  let separated = 0;
  let placed = 0;
  let noticed = 0;
  let shortHours = 0;
  let workShared = 0;
  let rotated = 0;
  let output = 0;
  let weight = 0;
  for (let entry = members.stageStart[stage]!; entry < members.stageStart[stage + 1]!; entry++) {
    const site = members.stageSite[entry]!;
    const rest = block.restOutput[site]!;
    const head = block.headcount[site]!;
    furloughed = furloughed + block.furloughed[site]!;
    separated = separated + block.separated[site]!;
    placed = placed + block.placed[site]!;
    noticed = noticed + block.noticed[site]!;
    shortHours = shortHours + block.shortHours[site]!;
    workShared = workShared + block.workShared[site]!;
    rotated = rotated + block.rotated[site]!;
    output = rest > 0 ? output + head * (block.leavingUnits[site]! / rest) : output;
    weight = rest > 0 ? weight + head : weight;
  }
  tally.stageOutOfWork[stage] = furloughed + separated;
  tally.stageFurloughed[stage] = furloughed;
  tally.stageSeparated[stage] = separated;
  tally.stagePlaced[stage] = placed;
  tally.stageNoticed[stage] = noticed;
  tally.stageShortHours[stage] = shortHours;
  tally.stageWorkShared[stage] = workShared;
  tally.stageRotated[stage] = rotated;
  tally.stageMakers[stage] = weight;
  tally.stageOutput[stage] = weight > 0 ? output / weight : 1;
}
