import { max, min } from "../numbers/math.ts";
import { pricedProducts } from "../scenario/pricedProducts.ts";
import type { PricePath } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Valuer } from "../world/rows.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/**
 * Prices set from outside, as a table of days and markets: `ratio` from startDay until the day before endDay, else 0 for none; where
 * paths overlap the dearest holds. Every entry is written, so nothing of an earlier replication survives.
 */
export function setPrices(
  economy: Economy,
  paths: readonly PricePath[],
  span: Span,
  value: Valuer,
  block: Pick<Block, "priceLever">,
): void {
  block.priceLever.fill(0);
  if (paths.length === 0) return;
  const products = pricedProducts(economy.files);
  for (const path of paths) {
    const market = products.indexOf(path.product);
    const ratio = value(path.ratio);
    const end = min(path.endDay ?? span.days, span.days);
    for (const day of workingDays(span, path.startDay, end)) {
      const entry = rowOfDay(span, day) * products.length + market;
      block.priceLever[entry] = max(block.priceLever[entry]!, ratio);
    }
  }
}
