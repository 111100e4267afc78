import { floor, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * How many of a site's people its lines need. It follows what the line *wants* to make, never what it made, so a line called back
 * works.
 *
 *   activity = (wanted + finishingShare x (leaving - wanted)) / rest, at most 1; losses are believed with a lag, gains at once
 *   staffed  = kept + (1 - kept) x believed / (1 - band), at most 1
 *   spare    = headcount x (1 - staffed), in whole people
 *   moved    = min(spare, flexible people), once the line has had people to spare for more than redeployDays
 *   need     = headcount - spare + moved
 *
 * The band is what shorter hours, less overtime and hoarding absorb: inside it nobody is to spare, beyond it people are in
 * proportion, so that a whole stop leaves the kept share. Without cash there is no band. Moved people make something that needs no
 * scarce input. Units: people. Writes believedShare, spareDays and redeployed (those who can be moved).
 * Source of the band: US motor vehicles in 2021, 17 % less output with 2 % more people (Federal Reserve G.17, BLS CES).
 */
export function neededPeople(world: World, block: Block, site: Row, broke: boolean): number {
  const regime = world.regime[site]!;
  const head = block.headcount[site]!;
  const rest = block.restOutput[site]!;
  const kept = block.keptShare[site]!;
  const wanted = block.wantedUnits[site]!;
  let paced = wanted;
  if (world.processRow[site]! >= 0)
    paced = wanted + block.finishingStaffShare[site]! * (block.leavingUnits[site]! - wanted);
  const activity = rest > 0 ? min(paced / rest, 1) : 1;
  const before = block.believedShare[site]!;
  const slowly = before + (activity - before) / block.salesLagDays[regime]!;
  const believed = activity < before ? slowly : activity;
  block.believedShare[site] = believed;
  const band = broke ? 0 : block.bandShare[regime]!;
  const felt = broke ? believed : believed * block.bandStretch[regime]!;
  const needShare = 1 - believed <= band ? 1 : kept + (1 - kept) * felt;
  const spare = floor(head * (1 - needShare));
  const days = spare > 0 ? block.spareDays[site]! + 1 : 0;
  block.spareDays[site] = days;
  let need = head - spare;
  if (world.flexible[site]! > 0) {
    const moved = days > block.redeployDays[site]! ? min(spare, block.flexiblePeople[site]!) : 0;
    block.redeployed[site] = moved;
    need = head - (spare - moved);
  }
  return need;
}
