import { fills, links, slots } from "../networkTables.ts";
import { ramps } from "../rampTable.ts";
import type { WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";

/** Second sources and programmes need the rule that says when a buyer begins them; ramps need a plant that can make something. */
export function checkSwitching(world: WorldFiles, blame: Blame): void {
  checkRamps(world, blame);
  if (world.switching !== null) return;
  const fault = (value: unknown) => ({
    value,
    problem: "world.yaml has no switching, so nobody would ever begin this programme",
    remedy: "give switching with belowCoverShare and programmeCostDays in world.yaml, or leave qualifyDays empty",
  });
  for (const link of world.links)
    if (link.qualifyDays !== null) blame(links, link, "qualifyDays", fault(link.qualifyDays));
  for (const fill of world.fills)
    if (fill.qualifyDays !== null) blame(fills, fill, "qualifyDays", fault(fill.qualifyDays));
  for (const slot of world.slots)
    for (const column of ["belowCoverShare", "programmeCostDays"] as const)
      if (slot[column] !== null) blame(slots, slot, column, fault(slot[column]));
}

/** A ramp multiplies what a place can make at rest, so there must be something to multiply. */
function checkRamps(world: WorldFiles, blame: Blame): void {
  const none = new Set(world.sites.filter((site) => site.capacityUnitsPerYear === 0).map(({ id }) => id));
  for (const ramp of world.ramps)
    if (none.has(ramp.site))
      blame(ramps, ramp, "site", {
        value: ramp.site,
        problem: "its capacityUnitsPerYear is 0, and a ramp is a multiple of that",
        remedy: "give the site some capacity, as for samples, and something it sells at rest",
      });
}
