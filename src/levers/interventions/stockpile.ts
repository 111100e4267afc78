import { min } from "../../numbers/math.ts";
import { rowOfDay } from "../span.ts";
import { type Effect, feltFrom } from "./effect.ts";
import { fillsOf, usdOf } from "./reach.ts";
import { holdReserve } from "./reserve.ts";

/**
 * Fills the public stock and gives up private cover for it.
 *
 *   reserve += fillDays x restUse        own stock -= min(crowdOut x fillDays x restUse, half of it)
 */
export const stockpile: Effect<"stockpile"> = {
  bend: ({ economy, span, pick }, one, block) => {
    const days = pick(one, "fillDays");
    const release = pick(one, "releaseShare");
    const crowdOut = pick(one, "crowdOutShare");
    const from = rowOfDay(span, feltFrom(one, pick(one, "delayDays")));
    for (const fill of fillsOf(economy, one.products, one.eligible)) {
      const units = days * block.restUse[fill]!;
      holdReserve(block, fill, units, release, from);
      const own = block.restStockUnits[fill]!;
      block.restStockUnits[fill] = own - min(crowdOut * units, 0.5 * own);
    }
  },
  measures: ({ economy, pick }, one, block) => {
    const days = pick(one, "fillDays");
    let usd = 0;
    for (const fill of fillsOf(economy, one.products, one.eligible)) usd += days * usdOf(economy, block, fill);
    return { stockUsd: usd * pick(one, "priceOverRest") };
  },
};
