import { dayNumber, dayNumberOf } from "./calendar.ts";
import { type Outcome, OutcomeError, parseOutcome } from "./outcomes.ts";
import { payPeriod } from "./payroll.ts";

const date = /\b\d{4}-\d{2}-\d{2}\b/g;
const month = /^\s*(\w+)\s*\(([^,()]+),\s*(\d{4})-(\d{2})\s*\)\s*$/;

/**
 * Reads an outcome in which a day may be written as a date, and a first and last day as a month:
 *
 *   outOfWork@1996-03-12                  the day of that date
 *   mean(output.stage.assembly, 1996-03)  from the first to the last day of the month
 *   unpaid(outOfWork, 1996-03)            the two-week pay period that holds the 12th of the month; of the month in which the run
 *                                         begins also where that lies before it, when nobody was out
 *
 * @param effective ISO date of day 0
 * @throws OutcomeError when it is none, a date does not exist, or its day lies where no day may
 */
export function parseDatedOutcome(text: string, effective: string): Outcome {
  const first = dayNumberOf(effective);
  const found = month.exec(text);
  if (found) {
    const [, name, series, year, digits] = found;
    const { from, to } =
      name === "unpaid" ? periodOf(text, effective, `${year}-${digits}`) : wholeMonth(text, first, year!, digits!);
    return parseOutcome(`${name}(${series}, ${from}, ${to})`);
  }
  const days = text.replace(date, (iso) => String(dayNumberOf(existing(text, iso)) - first));
  if (/@\s*-/.test(days) && days !== text) throw new OutcomeError(text, `the date lies before day 0, ${effective}`);
  return parseOutcome(days);
}

function wholeMonth(text: string, first: number, year: string, digits: string): { from: number; to: number } {
  existing(text, `${year}-${digits}-01`);
  const [y, m] = [Number(year), Number(digits)];
  const next = m === 12 ? dayNumber(y + 1, 1, 1) : dayNumber(y, m + 1, 1);
  return { from: dayNumber(y, m, 1) - first, to: next - 1 - first };
}

/** The pay period of a month that is not over when the run begins. */
function periodOf(text: string, effective: string, asked: string): { from: number; to: number } {
  existing(text, `${asked}-01`);
  if (asked < effective.slice(0, 7))
    throw new OutcomeError(text, `${asked} is over before the run begins, on ${effective}`);
  const [year, m] = asked.split("-").map(Number) as [number, number];
  return payPeriod(year, m, dayNumberOf(effective));
}

/** The date itself. @throws OutcomeError when no calendar has it */
function existing(text: string, iso: string): string {
  const [year, m, day] = iso.split("-").map(Number) as [number, number, number];
  const inMonth = m >= 1 && m <= 12 ? monthDays(year, m) : 0;
  if (year < 1 || day < 1 || day > inMonth) throw new OutcomeError(text, `there is no day ${iso}`);
  return iso;
}

const monthDays = (year: number, m: number): number =>
  (m === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, m + 1, 1)) - dayNumber(year, m, 1);
