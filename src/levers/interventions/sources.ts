import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import type { Effect } from "./effect.ts";
import { fillsOf } from "./reach.ts";

/** Links by which second sources abroad may deliver these products to counted plants. */
function sourcesOf(economy: Economy, products: readonly string[]): number[] {
  const { world, rows } = economy;
  return fillsOf(economy, products).flatMap((fill) => {
    const links: number[] = [];
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
      if (world.secondSource[link] === 1 && rows.nodes[world.supplier[link]!]!.kind === "origin") links.push(link);
    return links;
  });
}

/** More is contracted, and more can be made: what is spare of each origin's capacity grows in the same measure. */
function raise(economy: Economy, products: readonly string[], more: number, block: Block): void {
  const { world } = economy;
  const links = sourcesOf(economy, products);
  for (const link of links) block.entitledUnits[link]! *= 1 + more;
  for (const site of new Set(links.map((link) => world.supplier[link]!)))
    block.capacityUnits[site]! += more * max(block.capacityUnits[site]! - block.restOutput[site]!, 0);
}

/** Days of a programme that are left after `delay` shrink; those before it do not. */
const shortened = (days: number, cut: number, delay: number): number => days - cut * max(days - delay, 0);

function hasten(economy: Economy, products: readonly string[], cut: number, delay: number, block: Block): void {
  for (const fill of fillsOf(economy, products)) {
    const days = block.ceilingQualifyDays[fill]!;
    if (days < 1e29) block.ceilingQualifyDays[fill] = shortened(days, cut, delay);
  }
  for (const link of sourcesOf(economy, products))
    block.linkQualifyDays[link] = shortened(block.linkQualifyDays[link]!, cut, delay);
}

/** Dollars of a year's deliveries that second sources have contracted. */
function contracted(economy: Economy, products: readonly string[], block: Block): number {
  const { world, rows, files } = economy;
  return sourcesOf(economy, products).reduce((sum, link) => {
    const { row } = rows.fills[world.buyerFill[link]!]!;
    const price = files.products.find(({ id }) => id === row?.product)?.priceUsdPerUnit;
    return sum + (typeof price === "number" ? 365 * price * block.entitledUnits[link]! : 0);
  }, 0);
}

export const alliedSurge: Effect<"allied-surge"> = {
  bend: ({ economy, pick }, one, block) => raise(economy, one.products, pick(one, "moreShare"), block),
  measures: ({ economy, pick }, one, block) => ({
    orderedUsd: min(pick(one, "moreShare"), 10) * contracted(economy, one.products, block),
  }),
};

export const emergencyQualification: Effect<"emergency-qualification"> = {
  bend: ({ economy, pick }, one, block) =>
    hasten(economy, one.products, pick(one, "cutShare"), one.startDay + pick(one, "delayDays"), block),
  measures: ({ economy }, one) => ({
    programmes: new Set(
      fillsOf(economy, one.products).flatMap((fill) => {
        const { slot } = economy.rows.fills[fill]!;
        return economy.world.switches[slot] === 1 ? [slot] : [];
      }),
    ).size,
  }),
};

export const importWaiver: Effect<"import-waiver"> = {
  bend: ({ economy, pick }, one, block) => {
    raise(economy, one.products, pick(one, "moreShare"), block);
    hasten(economy, one.products, pick(one, "cutShare"), one.startDay + pick(one, "delayDays"), block);
  },
};
