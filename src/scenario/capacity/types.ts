import type { Factor, FactorCorrelation, FactorOverride, Quantity } from "../types.ts";
import type { Row, SourceDefaults } from "../worldTypes.ts";
import type { PathIntervention } from "./interventions/types.ts";
import type { PathTargetRow } from "./targets.ts";

/**
 * What is coming: tables of a world's folder `capacity/`. Dates are ISO days, money is in millions of dollars of 2025 (musd), a product's
 * amounts are in its own unit (tonnes; MWh for cells).
 */

/** Where a project stands, and under whose hand: at home, in allied countries, or abroad in Chinese ownership. */
export const places = ["home", "allied", "chinese-abroad"] as const;
export type PlaceWord = (typeof places)[number];

/** What a product is in the build-out: cells need an anode; graphite and its substitute are anodes; an input feeds the substitute. */
export const roles = ["cells", "graphite", "substitute", "input"] as const;
export type Role = (typeof roles)[number];

/** projects.csv: capacity that is there or coming, one row a project. */
export interface ProjectRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly product: string;
  readonly place: PlaceWord;
  readonly route: string;
  readonly region: string;
  readonly stage: "operating" | "building" | "announced";
  /** Goes on whatever the margin says: contracts, a parent, public owners. */
  readonly committed: boolean;
  readonly capacityUnitsPerYear: number;
  /** So many modules of that capacity, one after the other. */
  readonly modules: number;
  readonly capexMusd: number;
  readonly jobs: number;
  /** New connection that it needs; 0: it has one. */
  readonly powerMw: number;
  readonly announced: string;
  /** Start as the company told it; empty where it told none. */
  readonly plannedStart: string;
  /** Share of the building done on the first day. */
  readonly builtShare: number;
  /** Operating: share of the capacity that it makes on the first day. */
  readonly rampedShare: number;
  /** Public money that it has already. */
  readonly grantMusd: number;
  /** Share of what it makes that a buyer of its own takes before others are served: a parent, or one bound by contract. */
  readonly offtakeShare: Quantity;
}

/** routes.csv: how a product is made in a place. */
export interface RouteRow extends Row {
  readonly id: string;
  readonly product: string;
  readonly place: PlaceWord;
  readonly buildDays: Quantity;
  readonly powerLeadDays: Quantity;
  /** Buyers prove what a new plant makes before they take more than samples. */
  readonly qualifyDays: Quantity;
  readonly rampDays: Quantity;
  readonly scrapStartShare: Quantity;
  readonly scrapMatureShare: Quantity;
  readonly cashCostUsdPerUnit: Quantity;
  readonly learningGroup: string;
  readonly learningShare: Quantity;
  readonly madeUnits: Quantity;
  readonly capexScale: Quantity;
  readonly hurdleShare: Quantity;
  readonly lifeYears: number;
}

/** inputs.csv: what a route needs, and how much of it hangs on the exporter. */
export interface InputRow extends Row {
  readonly route: string;
  readonly input: string;
  readonly unitsPerUnit: Quantity;
  readonly origin: string;
  readonly controlGroup: string;
  readonly controlledShare: Quantity;
  /** Most that reaches the routes from outside the projects; empty: as much as is asked for. */
  readonly outsideUnitsPerYear: Quantity | null;
}

/** markets.csv: what a product earns in a place, and how much of its need it may serve. */
export interface MarketRow extends Row {
  readonly product: string;
  readonly place: PlaceWord;
  readonly role: Role;
  /** Dollars a unit; empty for graphite, whose price follows the exporter's, and for its substitute, whose price follows graphite's. */
  readonly priceUsdPerUnit: Quantity | null;
  readonly premiumShare: Quantity;
  readonly wantedShare: Quantity;
}

/** Kinds of end use by which take-up is told. */
export const sectors = ["vehicles", "grid-storage", "drones-defence", "consumer-devices", "other"] as const;
export type Sector = (typeof sectors)[number];

/** uses.csv: who needs batteries, and how much silicon their anodes may hold. */
export interface UseRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly place: "home" | "outside";
  /** On the base day, and before it by a known growth. */
  readonly gwhPerYear: Quantity;
  readonly earlierGrowthShare: Quantity;
  readonly multipleAfterFiveYears: Quantity;
  readonly laterGrowthShare: Quantity;
  /** Share of it that cells from home can serve. */
  readonly homeCellShare: Quantity;
  readonly graphiteKgPerKwh: Quantity;
  /** Share of anode mass that is the substitute on the base day, and in the end if its price deterred nobody. */
  readonly substituteMassShareNow: Quantity;
  readonly substituteMassShareLater: Quantity;
  /** Rate of the logistic curve from now to later; 0: nobody follows. */
  readonly takeUpPerYear: Quantity;
  /** What the median buyer pays for the gain in energy density, where the anode is the substitute alone. */
  readonly valueUsdPerKwh: Quantity;
  /** Abroad: share of what is taken up that may be bought from makers at home. */
  readonly homeMakersShare: Quantity;
  readonly sector: Sector;
}

