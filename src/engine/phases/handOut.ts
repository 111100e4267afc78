import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { claimed } from "./claimed.ts";

/**
 * Within a company scarce goods go to the line with the best margin, whatever the rule between companies: what all its lines got
 * from this supplier is handed out again from the best margin down; lines of equal margin share in proportion to their orders.
 *
 *   left = sum of sent over the company's lines; per class of equal margin: sent = claim x min(left, claims) / claims
 *
 * Source: in 2021 carmakers steered scarce chips to their most profitable models (LMC and company reports of that year).
 */
export function handOut(world: World, block: Block, site: Row, day: number, round: number): void {
  for (let company = world.peerStart[site]!; company < world.peerStart[site + 1]!; company++) {
    let left = 0 * block.restOutput[site]!;
    for (let margin = world.peerClassStart[company]!; margin < world.peerClassStart[company + 1]!; margin++)
      for (let order = world.peerMemberStart[margin]!; order < world.peerMemberStart[margin + 1]!; order++) {
        const out = world.peerOut[order]!;
        const got = block.sentUnits[out]!;
        left = claimed(world, block, out, round, day) > 0 ? left + got : left;
      }
    for (let margin = world.peerClassStart[company]!; margin < world.peerClassStart[company + 1]!; margin++) {
      let asked = 0 * left;
      for (let order = world.peerMemberStart[margin]!; order < world.peerMemberStart[margin + 1]!; order++)
        asked = asked + claimed(world, block, world.peerOut[order]!, round, day);
      const served = min(left, asked);
      const share = asked > 0 ? served / asked : 0;
      for (let order = world.peerMemberStart[margin]!; order < world.peerMemberStart[margin + 1]!; order++) {
        const out = world.peerOut[order]!;
        const claim = claimed(world, block, out, round, day);
        block.sentUnits[out] = claim > 0 ? claim * share : block.sentUnits[out]!;
      }
      left = left - served;
    }
  }
}
