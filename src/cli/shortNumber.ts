/** What is smaller shows as 0: a millionth of what a table counts in. */
const LEAST = 1e-6;

/**
 * A number in at most six characters for narrow tables: two or three significant digits, thousands from 10,000 on as "85k", "never" for
 * null. -0 is 0, and so is what is under a millionth.
 */
export function shortNumber(value: number | null): string {
  if (value === null) return "never";
  const size = Math.abs(value);
  if (size < LEAST) return "0";
  if (size >= 999_500) return `${plain(value / 1e6)}M`;
  if (size >= 9_995) return `${plain(value / 1000)}k`;
  return plain(value);
}

/** Three significant digits, two below one, no zeros at the end. */
function plain(value: number): string {
  const size = Math.abs(value);
  if (size >= 999.5) return Math.round(value).toString();
  return String(Number(value.toPrecision(size < 1 ? 2 : 3)));
}

/** A range, with "to" where a minus sign would be lost between two others; open ends in words. */
export function shortRange(low: number | null, high: number | null): string {
  if (low === null) return high === null ? "any" : `<= ${shortNumber(high)}`;
  if (high === null) return `>= ${shortNumber(low)}`;
  const [from, to] = [shortNumber(low), shortNumber(high)];
  return from === to ? from : `${from}${low < 0 || high < 0 ? " to " : "-"}${to}`;
}
