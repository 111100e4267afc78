import { links } from "../networkTables.ts";
import type { LinkRow, WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";
import { groupBy } from "./group.ts";

/** Rest is solved from downstream to upstream, so no site may supply itself through others. */
export function checkCycles(world: WorldFiles, blame: Blame): void {
  const sites = new Set(world.sites.map(({ id }) => id));
  const linksOf = groupBy(
    world.links.filter(({ supplier }) => sites.has(supplier)),
    ({ supplier }) => supplier,
  );
  const done = new Set<string>();
  for (const start of sites) {
    const cycle = cycleFrom(start, linksOf, done);
    if (!cycle) continue;
    const round = [...cycle.map(({ supplier }) => supplier), cycle[cycle.length - 1].buyer].join(" -> ");
    const link = cycle[cycle.length - 1];
    blame(links, link, "buyer", {
      value: link.buyer,
      problem: `sites supply each other in a circle: ${round}`,
      remedy: "leave one of these links out",
    });
  }
}

/** Depth first, with a stack of our own: chains may be longer than the call stack. */
function cycleFrom(
  start: string,
  linksOf: ReadonlyMap<string, readonly LinkRow[]>,
  done: Set<string>,
): LinkRow[] | null {
  if (done.has(start)) return null;
  const path: LinkRow[] = [];
  const depth = new Map([[start, 0]]);
  const open = [{ site: start, next: 0 }];
  while (open.length > 0) {
    const top = open[open.length - 1];
    const link = linksOf.get(top.site)?.[top.next++];
    if (!link) {
      done.add(top.site);
      depth.delete(top.site);
      open.pop();
      path.pop();
    } else if (depth.has(link.buyer)) {
      return [...path.slice(depth.get(link.buyer)), link];
    } else if (!done.has(link.buyer)) {
      depth.set(link.buyer, open.length);
      open.push({ site: link.buyer, next: 0 });
      path.push(link);
    }
  }
  return null;
}
