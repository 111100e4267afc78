import type { RestColumns, RestInput } from "./rest.ts";
import type { Row } from "./tables.ts";

/** No site runs above this share of its capacity at rest. */
export const REST_UTILISATION_LIMIT = 0.98;

/**
 * Draws can ask more of a plant than it can make. What is over 98 % of its capacity goes to the origins that supply the same
 * buyer with the same product, in proportion to what they ship already; where a buyer has none, the plant's capacity was
 * understated and is raised in this replication.
 */
export function rebalance(economy: RestInput, site: Row, block: RestColumns): void {
  const { rows, world } = economy;
  const limit = REST_UTILISATION_LIMIT * block.capacityUnits[site]!;
  if (block.restOutput[site]! <= limit) return;
  const keep = limit / block.restOutput[site]!;
  let output = 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    const node = rows.links[link]!;
    if (node.kind === "fill") {
      const excess = block.base[link]! * (1 - keep);
      const from = world.linkStart[node.fill]!;
      const to = world.linkStart[node.fill + 1]!;
      let foreign = 0;
      for (let other = from; other < to; other++) if (world.originRow[other]! >= 0) foreign += block.base[other]!;
      if (foreign > 0) {
        block.base[link] = block.base[link]! - excess;
        for (let other = from; other < to; other++) {
          if (world.originRow[other]! < 0) continue;
          const more = (excess * block.base[other]!) / foreign;
          block.base[other]! += more;
          block.restOutput[world.supplier[other]!]! += more;
        }
      }
    }
    output += block.base[link]!;
  }
  block.restOutput[site] = output;
  if (output > limit) block.capacityUnits[site] = output / REST_UTILISATION_LIMIT;
}
