import type { PriceRule } from "../src/scenario/worldRules.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";

/** A spot market for all, costs handed on whole, a month of patience; override what the test is about. */
const spotRule: PriceRule = {
  scarcityElasticity: 1,
  contractShare: 0,
  contractPassThroughShare: 0,
  contractLagDays: 1,
  costPassThroughShare: 1,
  lossPatienceDays: 30,
};

/** The world with prices: dollars a unit by product, margins by site, elasticities by end use. */
export function priced(
  files: WorldFiles,
  given: {
    rule?: Partial<PriceRule>;
    usd?: Record<string, number>;
    margin?: Record<string, number>;
    elasticity?: Record<string, number>;
  } = {},
): WorldFiles {
  return {
    ...files,
    prices: { ...spotRule, ...given.rule },
    products: files.products.map((row) => ({ ...row, priceUsdPerUnit: given.usd?.[row.id] ?? null })),
    sites: files.sites.map((row) => ({ ...row, marginShare: given.margin?.[row.id] ?? null })),
    endUses: files.endUses.map((row) => ({ ...row, priceElasticity: given.elasticity?.[row.id] ?? 0 })),
  };
}
