import type { RegimeRow, SlotRow } from "../../src/scenario/worldTypes.ts";

/**
 * A second, naive implementation of the model to hold the engine to: plain objects that point at each other, absolute stocks,
 * shipments with due dates, sorting and brute force. Written from the design's equations; slow on purpose.
 */

/** Something on its way: arrives, or leaves the process, on the morning of `due`. */
export interface Batch {
  readonly due: number;
  readonly units: number;
}

/** A buyer's relation with one supplier. `toUse` links end in final demand and have no transit. */
export interface NaiveLink {
  readonly supplier: NaiveSite;
  readonly buyer: NaiveSite | null;
  /** Control group that can cut it; null when none can. */
  readonly group: string | null;
  readonly transitDays: number;
  readonly fromOrigin: boolean;
  base: number;
  asked: number;
  due: number;
  sent: number;
  underway: Batch[];
  backlog: number;
  /** Of final demand: what it wants today, and what it was owed in the morning besides. */
  wanted: number;
  owed: number;
  market: NaiveMarket | null;
  elasticity: number;
  patienceDays: number;
  undelivered: number;
}

export interface NaiveFill {
  readonly unitsEach: number;
  readonly mix: number;
  readonly ceiling: number;
  readonly links: NaiveLink[];
  restUse: number;
  coverDays: number;
  stock: number;
  used: number;
  market: NaiveMarket | null;
  costShare: number;
  planned: number;
}

export interface NaiveSlot {
  readonly name: string;
  /** Null for the parts slot of the supplier rule. */
  readonly row: SlotRow | null;
  need: number;
  readonly restockDays: number;
  readonly fills: NaiveFill[];
}

export interface NaivePeople {
  readonly head: number;
  readonly kept: number;
  readonly band: number;
  readonly lag: number;
  readonly noticeDays: number;
  /** Null for an origin, whose people are not counted. */
  readonly regime: RegimeRow | null;
  readonly drawn: (quantity: number | string) => number;
  believed: number;
  surplusDays: number;
  onLine: number;
  short: number;
  noticed: number;
  noticedUntil: number;
  furloughed: number;
  furloughedOn: number;
  separated: number;
  placed: number;
  carry: { permanent: number; lost: number; found: number; hired: number };
}

/** A product as counted buyers buy it. Prices over rest. */
export interface NaiveMarket {
  readonly product: string;
  readonly fills: NaiveFill[];
  readonly uses: NaiveLink[];
  log: number;
  spot: number;
  contract: number;
  paid: number;
  served: number;
}

export interface NaiveSite {
  readonly id: string;
  readonly kind: "plant" | "supplier" | "origin";
  readonly slots: NaiveSlot[];
  readonly customers: NaiveLink[];
  market: NaiveMarket | null;
  /** Infinity when unknown. */
  margin: number;
  costRise: number;
  lossDays: number;
  running: number;
  offers: number;
  rest: number;
  capacity: number;
  overtime: number;
  processDays: number;
  finishingShare: number;
  finishedDays: number;
  dependsOn: string | null;
  dependence: number;
  demand: number;
  target: number;
  wanted: number;
  made: number;
  leaving: number;
  process: Batch[];
  finished: number;
  people: NaivePeople;
}

/** Thresholds that were met so closely that rounding decides which side they fall on; the comparison ends there. */
export interface Edges {
  close: string | null;
}

/** Whole part of a flow of people. A value within a millionth of a whole number above 0 is a close call. */
export function whole(flow: number, edges: Edges, what: string): number {
  const nearest = Math.round(flow);
  if (nearest >= 1 && Math.abs(flow - nearest) < 1e-6) edges.close ??= what;
  return Math.floor(flow);
}
