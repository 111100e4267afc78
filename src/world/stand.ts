import type { Rows } from "./rows.ts";

/**
 * The world as it stands on another date than that of its tables, in one replication: multiples of what they say, and suppliers whose
 * share is given. Rest is solved for it anew, so that a cut on that date begins from a rest that is as exact as any.
 */
export interface StandValues {
  /** By end use: its volume over that of the tables. */
  readonly demand: Readonly<Record<string, number>>;
  /** By stage: capacity and people of its plants over those of the tables. */
  readonly capacity: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  /** By supplier: its weight among the suppliers of a buyer whose shares are not given, over that of the tables. */
  readonly weight: Readonly<Record<string, number>>;
  /** By supplier: the share that it has of every fill which it supplies. */
  readonly share: Readonly<Record<string, number>>;
  /** By slot: days of stock on top of what buyers hold, as a public stockpile in their sheds. */
  readonly coverDays: Readonly<Record<string, number>>;
  /** By supplier: what it could make on the date over what it sells; 1 where it is not named. */
  readonly room: Readonly<Record<string, number>>;
  /** By supplier: share of its capacity that hangs on a precursor; what its origin says where it is not named. */
  readonly dependence: Readonly<Record<string, number>>;
  /** By supplier: capacity that has come by each of these days since the date, over what its home buyers take on the date. */
  readonly comingDays: readonly number[];
  readonly coming: Readonly<Record<string, readonly number[]>>;
}

/** The same by row; filled before each replication. */
export interface Stand {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly people: Float64Array;
  readonly weight: Float64Array;
  /** Below 0 where no share is given. */
  readonly share: Float64Array;
  readonly coverDays: Float64Array;
  readonly room: Float64Array;
  /** Below 0 where none is given. */
  readonly dependence: Float64Array;
  /** Suppliers whose capacity is still coming; refilled. */
  readonly coming: Coming[];
}

/** Capacity of a row that comes after the date: see `StandValues`. */
export interface Coming {
  readonly row: number;
  readonly days: readonly number[];
  readonly growth: readonly number[];
}

export const allocateStand = ({ nodes, slots, endUses }: Rows): Stand => ({
  demand: new Float64Array(endUses.length),
  capacity: new Float64Array(nodes.length),
  people: new Float64Array(nodes.length),
  weight: new Float64Array(nodes.length),
  share: new Float64Array(nodes.length),
  coverDays: new Float64Array(slots.length),
  room: new Float64Array(nodes.length),
  dependence: new Float64Array(nodes.length),
  coming: [],
});

/** Puts values into rows; what is not named stays as the tables say. */
export function fillStand({ nodes, slots, endUses }: Rows, values: StandValues, stand: Stand): void {
  endUses.forEach(({ id }, row) => {
    stand.demand[row] = values.demand[id] ?? 1;
  });
  nodes.forEach((node, row) => {
    const stage = node.kind === "plant" ? node.row.stage : "";
    stand.capacity[row] = values.capacity[stage] ?? 1;
    stand.people[row] = values.people[stage] ?? 1;
    stand.weight[row] = values.weight[node.id] ?? 1;
    stand.share[row] = values.share[node.id] ?? -1;
    stand.room[row] = values.room[node.id] ?? 1;
    stand.dependence[row] = values.dependence[node.id] ?? -1;
  });
  stand.coming.length = 0;
  nodes.forEach(({ id }, row) => {
    const growth = values.coming[id];
    if (growth !== undefined) stand.coming.push({ row, days: values.comingDays, growth });
  });
  slots.forEach(({ name }, row) => {
    stand.coverDays[row] = values.coverDays[name] ?? 0;
  });
}

/** Weights that sum to less are nobody's: dividing by them would lose the sum. */
const LEAST_WEIGHT = 1e-12;

/**
 * Shares of one fill's links under a stand: those that are given as they are given, the others by weight over what they leave.
 *
 *   share = given;  share = (1 - sum given) x weight x share / sum(weight x share)
 *
 * @param shares as solved without a stand; overwritten
 * @param suppliers row of each link's supplier
 */
export function standShares(
  { weight, share }: Pick<Stand, "weight" | "share">,
  suppliers: ArrayLike<number>,
  shares: Float64Array,
): void {
  let given = 0;
  let open = 0;
  for (let i = 0; i < shares.length; i++) {
    const fixed = share[suppliers[i]!]!;
    if (fixed >= 0) given += fixed;
    else open += weight[suppliers[i]!]! * shares[i]!;
  }
  // Where nobody is left to take the rest, shares that are given fill the whole.
  const somebody = open > LEAST_WEIGHT;
  const scale = somebody ? 1 : given > 0 ? 1 / given : 0;
  const left = somebody ? (1 - given) / open : 0;
  for (let i = 0; i < shares.length; i++) {
    const fixed = share[suppliers[i]!]!;
    shares[i] = fixed >= 0 ? fixed * scale : weight[suppliers[i]!]! * shares[i]! * left;
  }
}
