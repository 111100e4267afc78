import { pricedProducts } from "../src/scenario/pricedProducts.ts";
import type { PricePath } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";

/**
 * Gives most worlds prices: a rule, values per unit of some products, margins of some plants, elasticities of final demand. The
 * others keep margins and elasticities all the same, which must then do nothing. Own dice: the rest of the world stays as it was.
 */
export function withPrices(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`prices of ${seed}`);
  const prices = d.chance(0.35)
    ? null
    : {
        scarcityElasticity: d.between(0.6, 2),
        contractShare: d.between(0, 1),
        contractPassThroughShare: d.between(0, 1),
        contractLagDays: d.between(1, 120),
        costPassThroughShare: d.between(0, 1),
        lossPatienceDays: d.between(1, 40),
      };
  return {
    ...files,
    prices,
    products: files.products.map((row) => ({ ...row, priceUsdPerUnit: d.chance(0.2) ? null : d.between(1, 20) })),
    sites: files.sites.map((row) => ({ ...row, marginShare: d.chance(0.4) ? null : d.between(-0.05, 0.3) })),
    endUses: files.endUses.map((row) => ({ ...row, priceElasticity: d.chance(0.3) ? 0 : d.between(0.1, 2.5) })),
  };
}

/** Up to three prices set from outside, dearer or cheaper, some of them ended again. */
export function randomPricePaths(seed: string, files: WorldFiles, days: number): PricePath[] {
  const d = dice(`price paths of ${seed}`);
  const products = pricedProducts(files);
  if (products.length === 0) return [];
  return Array.from({ length: d.whole(0, 3) }, (_, n) => {
    const startDay = d.whole(0, 20);
    const ended = d.chance(0.5) ? { endDay: startDay + d.whole(5, days - 25) } : {};
    return { name: `path-${n}`, product: d.pick(products), ratio: d.between(0.4, 4), startDay, ...ended };
  });
}
