import type { DayFeed } from "../src/scenario/feedTypes.ts";
import { defaultForms, formWords } from "../src/scenario/forms.ts";
import type { Forms, Outage, Rating } from "../src/scenario/types.ts";
import type { WorkCalendar } from "../src/scenario/workCalendar.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { randomAnnouncement } from "./randomNews.ts";
import { randomPricePaths } from "./randomPrices.ts";

/** Model forms, each at random; one world in six keeps the default ones. */
export function randomForms(seed: string): Forms {
  const d = dice(`forms of ${seed}`);
  if (d.chance(1 / 6)) return defaultForms;
  return Object.fromEntries(Object.entries(formWords).map(([name, words]) => [name, d.pick(words)])) as never;
}

/** In half of the worlds one to three outages of plants and origins, some of which overlap; whole or partial, most of them mended. */
export function randomOutages(seed: string, files: WorldFiles, days: number): Outage[] {
  const d = dice(`outages of ${seed}`);
  if (d.chance(0.5)) return [];
  const ids = [...files.sites, ...files.origins].map((row) => row.id);
  return Array.from({ length: d.whole(1, 3) }, (_, n) => {
    const startDay = d.whole(0, 30);
    return {
      name: `outage-${n}`,
      sites: [d.pick(ids), ...ids.filter(() => d.chance(0.2))],
      availableShare: d.chance(0.5) ? 0 : d.between(0, 1),
      strikingShare: d.chance(0.5) ? 0 : d.between(0, 1),
      startDay,
      ...(d.chance(0.7) ? { endDay: startDay + d.whole(1, days) } : {}),
      onsetDays: d.chance(0.5) ? 0 : d.whole(1, 10),
      recoveryDays: d.chance(0.5) ? 0 : d.whole(1, 20),
    };
  });
}

/** In half of the worlds one or two ratings, which may name the same buyers. */
export function randomRatings(seed: string, files: WorldFiles, days: number): Rating[] {
  const d = dice(`ratings of ${seed}`);
  if (d.chance(0.5)) return [];
  return Array.from({ length: d.whole(1, 2) }, (_, n) => {
    const startDay = d.whole(0, 20);
    return {
      name: `rating-${n}`,
      sites: files.sites.flatMap(({ id }) => (d.chance(0.3) ? [id] : [])),
      endUses: files.endUses.flatMap(({ id }) => (d.chance(0.4) ? [id] : [])),
      startDay,
      ...(d.chance(0.5) ? { endDay: startDay + d.whole(1, days) } : {}),
    };
  });
}

/** In half of the worlds one to three feeds of any kind: known, missing or ended for part of the run, in steps or linear, in units or shares. */
export function randomFeeds(seed: string, files: WorldFiles, days: number): DayFeed[] {
  return atBorders(seed, files, feedsOf(seed, files, days));
}

/** Every other feed of what may be shipped that is in shares stands at a border that some link crosses, one way or both. */
function atBorders(seed: string, files: WorldFiles, feeds: readonly DayFeed[]): DayFeed[] {
  const d = dice(`borders of ${seed}`);
  const regionOf = new Map([...files.sites, ...files.origins].map(({ id, region }) => [id, region]));
  const crossed = files.links
    .map(({ supplier, buyer }) => [regionOf.get(supplier)!, regionOf.get(buyer)!])
    .filter(([from, to]) => from !== to);
  return feeds.map((feed) => {
    if (feed.kind !== "admitted" || feed.unit !== "share" || crossed.length === 0 || d.chance(0.5)) return feed;
    const [from, to] = d.pick(crossed);
    const both = d.chance(0.5);
    const sides = both ? { from: [from, to], to: [from, to] } : { from: [from], to: [to] };
    return { ...feed, groups: [], origins: [], buyers: "counted", ...sides };
  });
}

