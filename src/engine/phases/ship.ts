import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any, UNBOUNDED } from "../kernel.ts";

/**
 * Shipping: goods on hand go to today's orders; when they do not suffice, every buyer is served up to the same multiple of its
 * entitlement (its rest purchase), and never more than it asked for: a water-fill.
 *
 *   shipped = min(demand, finished + leaving + imported)      sum over buyers of min(due, level x base) = shipped
 *
 * The level is found without sorting: from supply / sum(base)
 * upwards by Newton steps on a concave, piecewise linear function; each step serves at least one more buyer in full.
 * Source: Inoue & Todo (2019), doi:10.1038/s41893-019-0351-x, rationing by the size of the usual order.
 */
export function ship(world: World, block: Block, site: Row): void {
  const demand = block.demandUnits[site]!;
  const coming = block.leavingUnits[site]! + block.importedUnits[site]!;
  const supply = max(block.finishedUnits[site]! + coming, 0);
  const shipped = min(demand, supply);
  let level = 0 * demand + UNBOUNDED;
  if (any(supply < demand)) {
    let entitled = 0 * demand;
    for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
      entitled = entitled + block.base[world.outLink[out]!]!;
    let filled = entitled > 0 ? supply / entitled : 0;
    let moving = 1 + 0 * demand;
    for (let round = 0; round < 24; round++) {
      if (any(moving > 0)) {
        let met = 0 * demand;
        let open = 0 * demand;
        for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
          const link = world.outLink[out]!;
          const due = block.dueUnits[link]!;
          const base = block.base[link]!;
          const served = due <= filled * base;
          met = served ? met + due : met;
          open = served ? open : open + base;
        }
        const next = open > 0 ? (supply - met) / open : filled;
        moving = next > filled ? 1 : 0;
        filled = next > filled ? next : filled;
      }
    }
    level = supply < demand ? filled : level;
  }
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const link = world.outLink[out]!;
    const due = block.dueUnits[link]!;
    // Written so that it is `due` to the bit when nobody is short.
    block.sentUnits[out] = due - max(due - level * block.base[link]!, 0);
  }
  block.shippedUnits[site] = shipped;
  block.finishedUnits[site] = max(block.finishedUnits[site]! + (coming - shipped), 0);
}
