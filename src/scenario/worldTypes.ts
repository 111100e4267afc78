import type { BenefitRow, HouseholdRule, PayRow } from "./householdTypes.ts";
import type { AnticipationRule, ScopeRung } from "./newsTypes.ts";
import type { RampRow } from "./rampTable.ts";
import type { Factor, FactorCorrelation, Quantity } from "./types.ts";
import type { FitRule, HeadlineCheck, LuckRule, PriceRule, SupplierRule, SwitchingRule } from "./worldRules.ts";

/** world.yaml, `sources`: where the numbers of rows come from that say nothing of it, by the file of their table, or for `all`. */
export type SourceDefaults = Readonly<Record<string, { readonly kind: string; readonly source?: string } | undefined>>;

/**
 * The tables of a world folder, one interface a CSV file, one field a column. Every row also says where its numbers come from.
 * `line` is the row's line in its file, for errors. Shares are 0-1, never percent.
 */
export interface Row {
  readonly line: number;
  readonly sourceKind: string;
  readonly source: string;
  readonly note: string;
}

/** regions.csv. `counted` regions make the outcomes; the rest of the world is there to supply and to buy. */
export interface RegionRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly counted: boolean;
  /** Share of would-be layoffs that stay on short hours under a public scheme; 0 where no scheme runs. */
  readonly workShareTakeUp: Quantity;
}

/** companies.csv. `employees` decides whether the law asks for notice. */
export interface CompanyRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly employees: number;
  /** Days of a whole stop after which its cash is gone; null: it lasts. */
  readonly cashDays: Quantity | null;
  /** Origin through which its own plants abroad ship what its sites here make too; empty for none. */
  readonly foreignOrigin: string;
  /** Share of what such a site lacks that they ship, once it has lacked it for so many days (approval and transit). */
  readonly foreignShare: Quantity;
  readonly foreignDays: Quantity;
}

/** products.csv. */
export interface ProductRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Value of one unit at rest, dollars; null when unknown: then it weighs nothing in any cost, and its makers' costs never rise. */
  readonly priceUsdPerUnit: Quantity | null;
  readonly priceSourceKind: string;
  readonly priceSource: string;
}

/** stages.csv. `group` says which line of the headline its people belong to. */
export interface StageRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly group: "direct" | "supplier";
  /** Days from start to finish of one unit (work in process), and the share of the staff that follows finishes, not starts. */
  readonly processDays: Quantity;
  readonly finishingStaffShare: Quantity;
  /** Finished goods held at rest, days of rest output. */
  readonly finishedCoverDays: Quantity;
  /** Room for goods beyond those, days of rest output: what a site makes ahead when orders fall, before its line slows. */
  readonly finishedRoomDays: Quantity;
  /** Most a site can make with its whole staff, as a multiple of rest output (capacity caps it as well). */
  readonly overtimeCeilingShare: Quantity;
  /** Value added by one worker, dollars a year; 0 where nobody says. */
  readonly valueAddedUsdPerWorkerYear: Quantity;
}

/** sites.csv: one plant that makes one product and employs people. */
export interface SiteRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly stage: string;
  readonly region: string;
  readonly city: string;
  readonly product: string;
  /** Recipe of its inputs; empty for a site without inputs that matter here. */
  readonly recipe: string;
  readonly capacityUnitsPerYear: number;
  /** Utilisation at which the fit of shares starts; empty (NaN) for sites that the fit leaves alone. */
  readonly utilisationStart: number;
  readonly headcount: number;
  readonly headcountLow: number;
  readonly headcountHigh: number;
  readonly regime: string;
  readonly workingDaysPerWeek: number;
  /** The kept share of a ramping plant is the regime's `keptShareRamping`. */
  readonly ramping: boolean;
  /**
   * Unit margin over revenue at rest, null where unknown: who comes first in one company, who bids most, and what a rise of costs
   * may take before the line loses money (where unknown, no loss ever stops it).
   */
  readonly marginShare: number | null;
  /** Share of the people who can work on lines that need no scarce input, and the days after which they do. */
  readonly flexibleShare: Quantity;
  readonly redeployDays: Quantity;
  readonly capacitySourceKind: string;
  readonly capacitySource: string;
  readonly headcountSourceKind: string;
  readonly headcountSource: string;
}

