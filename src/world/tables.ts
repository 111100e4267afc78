import type { ColumnMaker } from "../numbers/columns.ts";

/**
 * The world: what is the same in every replication. Topology and codes, in compressed sparse rows. Rows:
 * site = a plant, a generated supplier or an origin; slot = one need of a site; fill = a product that can fill a slot at that site;
 * link = one fill <- one supplier, then (after all fills' links) one end use <- one supplier; links of a fill lie together.
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
  | "endUseStart";

/** A row number of the table that a phase runs over. */
export type Row = number;

/** A capacity that binds nobody; finite, so that it never makes a NaN. */
export const UNLIMITED = 1e30;

/** Codes of `criticality` and `ordersFollow`, as they stand in the columns. */
export const CRITICAL = 0;
export const IMPORTANT = 1;
export const MINOR = 2;
export const FOLLOW_TARGET = 0;
export const FOLLOW_WANTED = 1;

/** Declares the columns of the world; the single place that names them. */
export const declareWorld = (c: ColumnMaker<WorldTable>) => ({
  slotStart: c.i32("siteStart", "row", "First slot of a site; its slots end where the next site's begin"),
  outStart: c.i32("siteStart", "row", "First entry of a site's out-links in outLink"),
  stage: c.i32("site", "code", "Stage"),
  region: c.i32("site", "code", "Region"),
  regime: c.i32("site", "row", "Labour rules of its employer, or -1 for an origin"),
  employees: c.i32("site", "people", "Employees of the company that owns a plant; 0 elsewhere"),
  countedSite: c.i32("site", "0/1", "1 when the site's people count: a plant or supplier in a counted region"),
  processRow: c.i32("site", "row", "Row of its work in process, or -1 when its stage has none"),
  dependsOn: c.i32("site", "code", "Control group of the precursor an origin depends on, or -1"),
  fillStart: c.i32("slotStart", "row", "First fill of a slot"),
  criticality: c.i32("slot", "code", "0 critical, 1 important, 2 minor"),
  ordersFollow: c.i32("slot", "code", "0 orders follow the target, 1 they follow what today's line wants"),
  linkStart: c.i32("fillStart", "row", "First link of a fill"),
  supplier: c.i32("link", "row", "Supplying site"),
  originRow: c.i32(
    "link",
    "row",
    "Row of its pipeline when it comes from an origin, or -1 when it arrives next morning",
  ),
  controlGroup: c.i32("link", "code", "Control group that can cut it (the buyer is counted), or -1"),
  outLink: c.i32("link", "row", "Link numbers grouped by supplier, ascending within a supplier"),
  outEntry: c.i32("link", "row", "Place of the link in outLink: where its supplier writes what it sends"),
  useLinkStart: c.i32("endUseStart", "row", "First link of an end use"),
});

/** Columns of the world, the sizes that index expressions need, and the codes of model forms (world/forms.ts). */
export type World = ReturnType<typeof declareWorld> & {
  readonly sites: number;
  readonly slots: number;
  readonly fills: number;
  readonly links: number;
  readonly endUses: number;
  readonly originLinks: number;
  readonly processSites: number;
  readonly controlGroups: number;
  readonly productionForm: number;
  readonly criticalityForm: number;
  readonly rationingForm: number;
  readonly labourForm: number;
  readonly ordersForm: number;
};
