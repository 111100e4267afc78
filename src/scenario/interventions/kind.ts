import type { FactorOverride, Prior, Source } from "../types.ts";

/** A number of an intervention as a file may give it: as it stands, or as a prior with its source. */
export type Amount = number | FactorOverride;

/** One number of a kind of intervention: what it means, and what is believed of it where a file says nothing. */
export interface Parameter {
  readonly meaning: string;
  readonly unit: string;
  readonly prior: Prior;
  readonly bounds: readonly [number, number];
  readonly source: Source;
}

/** What a list of an intervention names in its world. */
export type NameOf = "product" | "endUse" | "controlGroup";

/** A list of names that an intervention applies to. */
export interface NameList {
  readonly meaning: string;
  readonly of: NameOf;
  /** Absent: the list has to be given. */
  readonly otherwise?: readonly string[];
}

/** What a cost is counted in; measured in each replication, from its draws or from what the run recorded. */
export type Driver = "stockUsd" | "keptPersonDays" | "programmes" | "orderedUsd" | "dutyUsd" | "people" | "once";

/** One part of what an intervention costs. */
export interface Cost {
  readonly meaning: string;
  readonly per: Driver;
  /** Parameter that multiplies the driver: dollars a unit of it, or a share of dollars. */
  readonly parameter: string;
  /** standing: each year, cut or no cut; response: within the horizon, given a cut. */
  readonly when: "standing" | "response";
  readonly payer: "public" | "firms";
  /** Share of it that uses something up; the rest is a transfer, which is no cost to society. */
  readonly socialShare: number;
}

/** What a kind has none of, and why: it is said to whoever asks for it. */
export interface None {
  readonly none: string;
}

/**
 * What all interventions have in common, and which of it a kind has. Terms that are keys of a file (startDay, endDay, after, eligible,
 * capacity, payer) are refused, with the reason, where a kind has none of them.
 */
export interface Terms<P extends string = string> {
  readonly start: true | None;
  readonly end: true | None;
  /** Named employers alone: `eligible`. */
  readonly eligible: true | None;
  /** The parameter that is its delay, its size or its take-up; or a most of something that a file may give: `capacity`. */
  readonly delay: P | None;
  readonly capacity: P | { readonly unit: string; readonly meaning: string } | None;
  readonly takeUp: P | None;
  /** Absent: it waits for nothing. `after`: it answers something that is done or that happens. */
  readonly after?: true;
}

/** A kind of intervention: everything about it that is not how it bends a day (levers/interventions/ has that). */
export interface KindSpec<P extends string = string, N extends string = string> {
  readonly meaning: string;
  /** Who decides on it. Reactions of the exporter are nobody's choice here and are never ranked. */
  readonly actor: "government" | "exporter";
  /** What it does to the model, and what it leaves out, in a sentence or two. */
  readonly does: string;
  readonly terms: Terms<NoInfer<P>>;
  readonly names: Readonly<Record<N, NameList>>;
  readonly parameters: Readonly<Record<P, Parameter>>;
  /** Null: no figure is known, so it stays off the cost plane. */
  readonly costs: readonly (Cost & { readonly parameter: NoInfer<P> })[] | null;
}

/** Keeps the names of a kind's parameters and lists as types. */
export const defineKind = <const P extends string, const N extends string>(kind: KindSpec<P, N>): KindSpec<P, N> =>
  kind;

/** A belief of our own, said so. */
export const judged = (note: string): Source => ({ kind: "judgement", note });

/** Short for the usual prior. */
export const triangular = (low: number, mode: number, high: number): Prior => ({ dist: "triangular", low, mode, high });

/** A share, 0-1. */
export const share = (meaning: string, prior: Prior, source: Source): Parameter => ({
  meaning,
  unit: "share",
  prior,
  bounds: [0, 1],
  source,
});

/** A number of days. */
export const days = (meaning: string, prior: Prior, source: Source): Parameter => ({
  meaning,
  unit: "day",
  prior,
  bounds: [0, 4000],
  source,
});

/** Dollars of 2025 a unit of something. */
export const dollars = (meaning: string, unit: string, prior: Prior, source: Source): Parameter => ({
  meaning,
  unit,
  prior,
  bounds: [0, 1e12],
  source,
});

/** The cost of running a scheme at all, for kinds with a parameter `administrationUsd`. */
export const administration = {
  meaning: "administration",
  per: "once",
  parameter: "administrationUsd",
  when: "response",
  payer: "public",
  socialShare: 1,
} as const;
