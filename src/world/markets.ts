import { pricedProducts } from "../scenario/pricedProducts.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { LinkNode, Rows } from "./rows.ts";

/** Markets of an economy: who sells there and who buys. Lists of rows, ascending, one a market. */
export interface Markets {
  /** Market of each site's product, of each counted fill, of each counted use link; -1 for none. */
  readonly ofSite: readonly number[];
  readonly ofFill: readonly number[];
  readonly ofLink: readonly number[];
  readonly fills: readonly (readonly number[])[];
  readonly uses: readonly (readonly number[])[];
}

/**
 * Lays out markets. A market is a product as counted buyers buy it: a border cut parts it from the same product abroad, where
 * the price stays at rest. What generated suppliers deliver has no price.
 * Source: from April 2025 dysprosium cost three times as much in Europe as in China (Argus, Nikkei).
 */
export function layMarkets(files: WorldFiles, rows: Rows, countedSite: ArrayLike<number>): Markets {
  const products = pricedProducts(files);
  const marketOf = new Map(products.map((product, market) => [product, market]));
  const at = (product: string) => marketOf.get(product) ?? -1;
  const sold = rows.nodes.map((node) => (node.kind === "supplier" ? -1 : at(node.row.product)));
  const ofFill = rows.fills.map(({ row, slot }) =>
    row === null || countedSite[rows.slots[slot]!.site] !== 1 ? -1 : at(row.product),
  );
  const ofLink = rows.links.map((link) =>
    link.kind === "use" && rows.endUses[link.endUse]!.counted ? sold[link.supplier]! : -1,
  );
  const marketOfLink = (link: LinkNode, row: number) => (link.kind === "use" ? ofLink[row]! : ofFill[link.fill]!);
  const group = (markets: readonly number[]) =>
    products.map((_, market) => markets.flatMap((one, row) => (one === market ? [row] : [])));
  const sells = new Set(rows.links.flatMap((link, row) => (marketOfLink(link, row) >= 0 ? [link.supplier] : [])));
  const ofSite = sold.map((market, row) => (sells.has(row) ? market : -1));
  return { ofSite, ofFill, ofLink, fills: group(ofFill), uses: group(ofLink) };
}
