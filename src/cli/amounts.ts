/** How sums of a world are written: people to the person, flows to four digits, shares in percent. */

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const fourDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/** A count: people, sites, rows. */
export const count = (n: number): string => whole.format(n);

/** A count with its noun: `1 site`, `2 sites`, `2 companies`, `2 arrays`. */
export function counted(n: number, noun: string): string {
  const plural = /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** An amount of product; sums of a world are not known to more than four digits. */
export const amount = (x: number): string => fourDigits.format(x);

/** A share, 0-1, as percent: to a tenth below ten. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1 %";
  const digits = share !== 0 && Math.abs(share) < 0.0995 ? 1 : 0;
  return `${(share * 100).toFixed(digits)} %`;
}

/** A difference of shares in points of percent, with its sign. */
export function points(difference: number): string {
  const rounded = Math.round(difference * 100);
  return rounded === 0 ? "0" : rounded > 0 ? `+${rounded}` : String(rounded);
}

/** A size of files: 812 B, 9.1 kB, 23 GB; in powers of 1,000. */
export function bytesInWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit]}`;
}
