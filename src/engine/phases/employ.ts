import type { Block } from "../../world/block.ts";
import { PARTIAL_ADJUSTMENT } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { adjust } from "./adjust.ts";
import { staff } from "./staff.ts";

/** People, in the scenario's form: in states with rules of law and contract, or a staff that follows its need. */
export function employ(world: World, block: Block, site: Row, day: number): void {
  if (world.labourForm === PARTIAL_ADJUSTMENT) adjust(world, block, site);
  else staff(world, block, site, day);
}
