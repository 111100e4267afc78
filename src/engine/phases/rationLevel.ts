import { max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { claimed } from "./claimed.ts";

/**
 * Rationing `waterFill`: every buyer is served up to the same multiple of its entitlement (its rest purchase, or what a
 * second source has contracted), and never more than
 * it asked for.
 *
 *   sent = min(claim, level x entitlement)      sum of sent = supply
 *
 * The level is found without sorting: from supply / sum(entitlement) upwards by Newton steps on a concave, piecewise linear function; each
 * step serves at least one more buyer in full. Source: Inoue & Todo (2019), doi:10.1038/s41893-019-0351-x, rationing by the size of
 * the usual order.
 */
export function rationLevel(world: World, block: Block, site: Row, day: number, round: number, supply: number): void {
  let entitled = 0 * supply;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
    entitled = entitled + block.entitlementUnits[world.outLink[out]!]!;
  let filled = entitled > 0 ? supply / entitled : 0;
  let moving = 1 + 0 * supply;
  for (let step = 0; step < 24; step++) {
    if (any(moving > 0)) {
      let met = 0 * supply;
      let open = 0 * supply;
      for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
        const claim = claimed(world, block, out, round, day);
        const base = block.entitlementUnits[world.outLink[out]!]!;
        const served = claim <= filled * base;
        met = served ? met + claim : met;
        open = served ? open : open + base;
      }
      const next = open > 0 ? (supply - met) / open : filled;
      moving = next > filled ? 1 : 0;
      filled = next > filled ? next : filled;
    }
  }
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const claim = claimed(world, block, out, round, day);
    // Written so that it is the claim to the bit for whoever is served in full.
    const sent = claim - max(claim - filled * block.entitlementUnits[world.outLink[out]!]!, 0);
    block.sentUnits[out] = claim > 0 ? sent : block.sentUnits[out]!;
  }
}
