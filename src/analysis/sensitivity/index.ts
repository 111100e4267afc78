/** Indices of any model's outcomes: which factor decides, and how sure that is. */
export { binnedFirstOrder } from "./binned.ts";
export type { BootstrapOptions } from "./bootstrap.ts";
export { type FormAnswer, type FormSpread, formSpread } from "./formSpread.ts";
export type { FactorIndex, GivenData } from "./givenData.ts";
export * from "./indexTable.ts";
export { type LuckSplit, luckSplit } from "./luckSplit.ts";
export { type MorrisEffect, type MorrisEffects, morrisEffects } from "./morrisEffects.ts";
export { type Pawn, pawn } from "./pawn.ts";
export { partialRankCorrelations, rankCorrelations } from "./rankCorrelations.ts";
export * from "./ranking.ts";
export * from "./sample.ts";
export { type SobolIndex, type SobolIndices, type SobolPair, sobolIndices } from "./sobolIndices.ts";
