import type { Eligible } from "../../scenario/interventions/types.ts";
import type { Economy } from "../../world/economy.ts";
import { stageOf } from "../../world/fillWorld.ts";
import { restOf } from "./dependents.ts";

/** 1 for each counted employer that an intervention is for, by site; all of them where nothing is said. */
export function eligibleSites(economy: Economy, eligible?: Eligible): Uint8Array {
  const known = kept.get(economy.rows) ?? new Map<string, Uint8Array>();
  kept.set(economy.rows, known);
  const key = JSON.stringify(eligible ?? null);
  const made = known.get(key) ?? make(economy, eligible);
  known.set(key, made);
  return made;
}

/** Asked for in every replication, and the same in all of them. */
const kept = new WeakMap<object, Map<string, Uint8Array>>();

function make(economy: Economy, eligible?: Eligible): Uint8Array {
  const { files, rows, world } = economy;
  const may = (given: readonly string[] | undefined, name: string | null) =>
    given === undefined || given.length === 0 || given.includes(name!);
  const { peopleAtLeast = 0, peopleAtMost = Infinity } = eligible ?? {};
  const sized = (site: number) => {
    if (peopleAtLeast === 0 && peopleAtMost === Infinity) return true;
    const people = restOf(economy).headcount[site]!;
    return people >= peopleAtLeast && people <= peopleAtMost;
  };
  return Uint8Array.from(rows.nodes, (node, site) => {
    if (node.kind === "origin" || world.countedSite[site] !== 1) return 0;
    const holds =
      may(eligible?.stages, stageOf(files, node)) &&
      may(eligible?.regions, files.regions[world.region[site]!]!.id) &&
      may(eligible?.sites, node.id) &&
      may(eligible?.owners, node.kind === "plant" ? node.row.company : null) &&
      sized(site);
    return holds ? 1 : 0;
  });
}