/** origins.csv: supply of one product from abroad; no people are counted there. */
export interface OriginRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly product: string;
  readonly controlGroup: string;
  /** Control group of a precursor it needs, and the share of its output lost when that group is cut whole. */
  readonly dependsOn: string;
  readonly dependenceShare: Quantity;
  /** The same when the control cuts foreign buyers too; 0 when nothing is known. */
  readonly dependenceAbroadShare: Quantity;
  readonly transitDays: Quantity;
  /** Spare output that can be called up, as a share of rest output. */
  readonly surgeShare: Quantity;
  /** Spare output beside that, units a year; what an origin that sells nothing at rest has for those who qualify it. */
  readonly spareUnitsPerYear: Quantity;
}

/** recipes.csv: one row a slot. */
export interface SlotRow extends Row {
  readonly recipe: string;
  readonly slot: string;
  readonly unit: string;
  /** Slot units per unit of output = needPerUnit x needScale. */
  readonly needPerUnit: Quantity;
  readonly needScale: Quantity;
  readonly criticality: "critical" | "important" | "minor";
  /** Stock aimed at, in production days of rest use; 0 with `ordersFollow: wanted` is just-in-time without a stock. */
  readonly coverDays: Quantity;
  readonly restockDays: Quantity;
  /** `target`: a stopped line still orders what it means to make. `wanted`: it calls off only what today's line will use. */
  readonly ordersFollow: "target" | "wanted";
  /** When its buyer looks for others, where that differs from the world's `switching`; null: as there. */
  readonly belowCoverShare: Quantity | null;
  readonly programmeCostDays: Quantity | null;
}

/** fills.csv: a product that can fill a slot. */
export interface FillRow extends Row {
  readonly recipe: string;
  readonly slot: string;
  readonly product: string;
  /** Slot units that one unit of the product provides. */
  readonly slotUnitsPerUnit: Quantity;
  /** Share of the slot at rest; exactly one fill of a slot leaves it empty (null) and takes the rest. */
  readonly mixShare: Quantity | null;
  /** Largest share of the slot it may fill; or, for a blend quoted by mass, ceilingMassShare with massRatio. */
  readonly ceilingShare: Quantity | null;
  readonly ceilingMassShare: Quantity | null;
  readonly massRatio: Quantity | null;
  /** Days of a programme after which the ceiling is the qualified one; null: there is no such programme. */
  readonly qualifyDays: Quantity | null;
  readonly qualifiedCeilingShare: Quantity | null;
  readonly qualifiedCeilingMassShare: Quantity | null;
}

/** links.csv: buyer's slot <- one supplier's product. */
export interface LinkRow extends Row {
  readonly supplier: string;
  readonly buyer: string;
  readonly slot: string;
  /** Fixed share of the buyer's need for the supplier's product in that slot; null when it is drawn. */
  readonly share: number | null;
  /** Shape of the gamma draw that splits what the fixed shares leave; null when the share is fixed. */
  readonly mixShape: number | null;
  /** Days in transit, for origins only, instead of the origin's own (another coast); null otherwise. */
  readonly transitDays: Quantity | null;
  /** A second source: nothing is bought at rest; it may deliver so many days after the buyer has begun to qualify it. Null: no second source. */
  readonly qualifyDays: Quantity | null;
  /** Most that a second source delivers, as a share of the buyer's need of the slot at rest. */
  readonly entitlementShare: Quantity;
}

/** end-uses.csv: final demand, and foreign buyers (`counted` false), who compete for what origins supply. */
export interface EndUseRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly counted: boolean;
  /** Mean days an unserved order waits before it is given up; 0 keeps no backlog. */
  readonly patienceDays: Quantity;
  /** What it bids for scarce goods under rationing by price, on the scale of plants' margins. */
  readonly bidShare: number;
  /** Elasticity of demand to the price paid, as a positive number; 0 buys at any price. */
  readonly priceElasticity: Quantity;
}

