import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { seedKey, subkey } from "../../numbers/luck.ts";
import { sqrt } from "../../numbers/math.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import { threefry } from "../../numbers/threefry.ts";
import type { Estimate } from "../limits.ts";

/** How intervals are made. */
export interface BootstrapOptions {
  /** Resamples; 0: no intervals. */
  readonly bootstrap?: number;
  /** Nominal coverage of intervals. */
  readonly confidence?: number;
  readonly seed?: string;
}

export const DEFAULT_BOOTSTRAP = 1000;
export const DEFAULT_CONFIDENCE = 0.9;

/**
 * Draws n of n units with replacement, so many times; `visit` is told how often each unit was drawn. Which are drawn depends on the seed
 * and on n alone, so that all statistics of one sample are resampled alike.
 */
export function resample(
  n: number,
  count: number,
  seed: string,
  visit: (times: Float64Array, b: number) => void,
): void {
  const key = subkey(seedKey(seed), "bootstrap", String(n));
  const times = new Float64Array(n);
  const words = new Uint32Array(2);
  for (let b = 0; b < count; b++) {
    times.fill(0);
    for (let i = 0; i < n; i += 2) {
      threefry(key[0], key[1], b, i, words);
      times[Math.floor((words[0]! / 4294967296) * n)]!++;
      if (i + 1 < n) times[Math.floor((words[1]! / 4294967296) * n)]!++;
    }
    visit(times, b);
  }
}

/**
 * Bias-corrected percentile interval of resampled values around an estimate, widened for few units as Student's t is against the normal
 * distribution.
 *
 *   z0 = normal quantile of the share of resamples below the estimate
 *   limits: quantiles P(Z < 2 z0 -+ sqrt(n / (n - 1)) t[n - 1]) of the resamples
 *
 * Source: Efron (1981), doi:10.2307/3314608, for z0; Hesterberg (2015), doi:10.1080/00031305.2015.1089789, for the widening.
 */
export function bootstrapInterval(value: number, resampled: Float64Array, units: number, confidence: number): Estimate {
  const count = resampled.length;
  if (count === 0) return { value, low: null, high: null };
  const sorted = Float64Array.from(resampled).sort();
  let below = 0;
  for (const x of sorted) below += x < value ? 1 : x === value ? 0.5 : 0;
  const z0 = normalQuantile(Math.min(count - 0.5, Math.max(0.5, below)) / count, 0, 1);
  const reach = widened(units, confidence);
  const at = (z: number) => quantileOfResamples(sorted, normalCdf(2 * z0 + z, 0, 1));
  return { value, low: at(-reach), high: at(reach) };
}

/** Interval whose middle is the estimate: for indices that are biased upward in any sample, of which the bootstrap shows the bias twice. */
export function centredInterval(value: number, resampled: Float64Array, units: number, confidence: number): Estimate {
  const count = resampled.length;
  if (count === 0) return { value, low: null, high: null };
  const sorted = Float64Array.from(resampled).sort();
  const shift = value - sorted.reduce((sum, x) => sum + x, 0) / count;
  const tail = normalCdf(-widened(units, confidence), 0, 1);
  const at = (p: number) => quantileOfResamples(sorted, p) + shift;
  return { value, low: at(tail), high: at(1 - tail) };
}

/** Quantile of type 6 (Hyndman & Fan): with few resamples too, as many lie beyond it as should. */
function quantileOfResamples(sorted: Float64Array, p: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, (sorted.length + 1) * p - 1));
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (place - Math.floor(place)) * (high - low);
}

/** How far an interval reaches, in standard errors. */
function widened(units: number, confidence: number): number {
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const v = Math.max(2, units - 1);
  const z3 = z * z * z;
  // Student's t from the normal quantile; Abramowitz & Stegun (1964), 26.7.5.
  const t = z + (z3 + z) / (4 * v) + (5 * z3 * z * z + 16 * z3 + 3 * z) / (96 * v * v);
  return sqrt((v + 1) / v) * t;
}
