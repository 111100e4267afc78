/**
 * What a scenario, a prior and a world file may say, as plain data. Parsing and checking live beside this file;
 * nothing here knows how a world is built or simulated.
 */

import type { Feed } from "./feedTypes.ts";
import type { Intervention } from "./interventions/types.ts";

/** A number, or the name of a factor whose drawn value stands in its place. The unit is that of the column it fills. */
export type Quantity = number | string;

/** Who says so. `judgement` is an honest kind; a citation that nobody read is not. */
export interface Source {
  readonly kind: "published" | "derived" | "recalled" | "borrowed" | "judgement" | "calibrated";
  /** Of a published source: who published it. An interested party's page is no measurement. */
  readonly by?: "official" | "company" | "press" | "interested-party";
  readonly ref?: string;
  readonly read?: string;
  readonly note?: string;
}

/** What is believed of an uncertain number. `truncate` cuts the distribution to [low, high] by inverse transform. */
export type Prior = (
  | { readonly dist: "point"; readonly value: number }
  | { readonly dist: "uniform"; readonly low: number; readonly high: number }
  | { readonly dist: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly dist: "normal"; readonly mean: number; readonly sd: number }
  | { readonly dist: "lognormal"; readonly median: number; readonly p90: number }
  | { readonly dist: "beta"; readonly a: number; readonly b: number }
  | { readonly dist: "discrete"; readonly values: readonly number[]; readonly weights: readonly number[] }
) & { readonly truncate?: readonly [number, number] };

/** An uncertain number of a world. Its place in priors.yaml is its dimension in every design: append, never reorder. */
export interface Factor {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
  readonly prior: Prior;
  readonly bounds: readonly [number, number];
  readonly source: Source;
}

/** Two factors that hang together: Spearman's rank correlation, reached by a Gaussian copula that leaves each prior as it is. */
export interface FactorCorrelation {
  readonly between: readonly [string, string];
  readonly rankCorrelation: number;
  readonly source: Source;
}

/** A scenario's replacement of a factor's prior, with its own source. */
export type FactorOverride = Prior & { readonly source: Source };

/** Export by licence: nothing beyond the admitted share until applications are decided; then those approved flow as at rest. */
export interface Licence {
  /** Days from the control's first day, on which applications are filed, to their decision. */
  readonly delayDays: Quantity;
  /** Chance that there is such a delay at all; absent: 1. Otherwise licences are decided on the first day. */
  readonly delayShare?: Quantity;
  /** Share of applications approved. One is filed for each origin and buying company; which are refused is luck by name. */
  readonly approvedShare: Quantity;
}

/** What the exporter does: which control groups, from which day, how much of the rest flow still passes. */
export interface Control {
  readonly name: string;
  /** Control groups of the world's origins that it cuts; those of its scope come on top. */
  readonly groups: readonly string[];
  /** How far up the world's scope ladder it reaches: a rung's name, a number of rungs, or the factor that draws it. */
  readonly scope?: Quantity;
  /** The control exists only in replications in which the factor has this value; absent: in all. */
  readonly when?: { readonly factor: string; readonly is: number };
  /** Share of the rest flow to counted regions that is still admitted, 0-1. */
  readonly admittedShare: Quantity;
  /** Days after the effective date on which it begins (0) and on which it is lifted (absent: no end date). */
  readonly startDay: number;
  readonly endDay?: Quantity;
  /** Chance that the end is put off, and by how many days. */
  readonly extensionShare?: Quantity;
  readonly extensionDays?: Quantity;
  /** Days over which the cut ramps in linearly; 0 is a step. */
  readonly onsetDays: number;
  /** 1 when shipments already under way are stopped too, 0 when they land. */
  readonly goodsAtSeaStopped: Quantity;
  readonly licence?: Licence;
  /** Share of what is cut that reaches counted buyers through third countries all the same, from so many days on; absent: 0. */
  readonly leakShare?: Quantity;
  readonly leakDelayDays?: Quantity;
  /** Share of the rest flow to everybody else that is still admitted; absent: all of it. */
  readonly foreignBuyersAdmittedShare?: Quantity;
}

