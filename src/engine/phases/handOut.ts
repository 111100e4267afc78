import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { claimed } from "./claimed.ts";

/**
 * Within a company scarce goods go to the line with the best margin, whatever the rule between companies: what all its lines got
 * from this supplier is handed out again from the best margin down, lines of equal margin sharing in proportion. In a first turn every
 * line claims at most its rest purchase, in a second what it asked for beyond: no line restocks while another stands still.
 *
 *   turn 1: sent = min(claim, base) x min(left, sum) / sum      turn 2: sent += (claim - min(claim, base)) x min(left, sum) / sum
 *
 * with sums over a class of equal margin, and `left` what the classes before it left of the company's total.
 * Source: in 2021 General Motors steered scarce chips to full-size trucks, which lost no output while Fairfax stood for 21 weeks
 * (KSHB and Lansing State Journal of that year). The first turn is ours: with one turn a line could stay shut after supply is back.
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
    for (let turn = 0; turn < 2; turn++)
      for (let margin = world.peerClassStart[company]!; margin < world.peerClassStart[company + 1]!; margin++) {
        let asked = 0 * left;
        for (let order = world.peerMemberStart[margin]!; order < world.peerMemberStart[margin + 1]!; order++)
          asked = asked + claimOfTurn(world, block, world.peerOut[order]!, round, day, turn);
        const served = min(left, asked);
        const share = asked > 0 ? served / asked : 0;
        for (let order = world.peerMemberStart[margin]!; order < world.peerMemberStart[margin + 1]!; order++) {
          const out = world.peerOut[order]!;
          const more = claimOfTurn(world, block, out, round, day, turn) * share;
          const sent = turn > 0 ? block.sentUnits[out]! + more : more;
          block.sentUnits[out] = claimed(world, block, out, round, day) > 0 ? sent : block.sentUnits[out]!;
        }
        left = left - served;
      }
  }
}

/** What an order claims in a turn: in the first at most its rest purchase, in the second what goes beyond it. */
function claimOfTurn(world: World, block: Block, out: Row, round: number, day: number, turn: number): number {
  const claim = claimed(world, block, out, round, day);
  const usual = min(claim, block.entitlementUnits[world.outLink[out]!]!);
  return turn > 0 ? claim - usual : usual;
}
