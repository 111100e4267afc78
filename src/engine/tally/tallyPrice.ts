import type { Block } from "../../world/block.ts";
import type { Row } from "../../world/tables.ts";
import type { Members } from "./members.ts";
import type { Tally } from "./tally.ts";

/** Spot price of a market over rest. */
export function tallyPrice(_members: Members, block: Block, tally: Tally, market: Row): void {
  tally.marketPrice[market] = block.spotRatio[market]!;
}
