import { count, id, number, oneOf, optional, quantity, ref, share, text, yesNo } from "./columns.ts";
import type { Table } from "./csv.ts";
import { sourced, sourceKinds } from "./sourceColumns.ts";
import type {
  CompanyRow,
  DemandRow,
  EndUseRow,
  OriginRow,
  ProductRow,
  RegionRow,
  SiteRow,
  StageRow,
  SupplierRegionRow,
} from "./worldTypes.ts";

/** Tables of a world's places, firms and final demand. What joins them is in networkTables.ts. */

/** Pipelines from origins are 64 days long, so transit must stay below that. */
export const transitDaysCap = 62;

export const regions: Table<RegionRow> = {
  file: "regions.csv",
  meaning: "Where people live and where supply comes from",
  key: ["id"],
  columns: {
    id: id("id of the region, as MI"),
    name: optional(text("its name; its id where none is given"), ""),
    counted: yesNo("whether its people and its output are outcomes"),
    workShareTakeUp: optional(
      quantity("share of would-be layoffs kept on short hours by a public scheme; empty without one", 0, 1),
      0,
    ),
    ...sourced,
  },
};

export const companies: Table<CompanyRow> = {
  file: "companies.csv",
  meaning: "Owners of sites; without the file, the companies that sites.csv names",
  optional: true,
  key: ["id"],
  columns: {
    id: id("id of the company"),
    name: optional(text("its name; its id where none is given"), ""),
    employees: count("people it employs in all; decides whether the law asks for notice"),
    cashDays: optional(quantity("days of a whole stop after which its cash is gone; empty if it lasts", 1), null),
    foreignOrigin: optional(
      ref("origins", "origin through which its own plants abroad ship what its sites here make too"),
      "",
    ),
    foreignShare: optional(quantity("share of what its sites lack that those plants ship", 0, 1), 0),
    foreignDays: optional(quantity("days of shortage after which it arrives: approval and transit"), 0),
    ...sourced,
  },
};

export const products: Table<ProductRow> = {
  file: "products.csv",
  meaning: "What flows",
  key: ["id"],
  columns: {
    id: id("id of the product"),
    name: optional(text("its name; its id where none is given"), ""),
    unit: text("its unit, as t or MWh"),
    priceUsdPerUnit: optional(quantity("dollars a unit at rest, for cost shares; empty when unknown"), null),
    priceSourceKind: optional(oneOf<string>(sourceKinds, "kind of source of the price"), ""),
    priceSource: optional(text("source of the price"), ""),
    ...sourced,
  },
};

export const stages: Table<StageRow> = {
  file: "stages.csv",
  meaning: "Steps of the chain",
  key: ["id"],
  columns: {
    id: id("id of the stage"),
    name: optional(text("its name; its id where none is given"), ""),
    group: optional(oneOf(["direct", "supplier"], "line of the headline its people belong to"), "direct"),
    processDays: optional(quantity("days from start to finish of one unit"), 0),
    finishingStaffShare: optional(quantity("share of the staff that follows finishes, not starts", 0, 1), 0),
    finishedCoverDays: optional(quantity("finished goods held at rest, days of rest output"), 0),
    finishedRoomDays: optional(
      quantity("room for goods beyond those, days of rest output: made ahead when orders fall, before the line slows"),
      0,
    ),
    overtimeCeilingShare: optional(
      quantity("most a site can make with its whole staff, as a multiple of rest output", 1),
      1,
    ),
    valueAddedUsdPerWorkerYear: optional(quantity("value added by one worker, dollars a year; 0 or empty: unknown"), 0),
    ...sourced,
  },
};

