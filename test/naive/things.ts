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
  readonly by: "counted" | "foreign";
  readonly licence: string;
  /** Where it comes from, if from abroad. */
  readonly origin: string;
  /** Regions that it leads from and to; to none in final demand. */
  readonly leaves: string;
  readonly enters: string;
  readonly transitDays: number;
  readonly fromOrigin: boolean;
  /** A second source: days of its programme, and what it sends at most once qualified. Null: a usual supplier. */
  second: { readonly days: number; readonly share: number; most: number } | null;
  qualified: boolean;
  /** End use that buys; null when a site does. */
  readonly use: string | null;
  /** What the buyer bids under rationing by price, and its band of cover as it told its suppliers last evening. */
  readonly bid: number;
  coverBand: number;
  base: number;
  asked: number;
  due: number;
  sent: number;
  underway: Batch[];
  stopped: number;
  backlog: number;
  /** Of final demand: what it wants today, and what it was owed in the morning besides. */
  wanted: number;
  owed: number;
  /** Orders that feeds let it have, over rest, and why. */
  fed: number;
  fedCause: string | null;
  market: NaiveMarket | null;
  elasticity: number;
  patienceDays: number;
  undelivered: number;
}

export interface NaiveFill {
  readonly unitsEach: number;
  readonly mix: number;
  /** Largest share that may be used today, and the one that a programme of so many days leads to. */
  ceiling: number;
  readonly programme: { readonly days: number; readonly ceiling: number } | null;
  /** Asked of its usual suppliers in the place of other fills, in slot units a day. */
  instead: number;
  /** What such orders keep under way, from usual and second sources. */
  insteadUnderway: number;
  readonly links: NaiveLink[];
  restUse: number;
  coverDays: number;
  stock: number;
  /** Arrived this morning. */
  received: number;
  /** Root cause of what is missing in stock and on its way. */
  cause: string | null;
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
  /** Most that it lets be made today. */
  limit: number;
  /** Day on which its buyer began to qualify others; null before. */
  begun: number | null;
  readonly restockDays: number;
  readonly fills: NaiveFill[];
}

export interface NaivePeople {
  readonly head: number;
  readonly kept: number;
  readonly band: number;
  readonly lag: number;
  readonly noticeDays: number;
  readonly flexible: number;
  readonly redeployDays: number;
  /** Share of would-be layoffs that a public scheme keeps on short hours. */
  readonly schemeShare: number;
  /** Null for an origin, whose people are not counted. */
  readonly regime: RegimeRow | null;
  readonly drawn: (quantity: number | string) => number;
  believed: number;
  surplusDays: number;
  onLine: number;
  short: number;
  noticed: number;
  onStrike: number;
  noticedUntil: number;
  furloughed: number;
  furloughedOn: number;
  separated: number;
  placed: number;
  /** Newly out of work today, and all who are out by the cause of the day they left. */
  left: number;
  readonly byCause: Map<string, number>;
  /** Days with people to spare; those held by the scheme, those on other lines, and all who came back from a turn so far. */
  spareDays: number;
  held: number;
  elsewhere: number;
  backFromTurns: number;
  carry: { permanent: number; lost: number; found: number; hired: number; held: number; turned: number };
}

/** Sites that live on the same cash. */
export interface NaiveCompany {
  readonly id: string;
  readonly cash: number;
  readonly sites: NaiveSite[];
  spent: number;
}

/** How a company's plants abroad help one of its sites. */
export interface NaiveHelp {
  readonly origin: NaiveSite;
  readonly group: string | null;
  readonly share: number;
  readonly days: number;
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
  /** Owner and margin of a plant; null where there is none or it is not known. */
  readonly company: string | null;
  readonly margin: number | null;
  readonly slots: NaiveSlot[];
  readonly customers: NaiveLink[];
  market: NaiveMarket | null;
  /** Infinity when unknown. */
  costRise: number;
  lossDays: number;
  running: number;
  offers: number;
  rest: number;
  capacity: number;
  /** Capacity that is usable today. */
  room: number;
  /** What it leaves unmade out of precaution. */
  heldBack: number;
  cause: string | null;
  overtime: number;
  /** What the staff of a ramping plant could make by yesterday; 0 for others. */
  manned: number;
  processDays: number;
  finishingShare: number;
  finishedDays: number;
  /** Days of output for which there is room beside those, while orders are short. */
  roomDays: number;
  dependsOn: string | null;
  dependence: number;
  dependenceAbroad: number;
  demand: number;
  target: number;
  wanted: number;
  /** The same, but for slots that are called off. */
  called: number;
  made: number;
  leaving: number;
  process: Batch[];
  finished: number;
  shipped: number;
  imported: number;
  shortage: number;
  purse: NaiveCompany | null;
  help: NaiveHelp | null;
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
