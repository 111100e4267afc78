import type { ColumnMaker } from "../numbers/columns.ts";

/**
 * The world: what is the same in every replication. Topology and codes, in compressed sparse rows. Rows:
 * site = a plant, a generated supplier or an origin; slot = one need of a site; fill = a product that can fill a slot at that site;
 * link = one fill <- one supplier, then (after all fills' links) one end use <- one supplier; links of a fill lie together;
 * market = a product as counted buyers buy it.
 */

/** Tables of the world; those ending in `Start` have one row more than what they index. */
export type WorldTable =
  | "site"
  | "siteStart"
  | "slot"
  | "slotStart"
  | "fill"
  | "fillStart"
  | "link"
  | "endUse"
  | "endUseStart"
  | "peerStart"
  | "peerClassStart"
  | "peerMember"
  | "companyStart"
  | "companySite"
  | "marketStart"
  | "marketFill"
  | "marketUse";

/** A row number of the table that a phase runs over. */
export type Row = number;

/** A capacity that binds nobody; finite, so that it never makes a NaN. */
export const UNLIMITED = 1e30;

/** Codes of `criticality` and `ordersFollow`, as they stand in the columns. */
export const CRITICAL = 0;
export const IMPORTANT = 1;
export const MINOR = 2;
export const PARTS = 3;
export const FOLLOW_TARGET = 0;
export const FOLLOW_WANTED = 1;

/** Codes of a block's `anticipation`. */
export const DOES_NOTHING = 0;
export const BUYS_AHEAD = 1;
export const STRETCHES = 2;
export const IDLES = 3;

