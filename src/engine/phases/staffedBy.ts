import { max, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";
import { any, UNBOUNDED } from "../kernel.ts";
import { fullStaffMakes } from "./fullStaffMakes.ts";

/**
 * Most that so many people on the line can make: the kept staff alone makes nothing, everybody makes rest output with overtime.
 *
 *   staffed = rest x overtime x (line / headcount - kept) / (1 - kept), between 0 and rest x overtime; no bound where nobody is employed
 */
export function staffedBy(world: World, block: Block, site: Row, line: number): number {
  const head = block.headcount[site]!;
  const kept = block.keptShare[site]!;
  let productive = 1;
  if (any(line < head)) productive = max(min((line / head - kept) / (1 - kept), 1), 0);
  return head > 0 ? fullStaffMakes(world, block, site) * productive : UNBOUNDED;
}
