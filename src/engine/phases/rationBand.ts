import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { PRICE } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { claimed } from "./claimed.ts";

/** Cover that final demand, which holds no stock, is taken to have: the middle band, eight days. */
const FINAL_COVER_BAND = 16;

/**
 * Rank of an order among 32, the highest served first: by `price` its bid, by `urgency` how little its buyer holds.
 * Assumption (ours): a plant bids its margin until there are prices; final demand waits like a plant with eight days of cover.
 */
function rankOf(world: World, block: Block, out: Row): number {
  const link = world.outLink[out]!;
  let rank = 0 * block.base[link]!;
  if (world.rationingForm === PRICE) rank = rank + world.bidBand[link]!;
  else {
    const fill = world.buyerFill[link]!;
    if (fill >= 0) rank = 31 - block.coverBand[fill]!;
    else rank = rank + (31 - FINAL_COVER_BAND);
  }
  return rank;
}

/**
 * Rationing `urgency` and `price`: orders are served from the highest rank down, and the rank at which supply ends is shared in
 * proportion.
 *
 *   cut  = the lowest rank with sum of claims above it <= supply        (halving the 32 ranks five times)
 *   sent = claim above the cut, claim x min(1, (supply - those) / claims at the cut) at it, 0 below
 *
 * Sources: highest bid first, lowest served band shared: Otto et al. (2017), doi:10.1016/j.jedc.2017.08.001; lowest cover first: what
 * sellers of rare-earth magnets did in spring 2025 (judgement).
 */
export function rationBand(world: World, block: Block, site: Row, day: number, round: number, supply: number): void {
  let cut = 31 + 0 * supply;
  let step = 16;
  for (let halving = 0; halving < 5; halving++) {
    let above = 0 * supply;
    for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
      const claim = claimed(world, block, out, round, day);
      above = rankOf(world, block, out) > cut - step ? above + claim : above;
    }
    cut = above <= supply ? cut - step : cut;
    step = step * 0.5;
  }
  let served = 0 * supply;
  let asked = 0 * supply;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const claim = claimed(world, block, out, round, day);
    const rank = rankOf(world, block, out);
    served = rank > cut ? served + claim : served;
    asked = rank === cut ? asked + claim : asked;
  }
  const share = asked > 0 ? min((supply - served) / asked, 1) : 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const claim = claimed(world, block, out, round, day);
    const rank = rankOf(world, block, out);
    const atCut = rank === cut ? claim * share : 0;
    const sent = rank > cut ? claim : atCut;
    block.sentUnits[out] = claim > 0 ? sent : block.sentUnits[out]!;
  }
}
