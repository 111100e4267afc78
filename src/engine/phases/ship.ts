import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { claimed, NEWCOMERS, OTHERS, RATED } from "./claimed.ts";
import { ration } from "./ration.ts";

/**
 * Shipping: goods on hand go to today's orders; when they do not suffice they are rationed, rated orders before all
 * others and those who come to a second source after its usual buyers.
 *
 *   shipped = min(demand, finished + leaving + imported)      sum of sent over buyers = shipped, and nobody gets more than is due
 *
 * Units: unit/day of the site's product. Source of rated orders: Defense Priorities and Allocations System, 15 CFR 700.
 */
export function ship(world: World, block: Block, site: Row, day: number): void {
  const demand = block.demandUnits[site]!;
  let coming = block.leavingUnits[site]!;
  if (world.foreignOrigin[site]! >= 0) coming = coming + block.importedUnits[site]!;
  const supply = max(block.finishedUnits[site]! + coming, 0);
  const shipped = min(demand, supply);
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
    block.sentUnits[out] = block.dueUnits[world.outLink[out]!]!;
  if (any(supply < demand)) {
    let left = supply;
    if (world.ratedGroups > 0) {
      ration(world, block, site, day, RATED, supply);
      for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
        left = claimed(world, block, out, RATED, day) > 0 ? left - block.sentUnits[out]! : left;
      left = max(left, 0);
    }
    ration(world, block, site, day, OTHERS, left);
    let newcomers = 0;
    for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
      newcomers = newcomers + world.secondSource[world.outLink[out]!]!;
    if (newcomers > 0) {
      for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
        left = claimed(world, block, out, OTHERS, day) > 0 ? left - block.sentUnits[out]! : left;
      left = max(left, 0);
      ration(world, block, site, day, NEWCOMERS, left);
    }
  }
  block.shippedUnits[site] = shipped;
  block.finishedUnits[site] = max(block.finishedUnits[site]! + (coming - shipped), 0);
}
