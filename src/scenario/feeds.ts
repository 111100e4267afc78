import { dayNumber, monthDaysOf } from "./dates.ts";
import { ScenarioError, show } from "./errors.ts";
import { columnFault, NoColumn, readFeedRows } from "./feedRows.ts";
import type { DayFeed, Feed, FeedHead } from "./feedTypes.ts";
import type { PlaceOf } from "./issues.ts";
import { decode, reason, yamlBytesCap } from "./text.ts";
import { type Path, pathText } from "./yaml.ts";

/** How the CSV of a feed is reached: as a scenario's other files are (load.ts). */
interface Reader {
  read(path: string): Uint8Array | string;
  resolve(from: string, relative: string): string;
}

/** What a feed has to cover. */
interface Horizon {
  readonly effective: string;
  readonly horizonDays: number;
}

/**
 * Reads the CSV of a feed; its path is relative to the file that had the last word on the feed.
 * @throws ScenarioError in the CSV, or in the scenario where that names what is not there
 */
export function readFeed(head: FeedHead, path: Path, placeOf: PlaceOf, reader: Reader, horizon: Horizon): Feed {
  const place = placeOf([...path, "file"]);
  const fail = (problem: string) =>
    new ScenarioError(place, {
      key: pathText([...path, "file"]),
      value: head.file,
      problem,
      remedy: "give the path of a CSV in the scenario tree, relative to this file",
    });
  let file = head.file;
  let content: Uint8Array | string;
  if (/^\/|\\|\0|^[A-Za-z][A-Za-z0-9+.-]*:/.test(file)) throw fail(`${show(file)} is not a relative path`);
  try {
    file = reader.resolve(place.file, head.file);
    content = reader.read(file);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw fail(`${show(head.file)} cannot be read (${reason(error)})`);
  }
  const text = decode(file, content, yamlBytesCap);
  const feed = readFeedRows(head, file, text);
  if (feed instanceof NoColumn) {
    const at = [...path, "column"];
    const where = head.column === undefined ? placeOf(path) : placeOf(at);
    throw new ScenarioError(where, { key: pathText(at), value: head.column, ...columnFault(head.column, file, feed) });
  }
  const gap = uncovered(feed, horizon);
  if (gap !== null) throw new ScenarioError({ file, ...lineOf(text, feed, gap.row), column: "date" }, gap);
  return feed;
}

/** Line of a feed's first or last row: the first line that begins with its date. */
function lineOf(text: string, { monthly }: Feed, date: string): { line?: number } {
  const wanted = monthly ? date.slice(0, 7) : date;
  const line = text.split(/\r\n|\r|\n/).findIndex((one) => one.trimStart().replace(/^"/, "").startsWith(wanted));
  return line < 0 ? {} : { line: line + 1 };
}

/** First day after those that a feed speaks of, as a day number. */
const endOf = ({ rows, monthly }: Feed): number => {
  const last = rows[rows.length - 1]!.date;
  return dayNumber(last) + (monthly ? monthDaysOf(last) : 1);
};

/** What a feed leaves unsaid between the effective date and the last day of the run; null when nothing. */
export function uncovered(
  feed: Feed,
  { effective, horizonDays }: Horizon,
): { readonly row: string; readonly value: string; readonly problem: string; readonly remedy: string } | null {
  const first = feed.rows[0]!.date;
  const last = feed.rows[feed.rows.length - 1]!.date;
  if (dayNumber(first) > dayNumber(effective) && feed.before === undefined) {
    const problem = `the feed ${feed.name} begins on ${first}, after the effective date, ${effective}`;
    return { row: first, value: first, problem, remedy: "give earlier rows, or before: rest" };
  }
  const missing = dayNumber(effective) + horizonDays + 1 - endOf(feed);
  if (missing <= 0 || feed.after !== undefined) return null;
  const problem = `the feed ${feed.name} ends ${missing} days before the run, which lasts ${horizonDays} days from ${effective}`;
  return { row: last, value: last, problem, remedy: "give later rows, or after: hold or after: rest" };
}

/** Days of a month on average. */
const MEAN_MONTH_DAYS = 365 / 12;

/** A feed as levers read it; flows a month become flows a day by the days of their month, and shares where a base is stated. */
export function onDays(feed: Feed, effective: string): DayFeed {
  const { name, kind, groups, origins, from, to, sites, endUses, suppliers, buyers, between, rows, monthly, base } =
    feed;
  const start = dayNumber(effective);
  const perDay = (date: string) =>
    feed.unit === "unitsPerMonth" ? (monthly ? monthDaysOf(date) : MEAN_MONTH_DAYS) : 1;
  const inUnits = feed.unit !== "share" && base === undefined;
  return {
    ...{ name, kind, groups, origins, from, to, sites, endUses, suppliers, buyers, between },
    unit: !inUnits ? "share" : feed.unit === "unitsPerMonth" ? "perCalendarDay" : "perWorkingDay",
    days: rows.map(({ date }) => dayNumber(date) - start),
    values: rows.map(({ date, value }) => (inUnits ? value / perDay(date) : value / (base ?? 1))),
    end: endOf(feed) - start,
    after: feed.after ?? "hold",
  };
}

/** Value of a feed on a day counted from the effective date; null where it says nothing, so that rest holds. */
export function valueOn({ days, values, end, after, between }: DayFeed, day: number): number | null {
  if (day < days[0]! || (day >= end && after === "rest")) return null;
  let at = days.length - 1;
  while (days[at]! > day) at--;
  const next = at + 1;
  if (between === "step" || next === days.length) return values[at]!;
  return values[at]! + ((values[next]! - values[at]!) * (day - days[at]!)) / (days[next]! - days[at]!);
}
