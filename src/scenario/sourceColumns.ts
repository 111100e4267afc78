import { type Column, oneOf, optional, text } from "./columns.ts";

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

/** The three columns with which every row says where its numbers come from, unless world.yaml says it for the table. */
export const sourced: {
  readonly sourceKind: Column<string>;
  readonly source: Column<string>;
  readonly note: Column<string>;
} = {
  sourceKind: optional(oneOf<string>(sourceKinds, "kind of source; empty: what world.yaml says under sources"), ""),
  source: optional(text("an address, or who and what"), ""),
  note: optional(text("what a reader should know"), ""),
};
