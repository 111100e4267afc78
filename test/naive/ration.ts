import type { Forms } from "../../src/scenario/types.ts";
import { entitlementOf, waterFill } from "./split.ts";
import { type Edges, type NaiveLink, whole } from "./things.ts";

/** One of 32 bands of a cover in days; the middle of all bands is eight days. */
export const bandOf = (cover: number, edges: Edges = { close: null }): number =>
  whole(32 * (cover / (cover + 8)), edges, "band");

type Shares = Map<NaiveLink, number>;

/** Splits what a supplier has among its orders: rated ones first, newcomers last, each group by the rule, then by margin within companies. */
export function ration(
  rule: Forms["rationing"],
  supply: number,
  links: readonly NaiveLink[],
  isRated: (link: NaiveLink) => boolean,
): Shares {
  const sent: Shares = new Map(links.map((link) => [link, 0]));
  let left = supply;
  const others = links.filter((link) => !isRated(link));
  const newcomer = ({ second }: NaiveLink) => second !== null;
  const groups = [links.filter(isRated), others.filter((link) => !newcomer(link)), others.filter(newcomer)];
  for (const group of groups) {
    const shares = split(rule, left, group);
    steer(links, group, shares);
    for (const [link, units] of shares) {
      sent.set(link, units);
      left -= units;
    }
    left = Math.max(0, left);
  }
  return sent;
}

function split(rule: Forms["rationing"], supply: number, links: readonly NaiveLink[]): Shares {
  if (rule === "waterFill") return waterFill(supply, links);
  const rank = (link: NaiveLink) => {
    if (rule === "proportional") return 0;
    if (rule === "urgency") return -link.coverBand;
    return Math.min(31, Math.floor(32 * Math.max(0, link.bid)));
  };
  const sent: Shares = new Map();
  let left = supply;
  for (const one of [...new Set(links.map(rank))].sort((a, b) => b - a)) {
    const equals = links.filter((link) => rank(link) === one);
    const asked = equals.reduce((sum, link) => sum + link.due, 0);
    const served = Math.min(left, asked);
    for (const link of equals) sent.set(link, asked > 0 ? (link.due / asked) * served : 0);
    left -= served;
  }
  return sent;
}

/** Within a company with lines of different margins, the best line's orders are filled first out of what all its lines got. */
function steer(all: readonly NaiveLink[], group: readonly NaiveLink[], shares: Shares): void {
  const marginOf = (link: NaiveLink) => link.buyer?.margin ?? Number.NEGATIVE_INFINITY;
  const companies = new Set(all.flatMap(({ buyer }) => buyer?.company ?? []));
  for (const company of companies) {
    const lines = (links: readonly NaiveLink[]) => links.filter(({ buyer }) => buyer?.company === company);
    if (new Set(lines(all).map(marginOf)).size < 2) continue;
    let left = lines(group).reduce((sum, link) => sum + shares.get(link)!, 0);
    for (const link of lines(group)) shares.set(link, 0);
    const usual = (link: NaiveLink) => Math.min(link.due, entitlementOf(link));
    // First each line's usual purchase, then what it wants beyond.
    for (const claim of [usual, (link: NaiveLink) => link.due - usual(link)])
      for (const margin of [...new Set(lines(group).map(marginOf))].sort((a, b) => (a < b ? 1 : -1))) {
        const equals = lines(group).filter((link) => marginOf(link) === margin);
        const asked = equals.reduce((sum, link) => sum + claim(link), 0);
        const served = Math.min(left, asked);
        for (const link of equals)
          shares.set(link, shares.get(link)! + (asked > 0 ? (claim(link) / asked) * served : 0));
        left -= served;
      }
  }
}
