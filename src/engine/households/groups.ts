import type { Economy } from "../../world/economy.ts";

/** People of one region under one kind of employer: they earn the same and have the same rights when they are out of work. */
export interface PeopleGroup {
  /** Row in regions.csv and in regimes.csv. */
  readonly region: number;
  readonly regime: number;
  /** Counted sites, ascending. */
  readonly sites: readonly number[];
}

/** Groups with anybody in them, by region and then by regime, each in the order of its table; every counted site is in one. */
export function peopleGroups({ files, world }: Pick<Economy, "files" | "world">): PeopleGroup[] {
  const sites = new Map<number, number[]>();
  for (let site = 0; site < world.sites; site++) {
    if (world.countedSite[site] !== 1) continue;
    const key = world.region[site]! * world.regimes + world.regime[site]!;
    const found = sites.get(key);
    if (found === undefined) sites.set(key, [site]);
    else found.push(site);
  }
  return files.regions.flatMap((_, region) =>
    Array.from({ length: world.regimes }, (_, regime) => sites.get(region * world.regimes + regime)).flatMap(
      (members, regime) => (members === undefined ? [] : [{ region, regime, sites: members }]),
    ),
  );
}
