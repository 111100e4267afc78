/** Calendar days as numbers, without a clock: the proleptic Gregorian calendar, counted from 1 March of year 0. */

/** Number of an ISO day (year-month-day). */
export function dayNumber(iso: string): number {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  // Years that begin in March have their leap day at the end.
  const y = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const daysBeforeMonth = Math.floor((153 * monthsSinceMarch + 2) / 5);
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + daysBeforeMonth + day;
}

/** Whole days from one ISO day to another; negative when the second is earlier. */
export const daysFrom = (from: string, to: string): number => dayNumber(to) - dayNumber(from);
