import { floor } from "../numbers/math.ts";

/** Days of the Gregorian calendar as whole numbers, without the clock and without time zones. */

const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days since 1970-01-01, a Thursday. `month` is 1-12, `day` 1-31. */
export function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = floor(before / 4) - floor(before / 100) + floor(before / 400);
  const inYear = MONTH_STARTS[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
  return before * 365 + leapDays + inYear - 719_162;
}

/** Day number of an ISO date, `2027-01-11`. */
export function dayNumberOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return dayNumber(year, month, day);
}

/** 0 Sunday .. 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
