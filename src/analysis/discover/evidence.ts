import { type Box, type BoxCounts, type CaseData, countBox, type Limit } from "./box.ts";
import { replaced } from "./paste.ts";
import { binomialTail, hypergeometricTail } from "./tails.ts";

/** What speaks for one limit of a box: the box against the same box without it, on rows. */
export interface LimitEvidence {
  readonly limit: Limit;
  /** The box without this limit. */
  readonly without: BoxCounts;
  /**
   * Quasi-p-value: the chance of at least as many cases inside, if rows inside were cases as often as rows of the box without the limit.
   *
   *   P(B >= cases inside),  B binomial(rows inside, density without the limit)
   *
   * Too large, as the wider box holds the narrower one. Source: Bryant & Lempert (2010), doi:10.1016/j.techfore.2009.08.002.
   */
  readonly quasiP: number;
  /**
   * The same question exactly: the chance of so many cases inside, if the cases of the wider box fell on its rows at random (Fisher).
   * A p-value where the rows are not those that the box was made from.
   */
  readonly exactP: number;
}

/** The evidence for every limit of a box on rows; 1 where no row is inside. */
export function limitEvidence(box: Box, data: CaseData): LimitEvidence[] {
  const { rowsInside, casesInside } = countBox(box, data);
  return box.map((limit) => {
    const without = countBox(replaced(box, limit, null), data);
    if (rowsInside === 0) return { limit, without, quasiP: 1, exactP: 1 };
    return {
      limit,
      without,
      quasiP: binomialTail(casesInside, rowsInside, without.casesInside / without.rowsInside),
      exactP: hypergeometricTail(casesInside, rowsInside, without.casesInside, without.rowsInside),
    };
  });
}
