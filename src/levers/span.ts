/**
 * The days of a run: `leadDays` between an early announcement and the effective date, which nobody records, then days
 * 0 .. days - 1 of the tables. Lever tables have a row for each, and phases count from the first of them.
 */
export interface Span {
  readonly leadDays: number;
  readonly days: number;
}

/** Row of a lever table for a day of the scenario, counted from the effective date. The only place where the two meet. */
export const rowOfDay = ({ leadDays }: Span, day: number): number => day + leadDays;

/** How many rows a lever table has. */
export const rowsOf = ({ leadDays, days }: Span): number => leadDays + days;
