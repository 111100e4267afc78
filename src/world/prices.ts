import { max } from "../numbers/math.ts";
import type { Block } from "./block.ts";
import type { Economy } from "./economy.ts";
import type { Valuer } from "./rows.ts";

/**
 * What prices rest on in one replication: the price rule, and what each input weighs in its buyer's revenue.
 *
 *   costShare of a fill = restUse / slotUnitsPerUnit x price / (restOutput x own price)      0 where a price is unknown
 */
export function drawPrices(economy: Economy, value: Valuer, block: Block): void {
  const { files, rows } = economy;
  const rule = files.prices;
  if (rule === null) return;
  const usd = new Map(
    files.products.map(({ id, priceUsdPerUnit }) => [id, priceUsdPerUnit === null ? 0 : value(priceUsdPerUnit)]),
  );
  rows.fills.forEach(({ row, slot }, fill) => {
    const site = rows.slots[slot]!.site;
    const node = rows.nodes[site]!;
    const revenue = node.kind === "supplier" ? 0 : block.restOutput[site]! * usd.get(node.row.product)!;
    const units = block.restUse[fill]! / block.slotUnitsPerUnit[fill]!;
    block.costShare[fill] = row !== null && revenue > 0 ? (units * usd.get(row.product)!) / revenue : 0;
  });
  rows.endUses.forEach((use, row) => {
    block.priceElasticity[row] = value(use.priceElasticity);
  });
  block.lossPatienceDays.fill(max(value(rule.lossPatienceDays), 1));
  block.scarcityElasticity.fill(value(rule.scarcityElasticity));
  block.contractShare.fill(value(rule.contractShare));
  block.contractPassThroughShare.fill(value(rule.contractPassThroughShare));
  block.contractLagDays.fill(max(value(rule.contractLagDays), 1));
  block.costPassThroughShare.fill(value(rule.costPassThroughShare));
}

/** Sets every column of prices to rest: each price is 1, no line loses money. Planned use is what is used at rest. */
export function restPrices(block: Block): void {
  for (const column of [block.costRise, block.lossDays, block.logPrice, block.contractGap]) column.fill(0);
  for (const column of [block.runShare, block.offerShare, block.servedShare, block.spotRatio, block.paidRatio])
    column.fill(1);
  for (let at = 0; at < block.plannedUnits.length; at++)
    block.plannedUnits[at] = block.restUse[at]! / block.slotUnitsPerUnit[at]!;
}
