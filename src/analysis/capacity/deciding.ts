import type { Factor } from "../../scenario/types.ts";
import type { FactorIndex, GivenData } from "../sensitivity/givenData.ts";
import { rankCorrelations } from "../sensitivity/rankCorrelations.ts";

/** A factor that goes with an outcome: its rank correlation with a 90 % interval. */
export interface Deciding {
  readonly factor: Factor;
  readonly index: FactorIndex["index"];
}

/**
 * Factors that go with an outcome, the strongest first: Spearman's rank correlation, intervals that do not reach 0 alone. With many factors
 * one in twenty or so would show by chance; the caller says so.
 *
 * @param rows [replication][factor]
 */
export function decidingFactors(
  factors: readonly Factor[],
  rows: Float64Array,
  outcome: ArrayLike<number>,
  most: number,
): Deciding[] {
  const data: GivenData = {
    names: factors.map(({ name }) => name),
    factors: factors.map((_, i) =>
      Float64Array.from({ length: outcome.length }, (_, r) => rows[r * factors.length + i]!),
    ),
    outcome,
  };
  return rankCorrelations(data)
    .map(({ index }, i) => ({ factor: factors[i]!, index }))
    .filter(
      ({ index: { value, low, high } }) => value !== null && low !== null && high !== null && (low > 0 || high < 0),
    )
    .sort((a, b) => Math.abs(b.index.value!) - Math.abs(a.index.value!))
    .slice(0, most);
}
