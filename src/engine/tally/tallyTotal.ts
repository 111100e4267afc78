import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** People of all stages, of the direct ones, of the suppliers', and those whose output is missing. People are whole, so their order does not matter. */
export function tallyTotal(members: Members, tally: Tally, total: Row): void {
  let furloughed = 0;
  let separated = 0;
  let placed = 0;
  let noticed = 0;
  let shortHours = 0;
  let workShared = 0;
  let rotated = 0;
  let outputLost = 0;
  for (let entry = members.totalStart[total]!; entry < members.totalStart[total + 1]!; entry++) {
    const stage = members.totalStage[entry]!;
    furloughed = furloughed + tally.stageFurloughed[stage]!;
    separated = separated + tally.stageSeparated[stage]!;
    placed = placed + tally.stagePlaced[stage]!;
    noticed = noticed + tally.stageNoticed[stage]!;
    shortHours = shortHours + tally.stageShortHours[stage]!;
    workShared = workShared + tally.stageWorkShared[stage]!;
    rotated = rotated + tally.stageRotated[stage]!;
    outputLost = outputLost + tally.stageMakers[stage]! * (1 - tally.stageOutput[stage]!);
  }
  tally.outOfWork[total] = furloughed + separated;
  tally.positionsLost[total] = furloughed + separated + placed;
  tally.furloughed[total] = furloughed;
  tally.separated[total] = separated;
  tally.placed[total] = placed;
  tally.noticed[total] = noticed;
  tally.shortHours[total] = shortHours;
  tally.workShared[total] = workShared;
  tally.rotated[total] = rotated;
  tally.outputLost[total] = outputLost;
}