/** incentives.csv: public rules in force from one day until before another. */
export interface IncentiveRow extends Row {
  readonly id: string;
  /** Dollars a unit; share of cash cost; share of capital; share on top of the exporter's price; dollars a unit for what is free of the exporter. */
  readonly kind: "unitCredit" | "costCredit" | "investmentCredit" | "duty" | "chainPremium";
  readonly product: string;
  readonly from: string;
  readonly until: string;
  readonly value: Quantity;
}

/** power.csv: large loads that wait for a connection, by state. */
export interface PowerRow extends Row {
  readonly region: string;
  readonly connectedMwPerYear: Quantity;
  readonly waitingMw: Quantity;
  readonly dataCentreMwPerYear: Quantity;
  readonly dataCentreGrowthShare: Quantity;
}

/** Numbers that hold for all rows. capacity.yaml, `rules`. */
export interface CapacityRules {
  readonly exporterUsdPerTonne: Quantity;
  readonly exporterTrendPerYear: Quantity;
  readonly undercutShare: Quantity;
  readonly graphiteReplacedPerSubstitute: Quantity;
  readonly inputPerGoodCell: Quantity;
  /** How alike the buyers of a use are in what they pay for energy density. */
  readonly willingnessSlope: Quantity;
  readonly closeFinanceDays: Quantity;
  readonly slipSigma: Quantity;
  readonly beliefSigma: Quantity;
  readonly optimism: Quantity;
  readonly patienceDays: Quantity;
  readonly mostGrantShare: Quantity;
  readonly moduleGapDays: Quantity;
  readonly alliedShare: Quantity;
  readonly chineseAbroadShare: Quantity;
  readonly secondSourceUsdPerTonne: Quantity;
  readonly secondSourceDays: Quantity;
  readonly carryingShare: Quantity;
}

/** How a path's date is put into the world's own names, so that the daily engine can be cut on it. capacity.yaml, `stand`. */
export interface StandRule {
  /** Product of the world that is the anode, the slot it fills, and where plants at home stand for the daily engine. */
  readonly product: string;
  readonly slot: string;
  readonly region: string;
  readonly transitDays: number;
  /** Suppliers of the world, by place. */
  readonly exporter: readonly string[];
  readonly chineseAbroad: readonly string[];
  readonly allied: readonly string[];
  readonly home: readonly string[];
  /** Recipes whose anode the substitute may be. */
  readonly substituteRecipes: readonly string[];
  /** Uses of uses.csv that buy from plants with those recipes. */
  readonly substituteUses: readonly string[];
  /** Input of the substitute by whose control group a cut reaches makers at home; empty: none does. */
  readonly substituteInput: string;
  /** End uses of the world, by use of uses.csv. */
  readonly uses: Readonly<Record<string, readonly string[]>>;
  /** What the plants of a stage grow with: a use of uses.csv, or `cells`. */
  readonly stages: Readonly<Record<string, string>>;
  /** Output a person, growth a year. */
  readonly productivityPerYear: Quantity;
}

/** A folder `capacity/`, read and checked. */
export interface CapacityFiles {
  readonly base: string;
  readonly rules: CapacityRules;
  /** Null: no cut can be made along the path. */
  readonly stand: StandRule | null;
  readonly sources: SourceDefaults;
  readonly projects: readonly ProjectRow[];
  readonly routes: readonly RouteRow[];
  readonly inputs: readonly InputRow[];
  readonly markets: readonly MarketRow[];
  readonly uses: readonly UseRow[];
  readonly incentives: readonly IncentiveRow[];
  readonly power: readonly PowerRow[];
  readonly factors: readonly Factor[];
  readonly correlations: readonly FactorCorrelation[];
  readonly text: string;
}

/** Public money and interventions of one path. */
export interface Programme {
  readonly name: string;
  readonly publicMoneyMusd: number;
  readonly from: string;
  readonly until: string;
  /** Shares of the money: products whose projects at home are helped over their gap, `stockpile`, `second-sources`. */
  readonly uses: Readonly<Record<string, number>>;
  /** What is done along the path beside spending that money. */
  readonly interventions: readonly PathIntervention[];
}

/** Cuts along the path: a scenario of the daily engine, begun on several days. */
export interface PathCuts {
  readonly scenario: string;
  readonly dates: readonly string[];
  /** Days after the cut that are looked at. */
  readonly days: readonly number[];
}

/** A question about capacity in a file. */
export interface CapacityScenario {
  readonly name: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  readonly from: string;
  readonly until: string;
  /** File of the projects in the world's capacity folder. */
  readonly projects: string;
  readonly programmes: readonly Programme[];
  readonly factors: Readonly<Record<string, FactorOverride>>;
  readonly report: { readonly dates: readonly string[] };
  readonly cuts?: PathCuts;
  /** What came of it; only where the path lies in the past. */
  readonly targets?: PathTargets;
}

/** A table of targets as it was read, and its name for errors. */
export interface PathTargets {
  readonly file: string;
  readonly rows: readonly PathTargetRow[];
}
