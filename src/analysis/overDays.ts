import { max, min } from "../numbers/math.ts";

/** What a range of days is boiled down to. */
export type Digest = "mean" | "sum" | "max" | "min";

/**
 * What a daily series is before day 0, where nothing has happened: nobody is out of work, no line is stopped, nothing is lost,
 * output and prices are those of rest. Null for stocks in days (`cover...`), whose rest is drawn.
 *
 * Assumption (ours): so it is also on the days of an early announcement, which are simulated and not recorded.
 */
export function restValue(series: string): number | null {
  if (series.startsWith("cover.")) return null;
  return series.startsWith("output.") || series.startsWith("price.") ? 1 : 0;
}

/** Digest of the values on the days from `from` to `to`, both included; `on` gives a day's value. */
export function digest(of: Digest, from: number, to: number, on: (day: number) => number): number {
  let found = on(from);
  for (let day = from + 1; day <= to; day++) {
    const value = on(day);
    found = of === "max" ? max(found, value) : of === "min" ? min(found, value) : found + value;
  }
  return of === "mean" ? found / (to - from + 1) : found;
}

/** Length in days of the longest unbroken run of days that hold; 0 when none does. */
export function longestRun(days: number, holds: (day: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (let day = 0; day < days; day++) {
    run = holds(day) ? run + 1 : 0;
    longest = max(longest, run);
  }
  return longest;
}
