/**
 * A number with no more digits than its error supports: it is rounded to the place of the error's first digit, so that
 * 83,412 with a half-width of 2,000 reads "83,000". What would round to nothing reads "under 1,000".
 *
 * @param halfWidth half of the confidence interval, in the unit of the value; 0 leaves whole numbers as they are
 * @throws RangeError when the half-width is negative or not finite
 */
export function withinError(value: number, halfWidth: number): string {
  if (!(halfWidth >= 0 && halfWidth < Number.POSITIVE_INFINITY)) throw new RangeError(`no half-width: ${halfWidth}`);
  if (halfWidth === 0) return grouped(value, Number.isInteger(value) ? 0 : 2);
  const place = placeOf(halfWidth);
  const step = Number(`1e${place}`);
  const rounded = Math.round(value / step) * step;
  if (rounded === 0 && value !== 0) return `${value > 0 ? "under " : "above -"}${grouped(step, Math.max(0, -place))}`;
  return grouped(rounded, Math.max(0, -place));
}

/** Decimal place of a positive number's first digit: 2,000 -> 3, 0.04 -> -2. Taken from the digits, not from a logarithm. */
function placeOf(value: number): number {
  return Number(value.toExponential(15).split("e")[1]);
}

function grouped(value: number, decimals: number): string {
  const text = (value + 0).toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return text === "-0" ? "0" : text;
}
