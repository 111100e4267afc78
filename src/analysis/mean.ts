import { normalQuantile } from "../numbers/quantile.ts";
import type { Estimate } from "./limits.ts";

/** A mean over replications with its standard error (of paired differences where it is one). */
export interface Mean {
  readonly mean: number;
  readonly standardError: number;
}

export function meanOf(values: ArrayLike<number>): Mean {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) * (values[i]! - mean);
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : Number.POSITIVE_INFINITY };
}

/** A mean with the limits of its confidence interval, normal by the central limit; none from one replication. */
export function meanEstimate(values: ArrayLike<number>, confidence = 0.9): Estimate {
  const { mean, standardError } = meanOf(values);
  const half = normalQuantile((1 + confidence) / 2, 0, 1) * standardError;
  return Number.isFinite(half)
    ? { value: mean, low: mean - half, high: mean + half }
    : { value: mean, low: null, high: null };
}
