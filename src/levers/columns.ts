import type { Block } from "../world/block.ts";

/** Columns that levers fill before day 0, for one replication under its controls. */
export const leverColumns = [
  "admittedShare",
  "landedShare",
  "controlCause",
  "outageShare",
  "outageCause",
  "strikingShare",
  "rampShare",
  "demandFed",
  "demandCause",
  "retainedShare",
  "retentionHolds",
  "waivedShare",
  "ratedOrders",
  "priceLever",
  "newsOpen",
  "cutElapsedDays",
  "exposedShare",
  "cutShare",
  "reachDays",
] as const satisfies readonly (keyof Block)[];

export type Levers = Pick<Block, (typeof leverColumns)[number]>;

/** Lever columns of the same sizes as a block's, for another lane. */
export const leversLike = (block: Levers): Levers =>
  Object.fromEntries(leverColumns.map((name) => [name, block[name].slice()])) as unknown as Levers;
