import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import { type Effect, ending, feltFrom } from "./effect.ts";
import { fillsOf, usdOf } from "./reach.ts";

/** Dollars a day of these products that counted plants use at rest, and the part of it that is imported. */
function imports(economy: Economy, block: Block, products: readonly string[]): { used: number; imported: number } {
  const { world, rows } = economy;
  let [used, imported] = [0, 0];
  for (const fill of fillsOf(economy, products)) {
    const usd = usdOf(economy, block, fill);
    let [all, abroad] = [0, 0];
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
      all += block.base[link]!;
      if (rows.nodes[world.supplier[link]!]!.kind === "origin") abroad += block.base[link]!;
    }
    used += usd;
    imported += all > 0 ? (usd * abroad) / all : 0;
  }
  return { used, imported };
}

/** Takes the duty off what is paid: duty / (1 + duty), by the share of use at rest that is imported. */
export const dutyWaiver: Effect<"duty-waiver"> = {
  waives: ({ economy, pick }, one, block) => {
    const duty = pick(one, "dutyShare");
    const { used, imported } = imports(economy, block, one.products);
    return {
      products: one.products,
      share: used > 0 ? ((duty / (1 + duty)) * imported) / used : 0,
      startDay: feltFrom(one, pick(one, "delayDays")),
      ...ending(one),
    };
  },
  measures: ({ economy, pick }, one, block) => {
    const duty = pick(one, "dutyShare");
    return { dutyUsd: (duty / (1 + duty)) * imports(economy, block, one.products).imported * 365 };
  },
};
