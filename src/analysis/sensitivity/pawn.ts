import { shuffled } from "../../numbers/designs/fill.ts";
import { seedKey, subkey } from "../../numbers/luck.ts";
import { abs, floor, max } from "../../numbers/math.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { bootstrapIndices, type FactorIndex, type GivenData, type IndexOfRows } from "./givenData.ts";
import { isConstant } from "./moments.ts";
import { type Order, orderOf, slicesOf, weightedSlices } from "./ranks.ts";

/** PAWN's index of each factor, and what a factor without any influence reaches in such a sample. */
export interface Pawn {
  readonly slices: number;
  /** Null where the factor or the outcome is constant. Limits are those of the mean over samples of as many rows: see `pawn`. */
  readonly indices: readonly FactorIndex[];
  /** In 95 % of samples all of so many factors stay at or below this if none has anything to do with the outcome; null for a constant one. */
  readonly noInfluence: number | null;
}

/**
 * PAWN: how far the distribution of the outcome moves when a factor is known to lie in a slice; the mean over slices of the largest
 * distance between the two distribution functions (Kolmogorov & Smirnov's), 0 to 1. Sees any kind of influence, on any outcome that has an
 * order. Source: Pianosi & Wagener (2018), doi:10.1016/j.envsoft.2018.07.019 (given data).
 *
 * A largest distance is above 0 in every sample, the more so the fewer rows, so no interval could cover what an infinite sample would give
 * (percentiles of a bootstrap at 1,000 rows covered it in 0 to 26 % of trials). What is given is an interval of the mean over samples of as
 * many rows, which holds that bias: the estimate with the spread of resamples that are sliced anew. So indices of samples of different
 * size must not be compared, and whether a factor has any influence is read off `noInfluence`, not off the lower limit: that level comes from
 * columns in an order drawn by lot, which has the same bias, and allows for the number of factors that are looked at.
 */
export function pawn(
  data: GivenData,
  options: BootstrapOptions & { readonly slices?: number; readonly shuffles?: number } = {},
): Pawn {
  const { outcome, names, factors } = data;
  const n = outcome.length;
  const { slices = Math.min(10, Math.max(2, floor(n / 20))), seed = "bootstrap" } = options;
  const tries = Math.max(1, names.length);
  const { shuffles = Math.min(8000, Math.max(400, 40 * tries)) } = options;
  const order = orderOf(outcome);
  const along = factors.map((column) => orderOf(column));
  const index: IndexOfRows = (times) =>
    Float64Array.from(along, (factor) => meanDistance(order, weightedSlices(factor, times, slices), slices, times));
  const indices = bootstrapIndices(data, index, { ...options, centred: true, limits: [0, 1] });
  if (n < 3 || isConstant(outcome)) return { slices, indices, noInfluence: null };
  const key = subkey(seedKey(seed), "pawn.shuffle", String(n));
  const idle = Float64Array.from({ length: shuffles }, (_, b) => {
    const lot = shuffled(n, subkey(key, "order", String(b)));
    return meanDistance(order, slicesOf(lot, slices), slices, null);
  }).sort();
  return { slices, indices, noInfluence: idle[Math.ceil((1 - 0.05 / tries) * shuffles) - 1]! };
}

/**
 * Mean over slices of the largest distance between the slice's distribution function and that of all rows, of which row r stands times[r]
 * times (null: each once). Going through the rows by outcome, a slice's function changes at its own rows only, so that its distance is
 * largest at the end of a group of equal outcomes in which it has a row, or at the end of the group before.
 */
function meanDistance(
  { rows, groupStart }: Order,
  slice: Uint32Array,
  slices: number,
  times: Float64Array | null,
): number {
  const n = rows.length;
  const weight = (row: number) => (times === null ? 1 : times[row]!);
  const total = new Float64Array(slices);
  for (let r = 0; r < n; r++) total[slice[r]!]! += weight(r);
  const seen = new Float64Array(slices);
  const farthest = new Float64Array(slices);
  let reached = 0;
  const look = (start: number, end: number) => {
    for (let place = start; place < end; place++) {
      const s = slice[rows[place]!]!;
      if (total[s]! > 0) farthest[s] = max(farthest[s]!, abs(seen[s]! / total[s]! - reached / n));
    }
  };
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && groupStart[end] === start) end++;
    look(start, end);
    for (let place = start; place < end; place++) {
      const w = weight(rows[place]!);
      seen[slice[rows[place]!]!]! += w;
      reached += w;
    }
    look(start, end);
    start = end;
  }
  let sum = 0;
  let used = 0;
  for (let s = 0; s < slices; s++)
    if (total[s]! > 0) {
      used++;
      sum += farthest[s]!;
    }
  return sum / used;
}
