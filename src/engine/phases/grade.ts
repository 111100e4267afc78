import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { UNBOUNDED } from "../kernel.ts";

/** Share of the stock aimed at below which output falls. Source: Hallegatte (2014), doi:10.1111/risa.12090, psi. */
const GRADE_SHARE = 0.8;

/**
 * Most that a slot lets a site make under `production: graded`, where firms save a stock before it is gone: the output for
 * which what is held this morning would be psi of the stock aimed at.
 *
 *   limit = rest x held / (0.8 x (restStock + restUse)), sums over the slot's fills
 *
 * At rest it is 1.25 x rest, so it binds nobody. Stocks then fall more and more slowly and no line stops for want of stock alone.
 */
export function grade(world: World, block: Block, slot: Row, rest: number): number {
  let held = 0 * rest;
  let aim = 0 * rest;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    held = held + block.stockUnits[fill]! + block.receivedUnits[fill]!;
    aim = aim + block.restStockUnits[fill]! + block.restUse[fill]!;
  }
  return aim > 0 ? (rest * held) / (GRADE_SHARE * aim) : UNBOUNDED;
}
