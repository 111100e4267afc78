import type { DayFeed } from "../../src/scenario/feedTypes.ts";
import type { Given } from "./build.ts";
import type { Passage } from "./controls.ts";
import type { NaiveLink, NaiveSite } from "./things.ts";

/** Feeds in naive form: what a dated series says of a day, and who is meant. */

/** What a feed says on a date, or null: nothing before the effective date. */
function said({ days, values, end, after, between }: DayFeed, date: number): number | null {
  if (date < 0 || date < days[0] || (after === "rest" && date >= end)) return null;
  const last = days.filter((day) => day <= date).length - 1;
  if (between === "step" || last === days.length - 1) return values[last];
  const part = (date - days[last]) / (days[last + 1] - days[last]);
  return (1 - part) * values[last] + part * values[last + 1];
}

const crosses = ({ from, to }: DayFeed, { leaves = "", enters = "" }: Passage): boolean =>
  leaves !== enters && from.includes(leaves) && to.includes(enters);

const meant = (feed: DayFeed, { group, by, origin = "" }: Passage): boolean =>
  (feed.groups.includes(group ?? "") || feed.origins.includes(origin)) &&
  (feed.buyers === "all" || (by === "foreign") === (feed.buyers === "foreign"));

const concerns = (feed: DayFeed, passage: Passage): boolean =>
  feed.kind === "admitted" && (crosses(feed, passage) || meant(feed, passage));

/** Share of rest that feeds let pass, and the strictest of them. */
export function letPass(given: Given, passage: Passage, date: number): [share: number, strictest: string | null] {
  let least = 1;
  let strictest: string | null = null;
  for (const feed of given.feeds.filter((one) => concerns(one, passage))) {
    const share = shareOf(given, feed, date);
    if (share >= least) continue;
    least = share;
    strictest = feed.name;
  }
  return [least, strictest];
}

function shareOf({ passing, yearDays }: Given, feed: DayFeed, date: number): number {
  const value = said(feed, date);
  if (value === null) return 1;
  if (feed.unit === "share") return value;
  const rest = passing.get(feed.name)! * (feed.unit === "perCalendarDay" ? yearDays / 365 : 1);
  return rest > 0 ? value / rest : 1;
}

/** Dates on which some feed lets less pass than at rest. */
export const tightDates = (given: Given, dates: readonly number[]): number[] =>
  dates.filter((date) =>
    given.feeds.some((feed) => {
      const named = feed.kind === "admitted" && feed.groups.length + feed.origins.length + feed.from.length > 0;
      return named && shareOf(given, feed, date) < 1;
    }),
  );

/** What passes each feed at rest. */
export function measure(given: Given, sites: Iterable<NaiveSite>): void {
  const links = [...sites].flatMap((site) => site.customers).filter((link) => link.fromOrigin);
  for (const feed of given.feeds)
    given.passing.set(
      feed.name,
      links.filter((link) => concerns(feed, link)).reduce((sum, link) => sum + link.base, 0),
    );
}

/** Capacity that feeds leave a site, and the strictest of them if it leaves less than `others`. */
export function leftByFeeds(
  given: Given,
  id: string,
  date: number,
  others: readonly [number, string | null],
): [number, string | null] {
  let [left, strictest] = others;
  for (const feed of given.feeds) {
    const value = feed.kind === "available" && feed.sites.includes(id) ? (said(feed, date) ?? 1) : 1;
    if (value >= left) continue;
    left = value;
    strictest = feed.name;
  }
  return [left, strictest];
}

/** Orders of final demand over rest by its feeds, and the one that says least. */
export function ordered(given: Given, link: NaiveLink, date: number): [share: number, cause: string | null] {
  const mine = given.feeds
    .filter((feed) => feed.kind === "demand" && feed.endUses.includes(link.use!))
    .filter((feed) => feed.suppliers.length === 0 || feed.suppliers.includes(link.supplier.id))
    .map((feed) => ({ name: feed.name, value: said(feed, date) ?? 1 }))
    .filter(({ value }) => value !== 1);
  const least = Math.min(...mine.map(({ value }) => value));
  const cause = mine.find(({ value }) => value === least)?.name ?? null;
  return [mine.reduce((product, { value }) => product * value, 1), cause];
}