/** Declares the columns of the world; the single place that names them. */
export const declareWorld = (c: ColumnMaker<WorldTable>) => ({
  slotStart: c.i32("siteStart", "row", "First slot of a site; its slots end where the next site's begin"),
  outStart: c.i32("siteStart", "row", "First entry of a site's out-links in outLink"),
  stage: c.i32("site", "code", "Stage"),
  region: c.i32("site", "code", "Region"),
  regime: c.i32("site", "row", "Labour rules of its employer; the last row, nobody's, for an origin"),
  employees: c.i32("site", "people", "Employees of the company that owns a plant; 0 elsewhere"),
  countedSite: c.i32("site", "0/1", "1 when the site's people count: a plant or supplier in a counted region"),
  flexible: c.i32("site", "0/1", "1 when its people may work on other lines: at a plant"),
  processRow: c.i32("site", "row", "Row of its work in process, or -1 when its stage has none"),
  dependsOn: c.i32("site", "row", "Gate of the precursor an origin depends on, or -1"),
  dependsOnAbroad: c.i32("site", "row", "The same as foreign buyers meet it, or -1"),
  fillStart: c.i32("slotStart", "row", "First fill of a slot"),
  criticality: c.i32(
    "slot",
    "code",
    "0 critical, 1 important, 2 minor, 3 parts of generated suppliers; the last two bind nobody",
  ),
  ordersFollow: c.i32("slot", "code", "0 orders follow the target, 1 they follow what today's line would take"),
  linkStart: c.i32("fillStart", "row", "First link of a fill"),
  supplier: c.i32("link", "row", "Supplying site"),
  buyer: c.i32("link", "row", "Buying site, or -1 for an end use"),
  originRow: c.i32(
    "link",
    "row",
    "Row of its pipeline when it comes from an origin, or -1 when it arrives next morning",
  ),
  gate: c.i32("link", "row", "Gate that a control can close on it, or -1"),
  outLink: c.i32("link", "row", "Link numbers grouped by supplier, ascending within a supplier"),
  outEntry: c.i32("link", "row", "Place of the link in outLink: where its supplier writes what it sends"),
  useLinkStart: c.i32("endUseStart", "row", "First link of an end use"),

  // Rationing: who is behind an order, and lines of one company in the order of their margins (world/peers.ts)
  buyerFill: c.i32("link", "row", "Fill that the link serves, or -1 for an end use"),
  bidBand: c.i32("link", "code", "Band of the buyer's bid, 0 to 31, the highest served first"),
  peerStart: c.i32("siteStart", "row", "First company among a site's buyers that has lines of different margins"),
  peerClassStart: c.i32("peerStart", "row", "First class of equal margin of such a company, best margin first"),
  peerMemberStart: c.i32("peerClassStart", "row", "First order of such a class in peerOut"),
  peerOut: c.i32("peerMember", "row", "Place of the order among its supplier's out-links"),

  // Scenario: what names a row there (world/shock.ts)
  ratedGroup: c.i32("link", "code", "Group of the ratings that name the buyer, or -1"),
  outageGroup: c.i32("site", "code", "Group of the outages and feeds that name the site, or -1"),
  retentionGroup: c.i32("site", "code", "Group of the interventions that keep its people on the payroll, or -1"),
  rampRow: c.i32("site", "row", "Row of its ramp of capacity, or -1"),
  demandGroup: c.i32("link", "code", "Group of the feeds that name an end use's link, or -1"),

  // People: cash of companies, and their plants abroad
  companyRow: c.i32("site", "row", "Company whose cash the site lives on, or -1 when it lasts"),
  companyStart: c.i32("companyStart", "row", "First entry of a company's sites in companySite"),
  companySite: c.i32("companySite", "row", "Sites of companies whose cash can be gone, by company"),
  foreignOrigin: c.i32("site", "row", "Origin by which the company's plants abroad ship this site's product, or -1"),
  foreignGate: c.i32("site", "row", "Gate that those shipments pass, or -1"),
  // Prices
  siteMarket: c.i32("site", "row", "Market of what a site or origin sells to counted buyers, or -1"),
  marginShare: c.f64("site", "share", "Unit margin over revenue at rest, at least 0; UNLIMITED where none is known"),
  fillMarket: c.i32("fill", "row", "Market that a counted site's fill is bought on, or -1"),
  linkMarket: c.i32("link", "row", "Market of a counted end use's link, or -1; -1 for links of fills"),
  marketFillStart: c.i32("marketStart", "row", "First entry of a market in marketFill"),
  marketFill: c.i32("marketFill", "row", "Fills of counted sites grouped by market"),
  marketUseStart: c.i32("marketStart", "row", "First entry of a market in marketUse"),
  marketUse: c.i32("marketUse", "row", "Links of counted end uses grouped by market"),
  marketUser: c.i32("marketUse", "row", "End use of each of these links"),
  // Second sources and programmes
  switches: c.i32("slot", "0/1", "1 when the slot has a second source or a fill whose ceiling a programme raises"),
  secondSource: c.i32("link", "0/1", "1 when nothing is bought on the link at rest and it has to be qualified first"),
});

/** Columns of the world, the sizes that index expressions need, and the codes of model forms (world/forms.ts). */
export type World = ReturnType<typeof declareWorld> & {
  readonly sites: number;
  /** Labour rules, and after them those of a site that employs nobody. */
  readonly regimes: number;
  readonly slots: number;
  readonly fills: number;
  readonly links: number;
  readonly endUses: number;
  readonly originLinks: number;
  readonly processSites: number;
  readonly gates: number;
  readonly ratedGroups: number;
  readonly outageGroups: number;
  readonly demandGroups: number;
  /** Outages that are strikes. */
  readonly strikes: number;
  readonly retentionGroups: number;
  /** Sites and origins whose capacity is coming. */
  readonly ramps: number;
  /** Companies whose cash can be gone; 0 in a world that says nothing of cash. */
  readonly companies: number;
  readonly markets: number;
  /** Slots with a second source or a programme; 0 in a world without switching. */
  readonly switchingSlots: number;
  readonly productionForm: number;
  readonly rationingForm: number;
  readonly labourForm: number;
  readonly ordersForm: number;
};
