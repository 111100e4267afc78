import type { Trial } from "./harness.ts";

/** First day on which a control from `startDay` on can have been felt: at a site, and in the orders it sends out in the evening. */
export interface Reach {
  readonly site: readonly number[];
  readonly asks: readonly number[];
}

/**
 * The earliest day on which a cut of some groups can change anything at each site, by links alone:
 *
 * - the control itself reaches, on its first day, the origin of a link it holds (less is due), a dependent origin (less
 *   capacity), the buyer's orders (it knows what was sent), and, if goods at sea are stopped, the buyer's stock;
 * - a site that changes on day d ships otherwise on day d: its customers' orders can change that evening, and their stocks on
 *   the day the goods arrive (the next morning, or a transit later);
 * - orders that change on the evening of day d reach every supplier of that buyer on day d + 1.
 */
export function reach(trial: Trial, groups: readonly string[], startDay: number, goodsAtSeaStopped: boolean): Reach {
  const { world, block, economy } = trial;
  const site = new Array<number>(world.sites).fill(Number.POSITIVE_INFINITY);
  const asks = new Array<number>(world.sites).fill(Number.POSITIVE_INFINITY);
  const hit = new Set(groups.map((group) => economy.controlGroups.indexOf(group)));
  const buyerOf = economy.rows.links.map((link) =>
    link.kind === "use" ? -1 : economy.rows.slots[economy.rows.fills[link.fill].slot].site,
  );
  for (let row = 0; row < world.sites; row++) if (hit.has(world.dependsOn[row])) site[row] = startDay;
  for (let link = 0; link < world.links; link++) {
    const gate = economy.gates[world.gate[link]];
    if (gate?.buyers !== "group" || !hit.has(gate.group)) continue;
    site[world.supplier[link]] = startDay;
    if (buyerOf[link] >= 0 && goodsAtSeaStopped) site[buyerOf[link]] = startDay;
  }
  // Final demand waits at the supplier it asked: its backlog reaches nobody else.
  for (let changed = true; changed; ) {
    changed = false;
    const lower = (list: number[], row: number, day: number) => {
      if (day >= list[row]) return;
      list[row] = day;
      changed = true;
    };
    for (let link = 0; link < world.links; link++) {
      const buyer = buyerOf[link];
      if (buyer < 0) continue;
      const supplier = world.supplier[link];
      const ring = world.originRow[link];
      lower(site, buyer, site[supplier] + (ring >= 0 ? block.delayDays[ring] : 1));
      lower(asks, buyer, Math.min(site[buyer], site[supplier]));
      lower(site, supplier, asks[buyer] + 1);
    }
  }
  return { site, asks };
}
