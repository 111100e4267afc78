import { type Column, oneOf, orEmpty, text } from "./columns.ts";

/** Kinds of source in a table: a published one says who published it. */
export const sourceKinds = [
  "published-official",
  "published-company",
  "published-press",
  "published-interested-party",
  "derived",
  "recalled",
  "borrowed",
  "judgement",
  "calibrated",
] as const;

/** The three columns with which every row says where its numbers come from. */
export const sourced: {
  readonly sourceKind: Column<string>;
  readonly source: Column<string>;
  readonly note: Column<string>;
} = {
  sourceKind: oneOf(sourceKinds, "kind of source"),
  source: orEmpty(text("an address, or who and what"), ""),
  note: orEmpty(text("what a reader should know"), ""),
};
