import { floor, min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import { PARTIAL_ADJUSTMENT } from "../../world/forms.ts";
import type { Row, World } from "../../world/tables.ts";
import { any } from "../kernel.ts";
import { staffedBy } from "./staffedBy.ts";

/**
 * A strike: people who leave the line on its first morning and are back on the morning on which it ends.
 *
 *   asked  = floor(headcount x share on strike today)
 *   change = asked - on strike, at most those on the line          (below 0: they come back)
 *
 * Nobody on strike is out of work, sent home, recalled or replaced: employ leaves their places open. Whoever was at home before stays
 * furloughed. Units: people. Sources: the household survey counts people on strike as employed, the establishment survey counts who
 * was paid for any part of the pay period (BLS Handbook of Methods, recalled), so a strike shows in payrolls and not in unemployment.
 * Under `labour: partialAdjustment` there is no contract and so no strike: its people count as separated.
 */
export function strike(world: World, block: Block, site: Row, day: number): void {
  if (world.strikes > 0 && world.labourForm !== PARTIAL_ADJUSTMENT) {
    const group = world.outageGroup[site]!;
    if (group >= 0) {
      const before = block.onStrike[site]!;
      const asked = floor(block.headcount[site]! * block.strikingShare[day * world.outageGroups + group]!);
      if (any(before + asked > 0)) {
        const onLine = block.atWork[site]! + block.shortHours[site]!;
        const change = min(asked - before, onLine);
        const line = onLine - change;
        const short = min(block.shortHours[site]!, line);
        block.onStrike[site] = before + change;
        block.shortHours[site] = short;
        block.atWork[site] = line - short;
        block.workShared[site] = min(block.workShared[site]!, short);
        block.redeployed[site] = min(block.redeployed[site]!, line - short);
        block.staffedUnits[site] = staffedBy(world, block, site, line);
      }
    }
  }
}
