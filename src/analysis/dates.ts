import { floor } from "../numbers/math.ts";
import { dayNumberOf, weekdayOf } from "./calendar.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A day of the Gregorian calendar; month 1-12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: (typeof WEEKDAYS)[number];
}

/**
 * The date so many days after an ISO date. Years are counted from 1 March, so that a leap day is the last of its year.
 * Source of the arithmetic: Hinnant, chrono-compatible low-level date algorithms.
 */
export function dateAfter(from: string, days: number): CalendarDate {
  const number = dayNumberOf(from) + days;
  const shifted = number + 719_468;
  const era = floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = floor((ofEra - floor(ofEra / 1460) + floor(ofEra / 36_524) - floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const marchMonth = floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - floor((153 * marchMonth + 2) / 5) + 1,
    weekday: WEEKDAYS[weekdayOf(number)]!,
  };
}

/** `2027-02-04` */
export const isoDate = ({ year, month, day }: CalendarDate): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** `4 Feb 2027` */
export const plainDate = ({ year, month, day }: CalendarDate): string => `${day} ${monthName(month)} ${year}`;

/** `Feb` */
export const monthName = (month: number): string => MONTHS[month - 1]!;
