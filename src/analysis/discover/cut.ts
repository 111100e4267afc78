/**
 * The number with the fewest digits strictly between two others, nearest to their middle among those: a limit between the last row outside
 * and the first inside is known no better than that. Where no number lies between, the upper one.
 */
export function shortestBetween(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  if (!(low < middle && middle < high)) return high;
  if (low < 0 && high > 0) return 0;
  const top = placeOf(Math.max(Math.abs(low), Math.abs(high)));
  for (let place = top; place >= top - 17; place--) {
    const cut = roundTo(middle, place);
    if (low < cut && cut < high) return cut;
  }
  return middle;
}

/** Decimal place of a number's first digit: 2,000 -> 3, 0.04 -> -2. */
const placeOf = (value: number): number => Number(value.toExponential(15).split("e")[1]);

/** A number rounded to a decimal place, as its digits are written: 0.3, not 0.30000000000000004. */
function roundTo(value: number, place: number): number {
  const scaled = Math.round(Number(`${shifted(value, -place)}`));
  return Number(shifted(scaled, place));
}

/** value x 10^place in digits: the exponent is moved, nothing is multiplied. */
function shifted(value: number, place: number): string {
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits}e${Number(exponent) + place}`;
}
