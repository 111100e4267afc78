import type { Given } from "./build.ts";

/** What the world's ramps add to a place's capacity on a date, units a day; null where it has none. Nothing without a first date. */
export function rampedUp(given: Given, id: string, date: number): number | null {
  const mine = given.files.ramps.filter((row) => row.site === id);
  if (mine.length === 0) return null;
  if (given.effective === undefined) return 0;
  const begin = Date.parse(given.effective);
  return mine.reduce((sum, row) => {
    const wait = (Date.parse(row.begins) - begin) / 86_400_000 + given.value(row.slipDays);
    const days = Math.max(1, given.value(row.rampDays));
    const part = Math.min(1, Math.max(0, (date + 1 - wait) / days));
    const come = 3 * part ** 2 - 2 * part ** 3;
    return sum + (row.addedUnitsPerYear * given.value(row.scale) * come) / given.yearDays;
  }, 0);
}
