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

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of the month that an ISO day or month lies in. */
export function monthDaysOf(iso: string): number {
  const [year, month] = iso.split("-").map(Number) as [number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return MONTH_DAYS[month - 1]! + (leap ? 1 : 0);
}

const two = (n: number) => String(n).padStart(2, "0");

/** The ISO day after one. */
export function nextDay(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return day < monthDaysOf(iso)
    ? `${iso.slice(0, 8)}${two(day + 1)}`
    : `${nextMonth(`${String(year).padStart(4, "0")}-${two(month)}`)}-01`;
}

/** The month after one, both as year-month. */
export function nextMonth(iso: string): string {
  const [year, month] = iso.split("-").map(Number) as [number, number];
  return month < 12 ? `${iso.slice(0, 5)}${two(month + 1)}` : `${String(year + 1).padStart(4, "0")}-01`;
}

/** Whether a text is an ISO day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  isMonth(text.slice(0, 7)) &&
  Number(text.slice(8)) >= 1 &&
  Number(text.slice(8)) <= monthDaysOf(text);

/** Whether a text is a month, as 2025-04. */
export const isMonth = (text: string): boolean =>
  /^\d{4}-\d{2}$/.test(text) && Number(text.slice(5)) >= 1 && Number(text.slice(5)) <= 12;

/** Day of the week of a day number, 0 Monday .. 6 Sunday. */
export const weekdayOf = (number: number): number => (((number - dayNumber("2027-01-11")) % 7) + 7) % 7;
