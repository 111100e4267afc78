import type { Block } from "../block.ts";
import type { Economy } from "../economy.ts";
import { stageOf } from "../fillWorld.ts";
import { buyerOf, countedBuyer, DAYS_PER_YEAR, productOf, unitOf } from "./medians.ts";

/** Stands for all origins, as a maker. */
export const ABROAD = "abroad";

/** Yearly flow of one product from a stage, or from abroad, to a stage or an end use. */
export interface ChainFlow {
  readonly from: string;
  readonly product: string;
  readonly to: string;
  /** Whether `to` is a stage of the chain, an end use that counts, or one abroad. */
  readonly kind: "stage" | "endUse" | "foreignUse";
  readonly unit: string;
  readonly unitsPerYear: number;
}

/**
 * The chain as flows between stages at rest, upstream first. Flows between two foreigners are left out, and so are links
 * over which nothing flows.
 */
export function chainFlows(economy: Economy, block: Block): ChainFlow[] {
  const { files, rows } = economy;
  const flows = new Map<string, ChainFlow & { unitsPerYear: number }>();
  rows.links.forEach((link, row) => {
    const maker = rows.nodes[link.supplier]!;
    if (block.base[row]! <= 0 || (maker.kind === "origin" && !countedBuyer(economy, link))) return;
    const from = stageOf(files, maker) ?? ABROAD;
    const product = productOf(economy, link.supplier);
    const buyer = buyerOf(economy, link);
    const use = link.kind === "use" ? rows.endUses[link.endUse]! : null;
    const to = use === null ? stageOf(files, rows.nodes[buyer!]!)! : use.id;
    const kind = use === null ? "stage" : use.counted ? "endUse" : "foreignUse";
    const key = `${from}|${product}|${kind}|${to}`;
    const flow = flows.get(key) ?? { from, product, to, kind, unit: unitOf(economy, product), unitsPerYear: 0 };
    flow.unitsPerYear += block.base[row]! * DAYS_PER_YEAR;
    flows.set(key, flow);
  });
  const level = productLevels(economy);
  return [...flows.values()].sort((a, b) => level.get(b.product)! - level.get(a.product)!);
}

/** Steps from a product's farthest maker to final demand. */
function productLevels(economy: Economy): Map<string, number> {
  const { rows, order } = economy;
  const siteLevel = new Int32Array(rows.nodes.length);
  const bought = rows.nodes.map((): number[] => []);
  for (const link of rows.links) {
    const buyer = buyerOf(economy, link);
    if (buyer !== null) bought[buyer]!.push(link.supplier);
  }
  for (const site of order)
    for (const maker of bought[site]!)
      if (siteLevel[maker]! < siteLevel[site]! + 1) siteLevel[maker] = siteLevel[site]! + 1;
  const levels = new Map<string, number>();
  rows.nodes.forEach((_, site) => {
    const product = productOf(economy, site);
    if ((levels.get(product) ?? -1) < siteLevel[site]!) levels.set(product, siteLevel[site]!);
  });
  return levels;
}
