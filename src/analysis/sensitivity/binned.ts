import { floor, sqrt } from "../../numbers/math.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { bootstrapIndices, type FactorIndex, type GivenData, type IndexOfRows } from "./givenData.ts";
import { momentsOf } from "./moments.ts";
import { slicesOf } from "./ranks.ts";

/**
 * First-order share of the outcome's variance from any sample: how far the means of slices along a factor lie apart, freed of what their
 * own noise adds.
 *
 *   share = 1 - (n - 1) / (n - slices) x (variance within slices / variance)
 *
 * Source: Plischke, Borgonovo & Smith (2013), doi:10.1016/j.ejor.2012.11.047, for slices; Ezekiel's (1930) correction of eta squared. An
 * estimate may be a little below 0 where the truth is 0. Intervals resample rows.
 */
export function binnedFirstOrder(
  data: GivenData,
  options: BootstrapOptions & { readonly slices?: number } = {},
): FactorIndex[] {
  const n = data.outcome.length;
  const { slices = slicesFor(n) } = options;
  const slice = data.factors.map((column) => slicesOf(column, slices));
  const index: IndexOfRows = (times) => {
    const { mean, variance } = momentsOf(data.outcome, times);
    return Float64Array.from(slice, (of) => adjusted(data.outcome, of, slices, times, mean, variance));
  };
  return bootstrapIndices(data, index, { ...options, centred: true, limits: [0, 1] });
}

/** Slices for so many rows: enough to follow a curve, few enough for some dozen rows in each. */
export const slicesFor = (rows: number): number => Math.min(32, Math.max(4, floor(sqrt(rows) / 2)));

function adjusted(
  y: ArrayLike<number>,
  slice: Uint32Array,
  slices: number,
  times: Float64Array | null,
  mean: number,
  variance: number,
): number {
  const n = y.length;
  const weight = new Float64Array(slices);
  const sum = new Float64Array(slices);
  for (let r = 0; r < n; r++) {
    const w = times === null ? 1 : times[r]!;
    const s = slice[r]!;
    weight[s]! += w;
    sum[s]! += w * (y[r]! - mean);
  }
  let between = 0;
  let used = 0;
  for (let s = 0; s < slices; s++)
    if (weight[s]! > 0) {
      used++;
      between += (sum[s]! * sum[s]!) / weight[s]!;
    }
  const within = variance - between / n;
  return variance > 0 && n > used ? 1 - (((n - 1) / (n - used)) * within) / variance : Number.NaN;
}
