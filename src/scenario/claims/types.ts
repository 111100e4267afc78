import type { Source } from "../types.ts";

/**
 * A ledger of claims: what somebody says in public, in words of our own, and which quantity of the model tests it. Nothing that the model
 * says stands in the file: it is computed when it is asked for.
 */
export interface Ledger {
  readonly name: string;
  readonly title: string;
  /** Who says it, where, and what they stand to gain. */
  readonly said: { readonly who: string; readonly where: string; readonly interest: string };
  readonly claims: readonly Claim[];
}

export interface Claim {
  readonly id: string;
  /** Its number where the claims were collected. */
  readonly row: number;
  readonly claim: string;
  readonly test: ClaimTest;
  /** Tests of the same kind that are shown beside it and decide no verdict. */
  readonly beside: readonly (CutTest | PathTest)[];
  /** A scenario with premises: in how many worlds the condition holds with all of them and without each. Its days are those of the test. */
  readonly premises?: string;
  readonly evidence: ClaimEvidence;
}

/** What was read about the claim, by people: no number of the model is in it. */
export interface ClaimEvidence {
  readonly judged: "supported" | "partly" | "not-supported" | "unlikely" | "untestable" | "none-found";
  readonly for?: string;
  readonly against?: string;
  readonly sources: readonly Source[];
}

/** How a condition is read from a claim that gives no number, and what is shown of it. */
interface Reading {
  /** What holds in a world, in words. */
  readonly reading: string;
  /** What is shown beside the share of worlds: its words and unit. The first value that the condition compares. */
  readonly shown: string;
  /** A part of the claim that it needs and that does not make it: it can refute the claim and not confirm it. */
  readonly necessary: boolean;
  /** Arithmetic on what was put in, and no result. */
  readonly putIn: boolean;
}

/** A condition on outcomes of a daily scenario, world by world. */
export interface CutTest extends Reading {
  readonly kind: "cut";
  readonly scenario: string;
  readonly set: Readonly<Record<string, number>>;
  /** Conditions in the grammar of outcomes, joined by `and`. */
  readonly holds: string;
}

/** One outcome in two scenarios on the same worlds: `outcome` of the first is at least `atLeast` times that of the other. */
export interface PairTest extends Reading {
  readonly kind: "pair";
  readonly scenario: string;
  readonly against: string;
  readonly outcome: string;
  readonly atLeast: number;
}

/** A condition on series of paths of capacity: `none.siliconShare@2031-01-11 >= 0.1`, two terms joined by -, / or *. */
export interface PathTest extends Reading {
  readonly kind: "path";
  readonly scenario: string;
  readonly holds: string;
}

/** The same of people after a cut on a date of a path: `replicate.outOfWork@180 - leapfrog.outOfWork@180 > 500`. */
export interface LaterCutTest extends Reading {
  readonly kind: "later-cut";
  readonly scenario: string;
  readonly date: string;
  readonly holds: string;
}

/** Numbers that were put in: what is believed of each is told, and nothing is tested. */
export interface InputTest {
  readonly kind: "input";
  /** A scenario whose factors they are, of either engine. */
  readonly scenario: string;
  readonly factors: readonly string[];
  readonly why: string;
}

/** The model has no quantity that tests it. */
export interface OutsideTest {
  readonly kind: "outside";
  readonly why: string;
}

/** Tests that are true or false in a world. */
export type WorldTest = CutTest | PairTest | PathTest | LaterCutTest;
export type ClaimTest = WorldTest | InputTest | OutsideTest;