export const sites: Table<SiteRow> = {
  file: "sites.csv",
  meaning: "Plants: each makes one product and employs people",
  key: ["id"],
  columns: {
    id: id("id of the site, unlike that of any origin"),
    name: optional(text("its name; its id where none is given"), ""),
    company: optional(ref("companies", "its owner; empty: a company of its own"), ""),
    stage: ref("stages", "its stage"),
    region: ref("regions", "where it stands"),
    city: optional(text("its town"), ""),
    product: ref("products", "what it makes"),
    recipe: optional(ref("recipes", "its inputs; empty for a site without inputs that matter here"), ""),
    capacityUnitsPerYear: number("what it can make in a year, in the product's unit"),
    utilisationStart: optional(
      share("utilisation at which the fit of shares starts; empty outside the fit"),
      Number.NaN,
    ),
    headcount: count("people employed, central figure"),
    headcountLow: optional(count("people employed, low figure; the central one where none is given"), Number.NaN),
    headcountHigh: optional(count("people employed, high figure; the central one where none is given"), Number.NaN),
    regime: ref("regimes", "how it sends people home"),
    workingDaysPerWeek: optional(number("days a week on which it produces", 1, 7), 7),
    ramping: optional(yesNo("whether it is still ramping up"), false),
    marginShare: optional(number("unit margin over revenue at rest; empty where unknown", -1, 1), null),
    flexibleShare: optional(
      quantity("share of its people who can work on lines without the scarce input, as far as those sell more", 0, 1),
      0,
    ),
    redeployDays: optional(quantity("days of a surplus after which they do"), 0),
    capacitySourceKind: optional(
      oneOf<string>(sourceKinds, "kind of source of the capacity; the row's where empty"),
      "",
    ),
    capacitySource: optional(text("source of the capacity"), ""),
    headcountSourceKind: optional(
      oneOf<string>(sourceKinds, "kind of source of the headcount; the row's where empty"),
      "",
    ),
    headcountSource: optional(text("source of the headcount"), ""),
    ...sourced,
  },
};

export const origins: Table<OriginRow> = {
  file: "origins.csv",
  meaning: "Supply of one product from abroad",
  optional: true,
  key: ["id"],
  columns: {
    id: id("id of the origin, unlike that of any site"),
    name: optional(text("its name; its id where none is given"), ""),
    region: ref("regions", "where it is"),
    product: ref("products", "what it supplies"),
    controlGroup: optional(id("group by which a control names it; empty if none can"), ""),
    dependsOn: optional(ref("control groups", "control group of a precursor it needs"), ""),
    dependenceShare: optional(quantity("share of its output lost when that group is cut whole", 0, 1), 0),
    dependenceAbroadShare: optional(quantity("the same when that group is cut for foreign buyers too", 0, 1), 0),
    transitDays: quantity("days from its gate to the buyer's", 0, transitDaysCap),
    surgeShare: optional(quantity("spare output that can be called up, share of rest output"), 0),
    spareUnitsPerYear: optional(quantity("spare output beside that, units a year: for second sources"), 0),
    ...sourced,
  },
};

export const endUses: Table<EndUseRow> = {
  file: "end-uses.csv",
  meaning: "Final demand, and foreign buyers who compete for what origins supply",
  key: ["id"],
  columns: {
    id: id("id of the end use"),
    name: optional(text("its name; its id where none is given"), ""),
    unit: optional(text("unit of its volume"), "unit"),
    counted: optional(yesNo("whether its unserved orders are outcomes; no for foreign buyers"), true),
    patienceDays: optional(quantity("mean days an unserved order waits; 0 keeps no backlog"), 0),
    bidShare: optional(share("what it bids for scarce goods, on the scale of plants' margins"), 0),
    priceElasticity: optional(quantity("elasticity of demand to the price paid, as a positive number"), 0),
    ...sourced,
  },
};

export const demand: Table<DemandRow> = {
  file: "demand.csv",
  meaning: "What an end use buys from one site or origin at rest",
  key: ["endUse", "supplier"],
  columns: {
    endUse: ref("end uses", "the buyer"),
    supplier: ref("sites or origins", "the seller"),
    unitsPerYear: number("volume a year in the seller's product unit, before scale"),
    scale: optional(quantity("multiple of the volume"), 1),
    ...sourced,
  },
};

export const supplierRegions: Table<SupplierRegionRow> = {
  file: "supplier-regions.csv",
  meaning: "Where suppliers are that do not stand beside their customer",
  optional: true,
  key: ["region"],
  columns: { region: ref("regions", "the region"), weight: number("its weight among the others"), ...sourced },
};
