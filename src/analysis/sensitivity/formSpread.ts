import { sqrt } from "../../numbers/math.ts";
import type { Estimate } from "../limits.ts";
import { type Quantiles, quantiles } from "../quantiles.ts";
import {
  type BootstrapOptions,
  bootstrapInterval,
  DEFAULT_BOOTSTRAP,
  DEFAULT_CONFIDENCE,
  resample,
} from "./bootstrap.ts";
import { isConstant, momentsOf, weighted } from "./moments.ts";

/** One outcome under one set of model forms. */
export interface FormAnswer {
  readonly name: string;
  readonly mean: Estimate;
  /** Mean difference from the first set of forms, row by row. */
  readonly difference: Estimate;
  readonly band: Quantiles;
}

/** One outcome under several sets of model forms, on the same rows of factors and luck. There is no band over all of them: forms are rivals. */
export interface FormSpread {
  /** Rows that went well under every set of forms. */
  readonly rows: number;
  readonly forms: readonly FormAnswer[];
  /** Standard deviation of the forms' means, each counting once. */
  readonly between: number;
  /** Standard deviation of the outcome under one set of forms, root mean square over the sets. */
  readonly within: number;
}

/**
 * Sets the spread between model forms beside the spread within them. A form is a claim about mechanism and has no probability, so nothing is
 * averaged over forms. Intervals resample rows.
 *
 * @param outcomes one column a set of forms, rows paired; NaN where a row failed
 */
export function formSpread(
  names: readonly string[],
  outcomes: readonly ArrayLike<number>[],
  options: BootstrapOptions = {},
): FormSpread {
  const { bootstrap = DEFAULT_BOOTSTRAP, confidence = DEFAULT_CONFIDENCE, seed = "bootstrap" } = options;
  const all = Array.from({ length: outcomes[0]?.length ?? 0 }, (_, row) => row);
  const sound = all.filter((row) => outcomes.every((column) => Number.isFinite(column[row]!)));
  const rows = sound.length;
  if (rows < 2) throw new RangeError(`${rows} rows went well under every set of forms: give at least 2`);
  const columns = outcomes.map((column) => Float64Array.from(sound, (row) => column[row]!));
  const differences = columns.map((column) => column.map((x, row) => x - columns[0]![row]!));
  const estimate = (column: Float64Array): Estimate => {
    const { mean } = momentsOf(column);
    if (isConstant(column)) return { value: mean, low: mean, high: mean };
    const means = new Float64Array(bootstrap);
    resample(rows, bootstrap, seed, (times, b) => {
      means[b] = weighted(times, column) / rows;
    });
    return bootstrapInterval(mean, means, rows, confidence);
  };
  const moments = columns.map((column) => momentsOf(column));
  const { variance } = momentsOf(moments.map(({ mean }) => mean));
  const of = names.length;
  return {
    rows,
    forms: names.map((name, f) => ({
      name,
      mean: estimate(columns[f]!),
      difference: estimate(differences[f]!),
      band: quantiles(columns[f]!),
    })),
    between: of > 1 ? sqrt((variance * of) / (of - 1)) : 0,
    within: sqrt(moments.reduce((sum, one) => sum + (one.variance * rows) / (rows - 1), 0) / of),
  };
}
