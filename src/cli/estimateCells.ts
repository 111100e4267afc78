import type { Estimate } from "../analysis/limits.ts";
import { shortNumber } from "./shortNumber.ts";

/** Estimates with their intervals in few characters, no digit that the interval does not support; "-" where there is nothing to say. */

const NOTHING = "-";

/** A share in percent: `41 (35-48)`. */
export const percentCell = ({ value, low, high }: Estimate): string =>
  roundedCell({ value: times100(value), low: times100(low), high: times100(high) });

/** A number of any size, in its own digits: `-0.61 (-0.66 to -0.55)`. */
export function roundedCell({ value, low, high }: Estimate): string {
  if (value === null) return NOTHING;
  if (low === null || high === null) return shortNumber(value);
  const decimals = decimalsFor((high - low) / 2, value);
  const write = (x: number) => plain(x, decimals);
  return `${write(value)} (${range(write(low), write(high))})`;
}

/** An amount that may be large: `12.3k (9k-16k)`. */
export function amountCell({ value, low, high }: Estimate): string {
  if (value === null) return NOTHING;
  if (low === null || high === null) return shortNumber(value);
  const half = (high - low) / 2;
  const step = half > 0 ? Number(`1e${placeOf(half)}`) : 0;
  const write = (x: number) => shortNumber(step > 0 ? Math.round(x / step) * step : x);
  return `${write(value)} (${range(write(low), write(high))})`;
}

/** A share in percent and half its interval: `44 +-12`. */
export function halfCell({ value, low, high }: Estimate, percent: boolean): string {
  if (value === null) return NOTHING;
  const scale = percent ? 100 : 1;
  if (low === null || high === null) return shortNumber(value * scale);
  const half = (scale * (high - low)) / 2;
  if (!percent && Math.abs(value) >= 10) return `${shortNumber(value)} +-${shortNumber(half)}`;
  const decimals = decimalsFor(half, value * scale);
  return `${plain(value * scale, decimals)} +-${plain(half, decimals)}`;
}

const times100 = (x: number | null): number | null => (x === null ? null : 100 * x);

/** Decimals that show the first digit of the error, two at most; of an exact number as many as it has. */
function decimalsFor(half: number, value: number): number {
  if (!(half > 0)) return Number.isInteger(value) ? 0 : 2;
  return Math.min(3, Math.max(0, -placeOf(half)));
}

/** Decimal place to which an error supports digits: that of its first digit, or the next one where that digit is 1 or 2. */
function placeOf(half: number): number {
  const [digits, place] = half.toExponential(6).split("e") as [string, string];
  return Number(digits) < 3 ? Number(place) - 1 : Number(place);
}

function plain(x: number, decimals: number): string {
  const text = x.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

const range = (low: string, high: string): string =>
  `${low}${low.startsWith("-") || high.startsWith("-") ? " to " : "-"}${high}`;