/** demand.csv: what an end use buys from one site or origin at rest: unitsPerYear x scale. */
export interface DemandRow extends Row {
  readonly endUse: string;
  readonly supplier: string;
  readonly unitsPerYear: number;
  readonly scale: Quantity;
}

/** regimes.csv: how a kind of employer sends people home and calls them back. */
export interface RegimeRow extends Row {
  readonly regime: string;
  readonly name: string;
  /** Days from line stop to furlough (short hours until then). */
  readonly furloughLagDays: Quantity;
  /** Share of staff kept at a full stop, mature and ramping plants; surplus share kept without any cut (hoarding). */
  readonly keptShare: Quantity;
  readonly keptShareRamping: Quantity;
  readonly hoardingBandShare: Quantity;
  /** Of those sent home in an outage expected to last: share furloughed; the rest gets notice, then is separated. */
  readonly temporaryShare: Quantity;
  readonly noticeDays: Quantity;
  /** Chance that an employer who owes notice may skip it because the cut could not be foreseen. */
  readonly noticeWaivedShare: Quantity;
  readonly recallDays: Quantity;
  readonly recallWindowDays: Quantity;
  /** Days to fill a vacancy that nobody is left to be recalled for. */
  readonly hireDays: Quantity;
  /** Under `labour: partialAdjustment` alone: mean days over which surplus staff goes. */
  readonly fireDays: Quantity;
  readonly lossOfRecallPerMonth: Quantity;
  readonly jobFindingPerMonth: Quantity;
  /** Supplier regimes: mean lag with which lost orders are believed, and the share of lost sales below which nobody goes. */
  readonly salesLagDays: Quantity;
  readonly lostSalesThresholdShare: Quantity;
  /** Partial shortage: people sent home come back after a turn of so many days, others go (0: no turns), down to this activity. */
  readonly rotationTurnDays: Quantity;
  readonly rotationFloorShare: Quantity;
  /** Up to this expected remaining length of the outage all who are sent home are furloughed. */
  readonly noticeBeyondDays: Quantity;
  /** A furlough becomes a separation once the outage is expected to last longer than this; null: never. */
  readonly separateBeyondDays: Quantity | null;
  /** Days of a whole stop after which the cash of a generated firm of this regime is gone; null: it lasts. */
  readonly cashDays: Quantity | null;
}

/** supplier-regions.csv: where suppliers that do not sit beside their customer are. */
export interface SupplierRegionRow extends Row {
  readonly region: string;
  readonly weight: number;
}

/** A whole world folder as read. */
export interface WorldFiles {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly regions: readonly RegionRow[];
  readonly companies: readonly CompanyRow[];
  readonly products: readonly ProductRow[];
  readonly stages: readonly StageRow[];
  readonly sites: readonly SiteRow[];
  readonly origins: readonly OriginRow[];
  readonly slots: readonly SlotRow[];
  readonly fills: readonly FillRow[];
  readonly links: readonly LinkRow[];
  readonly endUses: readonly EndUseRow[];
  readonly demand: readonly DemandRow[];
  readonly regimes: readonly RegimeRow[];
  readonly supplierRegions: readonly SupplierRegionRow[];
  readonly ramps: readonly RampRow[];
  readonly suppliers: SupplierRule | null;
  readonly fit: FitRule | null;
  readonly luck: LuckRule;
  readonly scopes: readonly ScopeRung[];
  readonly anticipation: AnticipationRule | null;
  /** Null: the world has no prices, and nothing depends on any. */
  readonly prices: PriceRule | null;
  /** Null: nobody looks for second sources or qualifies other materials. */
  readonly switching: SwitchingRule | null;
  /** Null: nobody counts lost pay, benefits or local jobs. */
  readonly households: HouseholdRule | null;
  readonly pay: readonly PayRow[];
  readonly benefits: readonly BenefitRow[];
  readonly headlines: readonly HeadlineCheck[];
  /** Sources of rows that give none of their own, by the file of their table, or of `all`. */
  readonly sources: SourceDefaults;
  readonly factors: readonly Factor[];
  /** Factors that hang together; none when empty. */
  readonly correlations: readonly FactorCorrelation[];
  /** SHA-256 is the caller's; this is the concatenated text it is taken over, in a fixed order of files. */
  readonly text: string;
}
