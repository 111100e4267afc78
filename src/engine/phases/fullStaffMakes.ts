import { max } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * Most that a site's whole staff can make: rest output with overtime; where capacity is coming, whatever its lines can make by now.
 *
 *   makes = rest x overtime, at a ramping site at least capacity x available
 *
 * Assumption (ours): a ramping plant hires with its lines, and those hires are no outcome here; nobody there is taken from elsewhere.
 */
export function fullStaffMakes(world: World, block: Block, site: Row): number {
  let makes = block.restOutput[site]! * block.overtimeShare[site]!;
  if (world.rampRow[site]! >= 0) makes = max(makes, block.capacityUnits[site]! * block.availableShare[site]!);
  return makes;
}
