import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * What a control lets through of an order: while it is in force, at most the admitted share of the rest flow.
 *
 *   allowed = ask                              without a control, or with everything admitted
 *   allowed = min(ask, admitted x base)        otherwise
 *
 * Assumption (ours): a licence regime licenses volumes against the rest flow, so a partial cut cannot be out-ordered.
 */
export function allowed(world: World, block: Block, link: Row, ask: number, day: number): number {
  const gate = world.gate[link]!;
  let due = ask;
  if (gate >= 0) {
    const admitted = block.admittedShare[day * world.gates + gate]!;
    due = admitted < 1 ? min(ask, admitted * block.base[link]!) : ask;
  }
  return due;
}
