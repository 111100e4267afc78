/**
 * The days of a run: `leadDays` between an early announcement and the effective date, which nobody records, then days
 * 0 .. days - 1 of the tables. Lever tables have a row for each working day, and phases count working days from the first of them:
 * a day off has no row and no step.
 */
export interface Span {
  readonly leadDays: number;
  readonly days: number;
  /** Working days before each day from -leadDays to `days`; absent: every day is one. */
  readonly worked?: Int32Array;
}

/** The span of a run with these days off, counted from the effective date. */
export function spanOf(leadDays: number, days: number, daysOff: readonly number[] = []): Span {
  if (daysOff.length === 0) return { leadDays, days };
  const off = new Set(daysOff);
  const worked = new Int32Array(leadDays + days + 1);
  for (let at = 0; at < leadDays + days; at++) worked[at + 1] = worked[at]! + (off.has(at - leadDays) ? 0 : 1);
  return { leadDays, days, worked };
}

/**
 * Row of a lever table for a day of the scenario, counted from the effective date; of a day off, the row of the next working day. The only
 * place where the two meet.
 */
export function rowOfDay({ leadDays, days, worked }: Span, day: number): number {
  const at = day + leadDays;
  if (worked === undefined || at < 0) return at;
  return worked[at < leadDays + days ? at : leadDays + days]!;
}

/** Whether a day of the span is a working day. */
export const worksOn = ({ leadDays, worked }: Span, day: number): boolean =>
  worked === undefined || worked[day + leadDays]! < worked[day + leadDays + 1]!;

/** How many rows a lever table has. */
export const rowsOf = (span: Span): number => rowOfDay(span, span.days);

/** Days of the span from one up to another, days off left out. */
export function workingDays(span: Span, from: number, to: number): readonly number[] {
  const list: number[] = [];
  for (let day = from; day < to && day < span.days; day++) if (worksOn(span, day)) list.push(day);
  return list;
}

/** Whether identities are checked on a working day: on every so many of them, counted from day 0, and on the last. */
export const checkedOn = (span: Span, day: number, every: number): boolean =>
  (rowOfDay(span, day) - rowOfDay(span, 0)) % every === 0 || rowOfDay(span, day + 1) === rowsOf(span);
