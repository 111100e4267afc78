import { fills, links } from "../networkTables.ts";
import type { WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";

/** Second sources and programmes need the rule that says when a buyer begins them. */
export function checkSwitching(world: WorldFiles, blame: Blame): void {
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
}
