import { exp, log, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import { any } from "../kernel.ts";

/** Share of a market's planned use that counts as served at least, so that nothing divides by zero. */
const SERVED_FLOOR = 1e-6;

/** What final demand wants at the price paid, over rest: paid^(-elasticity), exactly 1 at rest. */
export function pricedShare(block: Block, elasticity: number, market: Row): number {
  const paid = block.paidRatio[market]!;
  const moved = elasticity > 0 && paid !== 1;
  let share = 1;
  if (any(moved)) {
    const wanted = exp(-elasticity * log(paid));
    share = moved ? wanted : share;
  }
  return share;
}

/**
 * What final demand asks of each supplier at that price, over rest.
 *
 *   share = priced share / served, at most 1      the priced share itself where it is 1 or more
 *
 * served is what was sent of the market's planned use; when goods are back it rises over the days that prices take to fall.
 * Assumption (ours): who would have bought from a supplier that cannot deliver buys from another first, and who went without comes
 * back while prices fall, so that a price that is high because goods are short takes no buyer from those who have some. Without it a
 * stop at one plant would cost jobs at the others, and output would fall again after a recovery; in 2021 and 2022 makers sold all
 * they could make at prices far above those of rest.
 */
export function demandShare(block: Block, elasticity: number, market: Row): number {
  const priced = pricedShare(block, elasticity, market);
  let share = priced;
  if (any(priced < 1)) {
    const asked = min(priced / max(block.servedShare[market]!, SERVED_FLOOR), 1);
    share = priced < 1 ? asked : share;
  }
  return share;
}
