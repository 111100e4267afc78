import type { Block } from "../block.ts";
import type { Economy } from "../economy.ts";
import { countedBuyer, DAYS_PER_YEAR, productOf, unitOf } from "./medians.ts";

/** Where counted buyers get one product from: sites in counted regions together, and each origin (or site abroad). */
export interface ProductMix {
  readonly product: string;
  readonly unit: string;
  readonly boughtPerYear: number;
  /** Share that counted regions make themselves, 0-1. */
  readonly homeShare: number;
  readonly origins: readonly { readonly origin: string; readonly share: number }[];
}

/** Origin mix of every product that counted buyers import at rest, in the order of products.csv; largest origin first. */
export function originMix(economy: Economy, block: Block): ProductMix[] {
  const { files, rows, world } = economy;
  const bought = new Map<string, Map<string, number>>();
  rows.links.forEach((link, row) => {
    if (!countedBuyer(economy, link)) return;
    const node = rows.nodes[link.supplier]!;
    const product = productOf(economy, link.supplier);
    const sums = bought.get(product) ?? new Map<string, number>();
    bought.set(product, sums);
    const from = world.countedSite[link.supplier] === 1 ? "" : node.id;
    sums.set(from, (sums.get(from) ?? 0) + block.base[row]! * DAYS_PER_YEAR);
  });
  return files.products.flatMap(({ id }) => {
    const sums = [...(bought.get(id) ?? [])];
    const total = sums.reduce((sum, [, units]) => sum + units, 0);
    const origins = sums
      .filter(([origin, units]) => origin !== "" && units > 0)
      .map(([origin, units]) => ({ origin, share: units / total }))
      .sort((a, b) => b.share - a.share);
    if (origins.length === 0) return [];
    const homeShare = (sums.find(([origin]) => origin === "")?.[1] ?? 0) / total;
    return [{ product: id, unit: unitOf(economy, id), boughtPerYear: total, homeShare, origins }];
  });
}
