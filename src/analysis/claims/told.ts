import { sqrt } from "../../numbers/math.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import type { Factor } from "../../scenario/types.ts";
import { rankCorrelations } from "../sensitivity/rankCorrelations.ts";
import { factorColumn, type Sample } from "../sensitivity/sample.ts";

/** A factor that goes with a value, and how: Spearman's rank correlation. */
export interface ToldFactor {
  readonly factor: Factor;
  readonly rank: number;
}

/**
 * Factors whose rank correlation with a value is told from none among all that are looked at, the strongest first:
 *
 *   |r| sqrt(n - 1) >= normal quantile 1 - 0.05 / 2m,   n worlds, m factors that vary (Bonferroni)
 *
 * Under independence r has mean 0 and variance 1 / (n - 1), ties or none (Kendall & Gibbons 1990, section 4.6), so that in 95 % of samples no idle factor is named.
 *
 * @param values by row of the sample; what is not finite ranks at its end
 */
export function toldFactors(
  sample: Pick<Sample, "names" | "rows" | "values">,
  factors: readonly Factor[],
  values: ArrayLike<number>,
  most: number,
): ToldFactor[] {
  const all = { ...sample, outcomes: new Map() };
  const columns = factors.map(({ name }) => factorColumn(all, name));
  const open = factors.filter((_, i) => columns[i]!.some((x) => x !== columns[i]![0]));
  const indices = rankCorrelations(
    {
      names: open.map(({ name }) => name),
      factors: columns.filter((_, i) => open.includes(factors[i]!)),
      outcome: values,
    },
    { bootstrap: 0 },
  );
  const limit = normalQuantile(1 - 0.025 / Math.max(1, open.length), 0, 1) / sqrt(Math.max(1, sample.rows.length - 1));
  return indices
    .flatMap(({ index: { value } }, i) =>
      value !== null && Math.abs(value) >= limit ? [{ factor: open[i]!, rank: value }] : [],
    )
    .sort((a, b) => Math.abs(b.rank) - Math.abs(a.rank))
    .slice(0, most);
}
