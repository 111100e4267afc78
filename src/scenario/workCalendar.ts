import { dayNumber, weekdayOf } from "./dates.ts";
import type { Scenario } from "./types.ts";

/** Days on which nobody works, counted from the effective date, ascending; and how many days a year's work is spread over. */
export interface WorkCalendar {
  readonly daysOff: readonly number[];
  readonly yearDays: number;
}

/** Days of a year on which work is done when weekends are off. */
const WEEKDAYS_OF_A_YEAR = (365 * 5) / 7;

/** Lead days lie at most so far before the effective date. */
const LONGEST_LEAD = 730;

/** The calendar of a scenario; null when every day is a working day. */
export function calendarOf({
  daysOff,
  weekends,
  effective,
  horizonDays,
}: Pick<Scenario, "daysOff" | "weekends" | "effective" | "horizonDays">): WorkCalendar | null {
  if (daysOff.length === 0 && weekends === "on") return null;
  const start = dayNumber(effective);
  const named = new Set(daysOff.map((date) => dayNumber(date) - start));
  const off: number[] = [];
  for (let day = -LONGEST_LEAD; day <= horizonDays; day++)
    if (named.has(day) || (weekends === "off" && weekdayOf(start + day) >= 5)) off.push(day);
  return { daysOff: off, yearDays: weekends === "off" ? WEEKDAYS_OF_A_YEAR : 365 };
}
