import { exp, log, max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import { any } from "../kernel.ts";

/** Share of a market's planned use that counts as served at least, so that nothing divides by zero. */
const SERVED_FLOOR = 1e-6;

/**
 * What final demand wants of a supplier at the price paid, over rest; exactly 1 at rest.
 *
 *   share = min(1, paid^(-elasticity) / served)
 *
 * served is what was sent of the market's planned use. Assumption (ours): who would have bought from a supplier that cannot
 * deliver buys from another first, so that a price that is high because goods are short takes no buyer from those who have some.
 * Without it a stop at one plant would cost jobs at the others through the price, whereas in 2021 makers sold all they could make.
 */
export function demandShare(block: Block, elasticity: number, market: Row): number {
  const paid = block.paidRatio[market]!;
  const sensitive = elasticity > 0 && paid > 1;
  let share = 1;
  if (any(sensitive)) {
    const wanted = exp(-elasticity * log(paid));
    share = sensitive ? min(wanted / max(block.servedShare[market]!, SERVED_FLOOR), 1) : share;
  }
  return share;
}