function feedsOf(seed: string, files: WorldFiles, days: number): DayFeed[] {
  const d = dice(`feeds of ${seed}`);
  if (d.chance(0.5)) return [];
  const some = (ids: readonly string[]) => [d.pick(ids), ...ids.filter(() => d.chance(0.2))];
  const groups = [...new Set(files.origins.map(({ controlGroup }) => controlGroup))].filter(Boolean);
  const origins = files.origins.map(({ id }) => id);
  const none = { groups: [], origins: [], from: [], to: [], sites: [], endUses: [], suppliers: [] };
  return Array.from({ length: d.whole(1, 3) }, (_, n): DayFeed => {
    const kind = d.pick(["admitted", "available", "demand"] as const);
    const unit = kind === "admitted" && d.chance(0.3) ? d.pick(["perCalendarDay", "perWorkingDay"] as const) : "share";
    const most = kind === "available" ? 1 : unit === "share" ? 1.4 : 300;
    const first = d.chance(0.7) ? d.whole(-20, 0) : d.whole(1, 30);
    const dates = Array.from({ length: d.whole(1, 6) }, () => first + d.whole(0, days));
    const list = [...new Set([first, ...dates])].sort((a, b) => a - b);
    const endUses = kind === "demand" ? some(files.endUses.map(({ id }) => id)) : [];
    const sellers = files.demand.filter(({ endUse }) => endUses.includes(endUse)).map(({ supplier }) => supplier);
    return {
      ...none,
      name: `feed-${n}`,
      kind,
      ...(kind === "admitted" && groups.length > 0 && d.chance(0.5) ? { groups: some(groups) } : {}),
      ...(kind === "admitted" && d.chance(0.7) ? { origins: some(origins) } : {}),
      ...(kind === "available" ? { sites: some([...files.sites.map(({ id }) => id), ...origins]) } : {}),
      endUses,
      ...(kind === "demand" && sellers.length > 0 && d.chance(0.4) ? { suppliers: some(sellers) } : {}),
      buyers: d.pick(["counted", "foreign", "all"] as const),
      unit,
      between: d.pick(["step", "linear"] as const),
      days: list,
      values: list.map(() => (d.chance(0.3) ? d.whole(0, 1) : d.between(0, most))),
      end: list.at(-1)! + d.whole(1, 20),
      after: d.pick(["hold", "rest"] as const),
    };
  });
}

/** In a third of the worlds weekends or single days off, the effective day never among them. */
export function randomCalendar(seed: string, days: number): { readonly calendar?: WorkCalendar } {
  const d = dice(`calendar of ${seed}`);
  if (d.chance(2 / 3)) return {};
  const first = d.whole(1, 6);
  const weekends = d.chance(0.5);
  const off = Array.from({ length: days + 60 }, (_, at) => at - 60).filter(
    (day) =>
      day !== 0 &&
      ((weekends && (((day - first) % 7) + 7) % 7 < 2 && (((0 - first) % 7) + 7) % 7 >= 2) || d.chance(0.05)),
  );
  return { calendar: { daysOff: off, yearDays: weekends ? 260 : 365 } };
}

/** Forms, outages, ratings, prices from outside, feeds, days off and the announcement of one random world. */
export const randomShock = (seed: string, files: WorldFiles, days: number) => ({
  forms: randomForms(seed),
  outages: randomOutages(seed, files, days),
  rated: randomRatings(seed, files, days),
  prices: randomPricePaths(seed, files, days),
  feeds: randomFeeds(seed, files, days),
  ...randomCalendar(seed, days),
  ...randomAnnouncement(seed),
});

/** Margins for most lines of most worlds, from a few values so that some are equal; bids of final demand. */
export function withMargins(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`margins of ${seed}`);
  if (d.chance(0.3)) return files;
  return {
    ...files,
    sites: files.sites.map((row) => ({ ...row, marginShare: d.pick([null, -0.1, 0.05, 0.1, 0.25, 0.6]) })),
    endUses: files.endUses.map((row) => ({ ...row, bidShare: d.between(0, 0.5) })),
  };
}
