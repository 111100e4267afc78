import type { Watched, WatchedLink } from "../../engine/probe.ts";
import { stretches } from "./levels.ts";
import type { StoryNames } from "./names.ts";
import { listed, percent, type StoryEvent, sentence } from "./words.ts";

/** Share of a site's sales at rest that goes over some of its links. */
export function shareOfSales(all: readonly WatchedLink[], some: readonly WatchedLink[]): number {
  const sum = (links: readonly WatchedLink[]) => links.reduce((total, { base }) => total + base, 0);
  return sum(all) > 0 ? sum(some) / sum(all) : 0;
}

/** Shares of what is asked that a control lets pass: nothing, some, all. */
const BOUNDS = [0.05, 0.95] as const;
const [NOTHING, ALL] = [0, 2];

/** What controls do to the orders of a site's customers, from its own side: of an origin the whole story. */
export function customerEvents({ customers }: Watched, names: StoryNames): StoryEvent[] {
  const groups = new Map<string, { day: number; level: number; cause: number; links: WatchedLink[] }>();
  for (const link of customers) {
    if (!(link.base > 0)) continue;
    let last = 1;
    const passed = link.due.map((due, day) => {
      const usual = Math.min(link.asked[day]!, link.base);
      if (usual > 0.02 * link.base) last = Math.min(1, due / usual);
      return last;
    });
    stretches(passed, BOUNDS, ALL).forEach(({ from: day, level }, i) => {
      if (i === 0 && level === ALL) return;
      const cause = link.controlCause[day]!;
      if (level !== ALL && cause === 0) return;
      const key = `${day} ${level} ${cause}`;
      const group = groups.get(key) ?? { day, level, cause, links: [] };
      group.links.push(link);
      groups.set(key, group);
    });
  }
  return [...groups.values()].map(({ day, level, cause, links }) => {
    const largest = [...links].sort((a, b) => b.base - a.base).slice(0, 3);
    const most = links.length > 3 ? "most of all " : "";
    const whom = `${links.length > 3 ? `${links.length} customers, ` : ""}${most}${listed(largest.map(names.customer))}`;
    const part = `${percent(shareOfSales(customers, links))} of its sales`;
    const control = sentence(names.cause(cause) ?? "a control");
    const text =
      level === ALL
        ? `What was barred may be shipped again to ${whom} (${part}).`
        : `${control} ${level === NOTHING ? "stops" : "cuts"} what it ships to ${whom} (${part}).`;
    return { day, kind: "supply", text };
  });
}
