import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Row, World } from "../../world/tables.ts";

/**
 * Levers: what controls and outages leave of a site's capacity today. Every morning starts from rest; nothing is undone in the evening.
 *
 *   available = min(1 - dependence x (1 - admitted share of the precursor's control group),
 *                   1 - dependenceAbroad x (1 - admitted share of the same for foreign buyers)) x share that outages leave
 *   x what ramps make of its capacity at rest, from 1 on: over 1 more can be made than at rest
 *
 * What a control takes from a flow is applied where the flow is due (arrive). Units: shares.
 * Assumption (ours): a precursor bites at once, because nothing is known of what foreign makers hold; the transit that follows
 * is the lag. If wrong, losses through dependent origins come too early.
 */
export function levers(world: World, block: Block, site: Row, day: number): void {
  const gate = world.dependsOn[site]!;
  const outage = world.outageGroup[site]!;
  const ramp = world.rampRow[site]!;
  if (gate >= 0 || outage >= 0 || ramp >= 0) block.availableShare[site] = leftOf(world, block, site, day);
}

/** What is left of a site that a control, an outage or a ramp can reach; all others have all of it throughout. */
function leftOf(world: World, block: Block, site: Row, day: number): number {
  const gate = world.dependsOn[site]!;
  const outage = world.outageGroup[site]!;
  const ramp = world.rampRow[site]!;
  let available = 1;
  if (gate >= 0) {
    const admitted = block.admittedShare[day * world.gates + gate]!;
    const abroad = block.admittedShare[day * world.gates + world.dependsOnAbroad[site]!]!;
    const open = 1 - block.dependenceShare[site]! * (1 - admitted);
    available = min(open, 1 - block.dependenceAbroadShare[site]! * (1 - abroad));
  }
  if (outage >= 0) available = available * block.outageShare[day * world.outageGroups + outage]!;
  if (ramp >= 0) available = available * block.rampShare[day * world.ramps + ramp]!;
  return available;
}
