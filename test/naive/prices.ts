import type { PricePath } from "../../src/scenario/types.ts";
import type { EndUseRow } from "../../src/scenario/worldTypes.ts";
import type { Given } from "./build.ts";
import type { NaiveLink, NaiveMarket, NaiveSite } from "./things.ts";

/** Prices, naively: markets hold their buyers, costs are looked up by the product of each fill, every day from the equations. */

/** One market a product that anybody counted buys from a named site or an origin, all prices at rest. */
export function openMarkets(
  { files, value }: Given,
  sites: ReadonlyMap<string, NaiveSite>,
  uses: readonly { readonly use: EndUseRow; readonly link: NaiveLink }[],
): NaiveMarket[] {
  if (files.prices === null) return [];
  const markets = new Map<string, NaiveMarket>();
  const open = (product: string) => {
    const rest = { log: 0, spot: 1, contract: 1, paid: 1, served: 1 };
    if (!markets.has(product)) markets.set(product, { product, fills: [], uses: [], ...rest });
    return markets.get(product)!;
  };
  const made = new Map([...files.sites, ...files.origins].map((row) => [row.id, row.product]));
  const worth = (id: string) => {
    const { priceUsdPerUnit } = files.products.find((row) => row.id === id)!;
    return priceUsdPerUnit === null ? null : value(priceUsdPerUnit);
  };
  for (const row of files.sites) {
    const site = sites.get(row.id)!;
    if (!files.regions.find((region) => region.id === row.region)!.counted) continue;
    for (const slot of site.slots.filter((one) => one.row !== null)) {
      const rows = files.fills.filter((one) => one.recipe === row.recipe && one.slot === slot.name);
      slot.fills.forEach((fill, n) => {
        const bill = worth(rows[n].product);
        const price = worth(row.product);
        fill.market = open(rows[n].product);
        fill.market.fills.push(fill);
        fill.planned = fill.restUse / fill.unitsEach;
        if (bill !== null && price !== null && site.rest > 0)
          fill.costShare = (fill.planned * bill) / (site.rest * price);
      });
    }
  }
  for (const { use, link } of uses) {
    if (!use.counted) continue;
    link.market = open(made.get(link.supplier.id)!);
    link.market.uses.push(link);
    link.elasticity = value(use.priceElasticity);
  }
  const sellers = new Set(
    [...markets.values()].flatMap(({ fills, uses: links }) =>
      [...fills.flatMap((fill) => fill.links), ...links].map(({ supplier }) => supplier),
    ),
  );
  for (const site of sellers) site.market = markets.get(made.get(site.id)!)!;
  return [...markets.values()];
}

const priced = ({ market, elasticity }: NaiveLink): number => (market === null ? 1 : market.paid ** -elasticity);

/** What final demand asks of a supplier at the price it pays. */
export function wantedAtPrice(link: NaiveLink): number {
  const share = priced(link);
  return link.base * (share < 1 ? Math.min(1, share / Math.max(link.market!.served, 1e-6)) : share);
}

/** A line that loses money runs at most a share of rest. */
export const bearable = (site: NaiveSite, target: number): number =>
  site.margin !== null && site.running < 1 ? Math.min(target, site.running * site.rest) : target;

/** Costs and losses of a seller on a market, at the prices of yesterday. */
export function account(site: NaiveSite, available: number, patienceDays: number): void {
  if (site.market === null) return;
  site.offers = Math.min(available, site.running) * (site.target > 0 ? site.wanted / site.target : 1);
  const fills = site.slots.flatMap((slot) => slot.fills).filter((fill) => fill.market !== null);
  const rise = (at: "paid" | "spot") => fills.reduce((sum, fill) => sum + fill.costShare * (fill.market![at] - 1), 0);
  site.costRise = rise("paid");
  if (site.margin === null) return;
  const { market } = site;
  const margin = Math.max(0, site.margin);
  const [paid, spot] = (["paid", "spot"] as const).map((at) => rise(at) - margin - (market[at] - 1));
  const loss = Math.min(paid, spot);
  site.lossDays = between(0, site.lossDays + between(-1, loss * 10, 1), 2 * patienceDays);
  site.running = Math.min(1, 2 - site.lossDays / patienceDays);
}

/** One market's day: `allowed` is what controls let through of an ask. */
export function quote(
  { files, value }: Given,
  market: NaiveMarket,
  paths: readonly PricePath[],
  allowed: (link: NaiveLink, ask: number) => number,
  day: number,
): void {
  const rule = files.prices!;
  const links = [...market.fills.flatMap((fill) => fill.links), ...market.uses];
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);
  const ask = (link: NaiveLink) => (link.buyer === null ? link.wanted + link.owed : link.asked);
  const use = total([...market.fills.map((fill) => fill.planned), ...market.uses.map((link) => link.wanted)]);
  const short = total([
    ...market.fills.map((fill) => {
      const got = total(fill.links.map((link) => link.sent));
      return Math.max(0, Math.min(fill.planned, total(fill.links.map((link) => link.asked))) - got);
    }),
    ...market.uses.map((link) => Math.max(0, link.wanted - link.sent)),
  ]);
  const spare = total(links.map((link) => Math.max(0, allowed(link, link.supplier.offers * link.base) - ask(link))));
  const bought = total(links.map((link) => link.base));
  const supply = use - short + spare;
  const served = use > 0 ? (use - short) / use : 1;
  market.served = Math.min(served, market.served + (served - market.served) / (15 + value(rule.contractLagDays)));
  if (supply > 1e-6 * bought) {
    const dearer = total(links.map((link) => (link.base / bought) * link.supplier.costRise));
    const beyond = total(market.uses.map((link) => link.wanted - link.base * priced(link) * link.fed));
    const missed = total(market.uses.map((link) => Math.max(0, link.wanted - link.sent)));
    const wanted = use - Math.min(beyond, missed);
    const scarcity = between(0.5, wanted / supply, 8) ** (1 / value(rule.scarcityElasticity));
    const costs = between(0.5, 1 + value(rule.costPassThroughShare) * dearer, 8);
    market.log += (Math.log(scarcity * costs) - market.log) / 15;
  }
  const outside = paths
    .filter((path) => path.product === market.product && day >= path.startDay)
    .filter((path) => day < (path.endDay ?? Number.POSITIVE_INFINITY));
  if (outside.length > 0) market.log = Math.log(Math.max(...outside.map((path) => value(path.ratio))));
  market.spot = Math.exp(market.log);
  const aim = 1 + value(rule.contractPassThroughShare) * (market.spot - 1);
  market.contract += (aim - market.contract) / value(rule.contractLagDays);
  const share = value(rule.contractShare);
  market.paid = share * market.contract + (1 - share) * market.spot;
}

const between = (low: number, x: number, high: number): number => Math.max(low, Math.min(x, high));
