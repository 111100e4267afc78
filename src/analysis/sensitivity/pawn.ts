import { shuffled } from "../../numbers/designs/fill.ts";
import { seedKey, subkey } from "../../numbers/luck.ts";
import { abs, floor, max } from "../../numbers/math.ts";
import type { FactorIndex, GivenData } from "./givenData.ts";
import { isConstant } from "./moments.ts";
import { type Order, orderOf, slicesOf } from "./ranks.ts";

/** PAWN's index of each factor, and what a factor without any influence reaches in such a sample. */
export interface Pawn {
  readonly slices: number;
  /** Null where the factor or the outcome is constant. No limits: see `pawn`. */
  readonly indices: readonly FactorIndex[];
  /** In 95 % of samples all of so many factors stay at or below this if none has anything to do with the outcome; null for a constant one. */
  readonly noInfluence: number | null;
}

/**
 * PAWN: how far the distribution of the outcome moves when a factor is known to lie in a slice; the mean over slices of the largest
 * distance between the two distribution functions (Kolmogorov & Smirnov's), 0 to 1. Sees any kind of influence, on any outcome that has an
 * order. Source: Pianosi & Wagener (2018), doi:10.1016/j.envsoft.2018.07.019 (given data).
 *
 * A largest distance is above 0 in every sample, the more so the fewer rows: the index of two samples of different size must not be
 * compared, and no bootstrap interval covers what an infinite sample would give (percentile intervals at 1,000 rows covered it in 0 to 26 %
 * of trials). So none is given: compare with `noInfluence`, from columns in an order drawn by lot, which has the same bias and allows for
 * the number of factors that are looked at.
 */
export function pawn(
  data: GivenData,
  options: { readonly slices?: number; readonly shuffles?: number; readonly seed?: string } = {},
): Pawn {
  const { outcome, names, factors } = data;
  const n = outcome.length;
  const { slices = Math.min(10, Math.max(2, floor(n / 20))), seed = "bootstrap" } = options;
  const tries = Math.max(1, names.length);
  const { shuffles = Math.min(8000, Math.max(400, 40 * tries)) } = options;
  const constant = n < 3 || isConstant(outcome);
  const order = orderOf(outcome);
  const indices = names.map((name, i): FactorIndex => {
    const none = constant || isConstant(factors[i]!);
    const value = none ? null : meanDistance(order, slicesOf(factors[i]!, slices), slices);
    return { name, index: { value, low: null, high: null } };
  });
  if (constant) return { slices, indices, noInfluence: null };
  const key = subkey(seedKey(seed), "pawn.shuffle", String(n));
  const idle = Float64Array.from({ length: shuffles }, (_, b) => {
    const lot = shuffled(n, subkey(key, "order", String(b)));
    return meanDistance(order, slicesOf(lot, slices), slices);
  }).sort();
  return { slices, indices, noInfluence: idle[Math.ceil((1 - 0.05 / tries) * shuffles) - 1]! };
}

/**
 * Mean over slices of the largest distance between the slice's distribution function and that of all rows. Going through the rows by
 * outcome, a slice's function changes at its own rows only, so that its distance is largest at the end of a group of equal outcomes in
 * which it has a row, or at the end of the group before.
 */
function meanDistance({ rows, groupStart }: Order, slice: Uint32Array, slices: number): number {
  const n = rows.length;
  const total = new Float64Array(slices);
  for (let r = 0; r < n; r++) total[slice[r]!]!++;
  const seen = new Float64Array(slices);
  const farthest = new Float64Array(slices);
  const far = (s: number, reached: number) => abs(seen[s]! / total[s]! - reached / n);
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && groupStart[end] === start) end++;
    for (let place = start; place < end; place++) {
      const s = slice[rows[place]!]!;
      farthest[s] = max(farthest[s]!, far(s, start));
    }
    for (let place = start; place < end; place++) seen[slice[rows[place]!]!]!++;
    for (let place = start; place < end; place++) {
      const s = slice[rows[place]!]!;
      farthest[s] = max(farthest[s]!, far(s, end));
    }
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
