import { normalQuantile } from "../../numbers/quantile.ts";
import type { Factor, Source } from "../../scenario/types.ts";
import type { Estimate } from "../limits.ts";
import type { IndexRow, IndexTable } from "./indexTable.ts";

/** A factor's place in the table: how much it decides, and who says what it is. */
export interface RankedFactor extends IndexRow {
  readonly rank: number;
  /** Null for a group of factors. */
  readonly factor: Factor | null;
  /** Size of the measure that ranks. Null where there is none. */
  readonly influence: number | null;
  /** Whether the sample can tell its influence from none. */
  readonly clear: boolean;
}

/** Kinds of evidence from the firmest to the weakest. */
export const evidenceKinds = [
  "published, official",
  "published, company",
  "published, press",
  "published",
  "published, interested-party",
  "calibrated",
  "derived",
  "borrowed",
  "recalled",
  "judgement",
] as const;
export type Evidence = (typeof evidenceKinds)[number];

/** What kind of evidence stands behind a number. */
export const evidenceOf = ({ kind, by }: Pick<Source, "kind" | "by">): Evidence =>
  (kind === "published" && by !== undefined ? `published, ${by}` : kind) as Evidence;

/** How weak the evidence is: 0 for the firmest kind. */
export const weakness = (source: Source): number => evidenceKinds.indexOf(evidenceOf(source));

/** Ranks a table's factors by the size of its first measure, joined with who says what each is. */
export function rankFactors(table: IndexTable, factors: readonly Factor[]): RankedFactor[] {
  const known = new Map(factors.map((factor) => [factor.name, factor]));
  const rows = table.rows.map((row, i) => {
    const [main] = row.measures as readonly [Estimate];
    return { ...row, i, influence: influenceOf(table, main), clear: isClear(table, main) };
  });
  rows.sort((a, b) => (b.influence ?? -1) - (a.influence ?? -1) || a.i - b.i);
  return rows.map(({ i: _, ...row }, place) => ({ ...row, rank: place + 1, factor: known.get(row.name) ?? null }));
}

/**
 * Whether an index is told from none: its interval does not reach 0 and, as so many factors are looked at, it is further from 0 than the
 * largest of as many idle ones would be in 95 % of samples (Bonferroni); of pawn, it is above what idle factors reach. A mean of sizes
 * is told by whatever moves the outcome at all.
 */
function isClear({ method, noInfluence, rows }: IndexTable, { value, low, high }: Estimate): boolean {
  if (value === null) return false;
  if (method === "pawn") return noInfluence !== null && value > noInfluence;
  if (low === null || high === null || (low <= 0 && high >= 0)) return false;
  if (method === "morris") return true;
  if (method === "sobol") return low > 0;
  const standardError = (high - low) / (2 * Z90);
  return Math.abs(value) >= normalQuantile(1 - 0.025 / rows.length, 0, 1) * standardError;
}

/** Shares of variance estimated below 0 are none; correlations count by their size. */
const influenceOf = ({ method }: IndexTable, { value }: Estimate): number | null =>
  value === null ? null : method === "sobol" || method === "given-data" ? Math.max(0, value) : Math.abs(value);

/** Standard errors from the middle to a limit of a 90 % interval. */
const Z90 = 1.6448536269514722;

/**
 * The weakest important number: of the factors that are told from none and reach a quarter of the largest influence, the one whose evidence
 * is weakest, the more influential first. Null when there is none.
 */
export function weakestImportant(ranked: readonly RankedFactor[]): RankedFactor | null {
  const most = ranked[0]?.influence ?? 0;
  const important = ranked.filter(
    ({ factor, clear, influence }) =>
      factor !== null && clear && influence !== null && influence > 0 && influence >= most / 4,
  );
  return important.reduce<RankedFactor | null>(
    (worst, one) => (worst === null || weakness(one.factor!.source) > weakness(worst.factor!.source) ? one : worst),
    null,
  );
}

/** Share of each kind of evidence, weighted by influence, the largest first; groups and factors not told from none are left out. */
export function evidenceShares(ranked: readonly RankedFactor[]): { evidence: Evidence; share: number }[] {
  const sums = new Map<Evidence, number>();
  let total = 0;
  for (const { factor, influence, clear } of ranked) {
    if (factor === null || influence === null || !clear) continue;
    const evidence = evidenceOf(factor.source);
    sums.set(evidence, (sums.get(evidence) ?? 0) + influence);
    total += influence;
  }
  return [...sums]
    .map(([evidence, sum]) => ({ evidence, share: total > 0 ? sum / total : 0 }))
    .sort((a, b) => b.share - a.share);
}
