import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { claimed } from "./claimed.ts";

/**
 * Rationing `proportional`: every order is served by the same share, so whoever orders more gets more.
 *
 *   sent = claim x min(1, supply / sum of claims)
 *
 * Sources: Hallegatte (2014), doi:10.1111/risa.12090; Pichler et al. (2022), doi:10.1016/j.jedc.2022.104527.
 */
export function rationShare(world: World, block: Block, site: Row, day: number, round: number, supply: number): void {
  let asked = 0 * supply;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++)
    asked = asked + claimed(world, block, out, round, day);
  const share = asked > 0 ? min(supply / asked, 1) : 0;
  for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
    const claim = claimed(world, block, out, round, day);
    block.sentUnits[out] = claim > 0 ? claim * share : block.sentUnits[out]!;
  }
}
