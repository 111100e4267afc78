import { floor, min } from "../numbers/math.ts";

/** Days of cover in the middle of the bands. */
const MIDDLE_DAYS = 8;

/**
 * Band of a stock's cover, 0 (none) to 31: fine where days are few, coarse where they are many, no logarithm needed.
 *
 *   band = floor(32 x cover / (cover + 8 days))      a day is band 3, a week 14, a month 25
 *
 * What is not used at rest is asked for because something else is short: its buyer counts as holding nothing. `stock` in slot units, `use` in slot units a day.
 */
export function bandOfCover(stock: number, use: number): number {
  return use > 0 ? min(floor((32 * stock) / (stock + MIDDLE_DAYS * use)), 31) : 0;
}
