import { normalQuantile } from "../numbers/quantile.ts";

/** A share of replications, with the limits of its confidence interval. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a proportion:
 *
 *   (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n),  p = count / n,  z = normal quantile (1 + confidence) / 2
 *
 * Holds its level for shares near 0 and 1, where the textbook interval collapses. Source: Wilson (1927), JASA 22, 209-212.
 *
 * @throws RangeError unless 0 <= count <= n and n >= 1
 */
export function wilson(count: number, of: number, confidence = 0.95): Proportion {
  if (!(of >= 1 && count >= 0 && count <= of)) throw new RangeError(`${count} of ${of} is no proportion`);
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const share = count / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : (centre - spread) / scale,
    high: count === of ? 1 : (centre + spread) / scale,
  };
}

/**
 * A proportion in words: "23 % (18-29 %)". None of n is an upper bound, never 0 % (0 of 200: "< 1.9 %"), and all of n a
 * lower one ("> 98.1 %"): n replications cannot show that something is impossible or certain.
 */
export function formatProportion({ count, of, share, low, high }: Proportion): string {
  if (count === 0) return `< ${percent(high, Math.ceil)} %`;
  if (count === of) return `> ${percent(low, Math.floor)} %`;
  return `${percent(share)} % (${percent(low)}-${percent(high)} %)`;
}

/** Whole percents in the middle; tenths within 10 % of either end, and more the nearer to it, where they matter. */
function percent(share: number, round: (x: number) => number = Math.round): string {
  const distance = Math.min(share, 1 - share);
  const digits = distance >= 0.1 ? 0 : distance >= 0.001 ? 1 : distance >= 0.0001 ? 2 : 4;
  const step = Number(`1e${digits}`);
  return (round(share * 100 * step) / step).toFixed(digits);
}
