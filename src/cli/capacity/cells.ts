import type { Quantiles } from "../../analysis/quantiles.ts";
import { shortNumber } from "../shortNumber.ts";

/** Two digits: bands of modelled worlds carry no more. */
const roughly = (x: number | null): string => shortNumber(x === null ? null : Number(x.toPrecision(2)));

/** Median and 90 % band in one short cell; "to" where a minus sign would be lost. */
export function bandCell({
  q05,
  q50,
  q95,
}: {
  readonly q05: number | null;
  readonly q50: number | null;
  readonly q95: number | null;
}): string {
  const [low, middle, high] = [q05, q50, q95].map(roughly);
  const dash = (q05 ?? 0) < 0 || (q95 ?? 0) < 0 ? " to " : "-";
  return low === high ? middle! : `${middle} (${low}${dash}${high})`;
}

/** A band in another unit. */
export const scaled = (band: Quantiles, scale: number) => ({
  q05: band.q05! * scale,
  q50: band.q50! * scale,
  q95: band.q95! * scale,
});
