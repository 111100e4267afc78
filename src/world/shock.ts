import type { DayFeed } from "../scenario/feedTypes.ts";
import type { Outage, Rating } from "../scenario/types.ts";
import type { Economy } from "./economy.ts";
import type { World } from "./tables.ts";

/** Would-be layoffs that an intervention keeps on the payroll at some sites, from one day (counted from the effective date) to another. */
export interface Retention {
  readonly sites: ReadonlySet<string>;
  readonly share: number;
  readonly startDay: number;
  readonly endDay?: number;
}

/** Rows that the same entries of a list name form a group; `column` gives each row its group, -1 to rows that none names. */
export interface Groups {
  readonly column: Int32Array;
  /** Entries of the list that name each group's rows. */
  readonly entries: readonly (readonly number[])[];
}

/** Groups `count` rows by the entries that name them; `names(entry, row)` says whether one does. */
function group(count: number, length: number, names: (entry: number, row: number) => boolean): Groups {
  const column = new Int32Array(count).fill(-1);
  const entries: number[][] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < count && length > 0; row++) {
    const naming = Array.from({ length }, (_, entry) => entry).filter((entry) => names(entry, row));
    if (naming.length === 0) continue;
    const key = naming.join();
    if (!known.has(key)) known.set(key, entries.push(naming) - 1);
    column[row] = known.get(key)!;
  }
  return { column, entries };
}

/** Whether people of an outage's sites are on strike. */
export const isStrike = ({ strikingShare = 0 }: Pick<Outage, "strikingShare">): boolean => strikingShare !== 0;

/** Sites by the outages, and after them the feeds of capacity, that name them. */
export function outageGroups(
  { rows }: Pick<Economy, "rows">,
  outages: readonly Pick<Outage, "sites">[],
  feeds: readonly DayFeed[] = [],
): Groups {
  const all = [...outages, ...feeds.filter(({ kind }) => kind === "available")];
  const named = all.map(({ sites }) => new Set(sites));
  return group(rows.nodes.length, all.length, (entry, row) => named[entry]!.has(rows.nodes[row]!.id));
}

/** Links of final demand by the feeds of orders that name them. */
export function demandGroups({ rows }: Pick<Economy, "rows">, feeds: readonly DayFeed[]): Groups {
  return group(rows.links.length, feeds.length, (entry, row) => {
    const link = rows.links[row]!;
    const { endUses, suppliers } = feeds[entry]!;
    if (link.kind !== "use" || !endUses.includes(rows.endUses[link.endUse]!.id)) return false;
    return suppliers.length === 0 || suppliers.includes(rows.nodes[link.supplier]!.id);
  });
}

/** Sites by the interventions that keep their people on the payroll. */
export function retentionGroups({ rows }: Pick<Economy, "rows">, kept: readonly Pick<Retention, "sites">[]): Groups {
  return group(rows.nodes.length, kept.length, (entry, row) => kept[entry]!.sites.has(rows.nodes[row]!.id));
}

/** Links by the ratings that name their buyers. */
export function ratedGroups({ rows }: Pick<Economy, "rows">, rated: readonly Rating[]): Groups {
  const sites = rated.map((rating) => new Set(rating.sites));
  const uses = rated.map((rating) => new Set(rating.endUses));
  return group(rows.links.length, rated.length, (entry, row) => {
    const link = rows.links[row]!;
    if (link.kind === "use") return uses[entry]!.has(rows.endUses[link.endUse]!.id);
    return sites[entry]!.has(rows.nodes[rows.slots[rows.fills[link.fill]!.slot]!.site]!.id);
  });
}

/** The economy's world with what a scenario names in it: columns shared but for the groups. */
export function withShock(
  economy: Economy,
  outages: readonly Outage[],
  rated: readonly Rating[],
  feeds: readonly DayFeed[],
  kept: readonly Pick<Retention, "sites">[] = [],
): World {
  const out = outageGroups(economy, outages, feeds);
  const orders = demandGroups(
    economy,
    feeds.filter(({ kind }) => kind === "demand"),
  );
  const first = ratedGroups(economy, rated);
  const retained = retentionGroups(economy, kept);
  return {
    ...economy.world,
    ratedGroup: first.column,
    outageGroup: out.column,
    demandGroup: orders.column,
    retentionGroup: retained.column,
    retentionGroups: retained.entries.length,
    demandGroups: orders.entries.length,
    ratedGroups: first.entries.length,
    outageGroups: out.entries.length,
    strikes: outages.filter(isStrike).length,
  };
}
