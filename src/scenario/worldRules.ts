import type { Quantity } from "./types.ts";

/** The rules of a world, as its world.yaml gives them: what is true of all rows of a table, or of all sites. */

/** world.yaml, `suppliers`: firms generated to live on the chain's sites. */
export interface SupplierRule {
  readonly stage: string;
  readonly regime: string;
  readonly product: string;
  readonly firms: number;
  /** Pareto exponent of firm sizes (1-2: heavy tail). */
  readonly sizeTail: number;
  /** Chances that a firm has 1, 2, 3, ... customers. */
  readonly customersPerFirm: readonly number[];
  readonly sameRegionShare: number;
  /** Supplier jobs per job of a customer, by the customer's stage, and a company's own multiple of it. */
  readonly jobsPerJob: Readonly<Record<string, Quantity>>;
  readonly companyScale: Readonly<Record<string, number>>;
  /** Stages of named sites whose people are already counted among the suppliers. */
  readonly namedStages: readonly string[];
  readonly source: string;
}

/** world.yaml, `fit`: shares of one product's links are fitted so that its sites run near their starting utilisation. */
export interface FitRule {
  readonly product: string;
  /** Weight of a plant's utilisation residual against a link share's residual. */
  readonly utilisationWeight: number;
  readonly shareWeight: number;
}

/** world.yaml, `luck`: spreads (standard deviations of logs) of what differs between sites with all factors fixed. */
export interface LuckRule {
  readonly coverCompanySigma: Quantity;
  readonly coverSiteSigma: Quantity;
  readonly lagSiteSigma: Quantity;
  readonly cashCompanySigma: Quantity;
  /** Of how long programmes of qualification take. */
  readonly qualifyDaysSigma: Quantity;
  /** Of how much room there is for goods made ahead (`finishedRoomDays`). */
  readonly roomSiteSigma: Quantity;
}

/** world.yaml, `prices`: how scarcity becomes a price, who pays it, and when a line that loses money stops. */
export interface PriceRule {
  /** Relative rise of the ratio of use to supply for a relative rise of the spot price: target price = ratio^(1 / elasticity). */
  readonly scarcityElasticity: Quantity;
  /** Share of what is bought under contract; the rest is bought on the spot. */
  readonly contractShare: Quantity;
  /** Share of a change of the spot price that contract prices follow in the end, and the mean lag with which they do. */
  readonly contractPassThroughShare: Quantity;
  readonly contractLagDays: Quantity;
  /** Share of a rise in input costs that makers add to the price of what they sell. */
  readonly costPassThroughShare: Quantity;
  /** Days of full loss that a line bears before it is run down; as many again until it stands still. */
  readonly lossPatienceDays: Quantity;
}

/** world.yaml, `switching`: when a buyer begins to qualify second sources and other materials. */
export interface SwitchingRule {
  /** It begins once the stock of the slot is under this share of the stock aimed at. */
  readonly belowCoverShare: Quantity;
  /** Or on the news: when the shortage expected beyond the shortest programme, in days of whole loss, is dearer than this. */
  readonly programmeCostDays: Quantity;
}

/** world.yaml, `headlines`: sums that `runout world` prints beside what was published or estimated elsewhere. */
export interface HeadlineCheck {
  readonly name: string;
  /** `headcount` of `stages`, `output` of `products` (rest output of counted sites, per year) or `suppliers`. */
  readonly sum: "headcount" | "output" | "suppliers";
  readonly of: readonly string[];
  readonly unit: string;
  readonly expected: readonly [number, number, number];
  readonly source: string;
}
