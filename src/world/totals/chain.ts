import type { Block } from "../block.ts";
import type { Economy } from "../economy.ts";
import { stageOf } from "../fillWorld.ts";
import type { LinkNode } from "../rows.ts";
import { buyerOf, countedBuyer, DAYS_PER_YEAR, productOf, unitOf } from "./medians.ts";

/** Stands for all origins and for sites outside the counted regions. */
const ABROAD = "abroad";

/** Yearly flow of one product from a stage, or from abroad, to a stage or an end use. */
export interface ChainFlow {
  readonly from: string;
  readonly product: string;
  readonly to: string;
  /** Whether `to` is a stage of the chain, an end use that counts, or one outside the outcomes. */
  readonly kind: "stage" | "endUse" | "outsideUse";
  readonly unit: string;
  readonly unitsPerYear: number;
}

/**
 * The chain as flows between stages at rest, upstream first. What is made abroad for buyers that do not count is left out,
 * and so are links over which nothing flows.
 */
export function chainFlows(economy: Economy, block: Block): ChainFlow[] {
  const { files, rows, world } = economy;
  const flows = new Map<string, ChainFlow & { unitsPerYear: number }>();
  rows.links.forEach((link, row) => {
    const home = world.countedSite[link.supplier] === 1;
    if (block.base[row]! <= 0 || !(home || countedBuyer(economy, link))) return;
    const from = home ? stageOf(files, rows.nodes[link.supplier]!)! : ABROAD;
    const product = productOf(economy, link.supplier);
    const { to, kind } = takerOf(economy, link);
    const key = `${from}|${product}|${kind}|${to}`;
    const flow = flows.get(key) ?? { from, product, to, kind, unit: unitOf(economy, product), unitsPerYear: 0 };
    flow.unitsPerYear += block.base[row]! * DAYS_PER_YEAR;
    flows.set(key, flow);
  });
  const level = productLevels(economy);
  return [...flows.values()].sort((a, b) => level.get(b.product)! - level.get(a.product)!);
}

function takerOf(economy: Economy, link: LinkNode): Pick<ChainFlow, "to" | "kind"> {
  const { files, rows } = economy;
  const counted = countedBuyer(economy, link);
  if (link.kind === "use") return { to: rows.endUses[link.endUse]!.id, kind: counted ? "endUse" : "outsideUse" };
  if (!counted) return { to: ABROAD, kind: "outsideUse" };
  return { to: stageOf(files, rows.nodes[buyerOf(economy, link)!]!)!, kind: "stage" };
}

/**
 * Steps from a product to final demand along the longest chain of products, so that what goes into a product stands before it.
 * Rounds are capped at the number of products, so that products made of each other end as well.
 */
function productLevels(economy: Economy): Map<string, number> {
  const levels = new Map(economy.files.products.map(({ id }) => [id, 0]));
  const steps = new Map<string, readonly [maker: string, buyer: string]>();
  for (const link of economy.rows.links) {
    const buyer = buyerOf(economy, link);
    if (buyer === null) continue;
    const step = [productOf(economy, link.supplier), productOf(economy, buyer)] as const;
    steps.set(step.join("|"), step);
  }
  for (let round = 0; round < levels.size; round++)
    for (const [maker, buyer] of steps.values())
      if (levels.get(maker)! <= levels.get(buyer)!) levels.set(maker, levels.get(buyer)! + 1);
  return levels;
}
