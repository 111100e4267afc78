import { exp, max } from "../numbers/math.ts";
import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import { ceilingOf } from "./rest.ts";
import type { Valuer } from "./rows.ts";
import { UNLIMITED } from "./tables.ts";

/**
 * How long programmes of qualification take, what they lead to, and when a buyer begins them. Drawn whether or not they are begun.
 *
 *   days = qualifyDays x exp(sigma z), one z a second source of a buyer, one z a material of a buyer
 *   entitled = entitlementShare x need of the slot at rest, in the supplier's product
 */
export function drawSwitching(economy: Economy, value: Valuer, draws: Draws, block: Block): void {
  const { files, rows, world } = economy;
  block.ceilingQualifyDays.fill(UNLIMITED);
  block.qualifiedShare.set(block.ceilingShare);
  for (const column of [block.belowCoverShare, block.programmeCostDays, block.entitledUnits, block.linkQualifyDays])
    column.fill(0);
  if (files.switching === null || world.switchingSlots === 0) return;
  const { switching } = files;
  rows.slots.forEach(({ row }, slot) => {
    block.belowCoverShare[slot] = value(row?.belowCoverShare ?? switching.belowCoverShare);
    block.programmeCostDays[slot] = value(row?.programmeCostDays ?? switching.programmeCostDays);
  });
  const sigma = value(files.luck.qualifyDaysSigma);
  const spread = (z: number): number => (sigma > 0 ? exp(sigma * z) : 1);
  rows.fills.forEach(({ row, slot }, fill) => {
    if (row === null || world.switches[slot] === 0) return;
    if (row.qualifyDays !== null) {
      const ceiling = ceilingOf(row.qualifiedCeilingShare, row.qualifiedCeilingMassShare, row.massRatio, value);
      block.qualifiedShare[fill] = max(ceiling, block.ceilingShare[fill]!);
      block.ceilingQualifyDays[fill] = value(row.qualifyDays) * spread(draws.ceilingProgramme[fill]!);
    }
    const need = (block.needPerUnit[slot]! * block.restOutput[rows.slots[slot]!.site]!) / block.slotUnitsPerUnit[fill]!;
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
      const node = rows.links[link]!;
      if (node.kind !== "fill" || node.row.qualifyDays === null) continue;
      block.entitledUnits[link] = value(node.row.entitlementShare) * need;
      block.linkQualifyDays[link] = value(node.row.qualifyDays) * spread(draws.linkProgramme[link]!);
    }
  });
}
