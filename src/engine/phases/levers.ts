import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * Levers: what controls and outages leave of a site's capacity today. Every morning starts from rest; nothing is undone in the evening.
 *
 *   available = (1 - dependence x (1 - admitted share of the precursor's control group)) x share that outages leave
 *
 * What a control takes from a flow is applied where the flow is due (arrive). Units: shares.
 * Assumption (ours): a precursor bites at once, because nothing is known of what foreign makers hold; the transit that follows
 * is the lag. If wrong, losses through dependent origins come too early.
 */
export function levers(world: World, block: Block, site: Row, day: number): void {
  const group = world.dependsOn[site]!;
  let available = 1;
  if (group >= 0)
    available = 1 - block.dependenceShare[site]! * (1 - block.admittedShare[day * world.controlGroups + group]!);
  const outage = world.outageGroup[site]!;
  if (outage >= 0) available = available * block.outageShare[day * world.outageGroups + outage]!;
  block.availableShare[site] = available;
}
