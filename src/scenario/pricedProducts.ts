import { suppliedProducts } from "./checks/links.ts";
import type { WorldFiles } from "./worldTypes.ts";

/**
 * Products that have a price, in the order of products.csv: those that a counted site or a counted end use buys from a named
 * site or an origin. None where the world has no price rule.
 */
export function pricedProducts(world: WorldFiles): string[] {
  if (world.prices === null) return [];
  const made = suppliedProducts(world);
  const countedRegions = new Set(world.regions.filter(({ counted }) => counted).map(({ id }) => id));
  const countedUses = new Set(world.endUses.filter(({ counted }) => counted).map(({ id }) => id));
  const countedSites = new Set(world.sites.filter(({ region }) => countedRegions.has(region)).map(({ id }) => id));
  const bought = new Set([
    ...world.links.filter(({ buyer }) => countedSites.has(buyer)).map(({ supplier }) => made.get(supplier)),
    ...world.demand.filter(({ endUse }) => countedUses.has(endUse)).map(({ supplier }) => made.get(supplier)),
  ]);
  return world.products.flatMap(({ id }) => (bought.has(id) ? [id] : []));
}
