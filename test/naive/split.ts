import type { NaiveFill, NaiveLink } from "./things.ts";

/** What a supplier owes a buyer: its usual purchase, or what a qualified second source has contracted. */
export const entitlementOf = ({ base, second, qualified }: NaiveLink): number =>
  second === null ? base : qualified ? second.most : 0;

/** Water-fill by sorting: those who ask least of their entitlement are served first, the rest share what is left by entitlement. */
export function waterFill(supply: number, links: readonly NaiveLink[]): Map<NaiveLink, number> {
  const sent = new Map(links.map((link) => [link, 0]));
  const due = (link: NaiveLink) => entitlementOf(link);
  const asking = links.filter((link) => link.due > 0 && due(link) > 0).sort((a, b) => a.due / due(a) - b.due / due(b));
  let left = supply;
  asking.forEach((link, n) => {
    const entitled = asking.slice(n).reduce((sum, one) => sum + due(one), 0);
    const units = Math.min(link.due, (left * due(link)) / entitled);
    sent.set(link, units);
    left -= units;
  });
  return sent;
}

/** Largest output y with sum over fills of min(held, ceiling need y) >= need y, by all subsets of exhausted fills. */
export function slotAllows(need: number, fills: readonly NaiveFill[]): number {
  if (fills.reduce((sum, fill) => sum + fill.ceiling, 0) < 1) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let subset = 0; subset < 1 << fills.length; subset++) {
    let held = 0;
    let open = 0;
    fills.forEach((fill, n) => {
      if ((subset >> n) & 1) held += fill.stock;
      else open += fill.ceiling;
    });
    if (open < 1) least = Math.min(least, held / (need * (1 - open)));
  }
  return least;
}

/** Takes `amount` from a slot: each fill's share of the mix as far as it goes, then what is missing in order, up to the ceilings. */
export function take(amount: number, fills: readonly NaiveFill[]): void {
  for (const fill of fills) fill.used = Math.min(fill.mix * amount, fill.stock);
  let missing = amount - fills.reduce((sum, fill) => sum + fill.used, 0);
  for (const fill of fills) {
    const more = Math.max(0, Math.min(missing, fill.stock - fill.used, fill.ceiling * amount - fill.used));
    fill.used += more;
    missing -= more;
  }
  for (const fill of fills) fill.stock = Math.max(0, fill.stock - fill.used);
}