/** Capacity that is gone for a while at named sites or origins, whatever the exporter does: a strike, a fire. */
export interface Outage {
  readonly name: string;
  /** Plants and origins, by id. */
  readonly sites: readonly string[];
  /** Share of the capacity that is left, 0-1. */
  readonly availableShare: Quantity;
  /** Share of the sites' people who are on strike from the first day to the last, 0-1: neither at work nor out of work. */
  readonly strikingShare?: Quantity;
  /** Days after the effective date on which it begins, and on which repair or work begins again (absent: never). */
  readonly startDay: number;
  readonly endDay?: number;
  /** Days over which capacity is lost (0: at once) and, from `endDay` on, comes back, both linearly. */
  readonly onsetDays: number;
  readonly recoveryDays: number;
}

/** Orders that every supplier serves before all others while the rating lasts: those of these plants and end uses. */
export interface Rating {
  readonly name: string;
  readonly sites: readonly string[];
  readonly endUses: readonly string[];
  readonly startDay: number;
  readonly endDay?: number;
}

/** A price set from outside: from `startDay` until `endDay` a product's spot price is `ratio` times that of rest, whatever is short. */
export interface PricePath {
  readonly name: string;
  readonly product: string;
  readonly ratio: Quantity;
  readonly startDay: number;
  readonly endDay?: number;
}

/** Which form of each mechanism holds. One run has one set: forms are compared with each other and never averaged. */
export interface Forms {
  /** Full output until a stock is gone, or output that falls once stock is under a share of its target. */
  readonly production: "cliff" | "graded";
  /** Which slots bind: all of them; critical ones, and important ones by half; critical ones alone. */
  readonly criticality: "leontief" | "half-critical" | "weakly-critical";
  /** How a supplier that is short splits what it has. */
  readonly rationing: "waterFill" | "proportional" | "urgency" | "price";
  /** People in states with rules of law and contract, or a staff that follows the need at constant rates. */
  readonly labour: "states" | "partialAdjustment";
  /** Orders for planned use with the pipeline in the aim, or for yesterday's demand. */
  readonly orders: "planned" | "lastDemand";
  /** Stock aimed at follows the path of rest, or stays a fixed amount. The two coincide while worlds do not grow. */
  readonly stockTarget: "path" | "rest";
}

/** One silent assumption of a story, written out so that it can be switched off by itself. */
export interface Premise {
  readonly name: string;
  readonly premise: string;
  readonly factors: Readonly<Record<string, FactorOverride>>;
  readonly controls: readonly Control[];
  readonly feeds: readonly Feed[];
}

/** The same question with some factors held: what differs, on the same draws, is what they did. */
export interface Counterfactual {
  readonly name: string;
  readonly meaning: string;
  readonly factors: Readonly<Record<string, FactorOverride>>;
}

/** What the public purse pays for each unit of a product that is made in counted regions. */
export interface Credit {
  readonly name: string;
  readonly product: string;
  readonly usdPerUnit: number;
  readonly source: Source;
}

/** A question in a file. */
export interface Scenario {
  readonly name: string;
  readonly question: string;
  readonly world: string;
  readonly seed: string;
  readonly replications: number;
  readonly horizonDays: number;
  /** ISO dates; the announcement and the first day of the controls. */
  readonly announced: string;
  readonly effective: string;
  readonly forms: Forms;
  readonly controls: readonly Control[];
  readonly outages: readonly Outage[];
  readonly rated: readonly Rating[];
  /** An exporter who raises a price instead of cutting, or beside it. */
  readonly prices: readonly PricePath[];
  /** Dated series, each with the rows of its CSV. */
  readonly feeds: readonly Feed[];
  /** ISO days on which nobody works; Saturdays and Sundays as well where weekends are off. */
  readonly daysOff: readonly string[];
  readonly weekends: "on" | "off";
  /** What is done, from the first replication on. */
  readonly interventions: readonly Intervention[];
  /** What could be done: `runout compare` tries it. */
  readonly options: readonly Intervention[];
  readonly credits: readonly Credit[];
  readonly factors: Readonly<Record<string, FactorOverride>>;
  readonly premises: readonly Premise[];
  /** What is left out, one at a time, to see what it did. */
  readonly without: readonly Counterfactual[];
  readonly report: Report;
}

/** What the printed answer shows. */
export interface Report {
  readonly days: readonly number[];
  readonly thresholds: readonly number[];
}
