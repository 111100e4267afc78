import { allocateBlock, type Block } from "../block.ts";
import { middleDraws } from "../draws.ts";
import { type Economy, nominalValuer } from "../economy.ts";
import type { LinkNode } from "../rows.ts";
import { startBlock } from "../start.ts";

/** Days over which a rest flow is summed when it is written as a yearly one. */
export const DAYS_PER_YEAR = 365;

/** The economy at rest with every factor at its median and all luck in the middle: one world among many, fit for printing. */
export function restAtMedians(economy: Economy): Block {
  const block = allocateBlock(economy.world, 1);
  startBlock(economy, nominalValuer(economy.files.factors, economy.factorIndex), middleDraws(economy), block);
  return block;
}

/** Row of the site that buys over a link, or null when an end use does. */
export function buyerOf(economy: Economy, link: LinkNode): number | null {
  return link.kind === "use" ? null : economy.rows.slots[economy.rows.fills[link.fill]!.slot]!.site;
}

/** Whether a link serves somebody whose outcomes count. */
export function countedBuyer(economy: Economy, link: LinkNode): boolean {
  const site = buyerOf(economy, link);
  if (link.kind === "use") return economy.rows.endUses[link.endUse]!.counted;
  return site !== null && economy.world.countedSite[site] === 1;
}

/** What a site row makes; the supplier rule's product for a generated supplier. */
export function productOf(economy: Economy, site: number): string {
  const node = economy.rows.nodes[site]!;
  return node.kind === "supplier" ? economy.files.suppliers!.product : node.row.product;
}

/** Unit of a product. */
export function unitOf(economy: Economy, product: string): string {
  return economy.files.products.find((row) => row.id === product)?.unit ?? "";
}
