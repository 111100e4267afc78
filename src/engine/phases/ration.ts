import type { Block } from "../../world/block.ts";
import { PRICE, PROPORTIONAL, URGENCY } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { handOut } from "./handOut.ts";
import { rationBand } from "./rationBand.ts";
import { rationLevel } from "./rationLevel.ts";
import { rationShare } from "./rationShare.ts";

/** Splits `supply` among the orders of one round by the scenario's rule, then within companies by margin. */
export function ration(world: World, block: Block, site: Row, day: number, round: number, supply: number): void {
  if (world.rationingForm === PROPORTIONAL) rationShare(world, block, site, day, round, supply);
  else if (world.rationingForm === URGENCY || world.rationingForm === PRICE)
    rationBand(world, block, site, day, round, supply);
  else rationLevel(world, block, site, day, round, supply);
  handOut(world, block, site, day, round);
}
