import type { Control, Forms } from "../../src/scenario/types.ts";
import { felt } from "./binding.ts";
import type { Given } from "./build.ts";
import { letThrough, type Passage } from "./controls.ts";
import type { NaiveNews } from "./news.ts";
import type { NaiveFill, NaiveLink, NaiveSite } from "./things.ts";

/** Root causes in naive form: whatever differs from rest is listed with its size and its cause, and the largest is named. */
interface Difference {
  readonly size: number;
  readonly cause: () => string | null;
}

/** What causes hang on besides the sites. */
interface Circumstances {
  readonly controls: readonly Control[];
  /** Share of its capacity that outages and feeds leave a site, and the feed if one is the strictest. */
  readonly left: (site: string) => readonly [share: number, feed: string | null];
  readonly news: NaiveNews;
  readonly forms: Forms;
}

const LEAST = 1e-9;
const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

/** The largest difference above `least`; of equal ones (to a millionth) the first. */
function largest(list: readonly Difference[], least: number): Difference | null {
  let most: Difference | null = null;
  for (const one of list)
    if (one.size > least && (most === null || one.size > most.size * 1.000001 + least)) most = one;
  return most;
}

/** The same among those whose cause is known. */
const named = (list: readonly Difference[], least = 0): string | null => {
  let most = least;
  let found: string | null = null;
  for (const { size, cause } of list) {
    const name = cause();
    if (name === null || !(size > most * 1.000001)) continue;
    most = size;
    found = name;
  }
  return found;
};

/** The evening's causes: first of every site from what others had yesterday, then of every fill from what its suppliers have today. */
export function blame(
  given: Given,
  sites: readonly NaiveSite[],
  { controls, left, news, forms }: Circumstances,
  day: number,
) {
  const at = (passage: Passage) => letThrough(given, controls, passage, day);
  const control = (passage: Passage) => at(passage)[2];
  const before = new Map(sites.map((site) => [site, site.cause]));

  const ofRoom = (site: NaiveSite): string | null => {
    const maker: Passage = { group: site.dependsOn, by: "maker", licence: "" };
    const foreign: Passage = { group: site.dependsOn, by: "foreign", licence: "" };
    const [share, feed] = left(site.id);
    const lost: [number, string | null][] = [
      [1 - share, share < 1 ? (feed ?? "outage") : "capacity"],
      [site.dependence * (1 - at(maker)[0]), control(maker)],
      [site.dependenceAbroad * (1 - at(foreign)[0]), control(foreign)],
    ];
    return lost.reduce((most, one) => (one[0] > most[0] ? one : most))[1];
  };
  const ofOrders = (site: NaiveSite, sign: number): string | null =>
    named(
      site.customers.map((link) => {
        const size = sign * (link.base - link.due);
        const asked = link.buyer === null ? link.wanted + link.owed : askedOf.get(link)!;
        const ahead = (buyer: NaiveSite) => (news.aheadDays(buyer, day) > 0 ? "precaution" : null);
        const cause = () => {
          if (2 * (asked - link.due) > size) return control(link);
          if (link.buyer === null) {
            if (2 * sign * link.base * (1 - link.fed) > size) return link.fedCause;
            return asked < link.base ? "price" : null;
          }
          return before.get(link.buyer) ?? fillOf(link).cause ?? ahead(link.buyer);
        };
        return { size, cause };
      }),
      LEAST * site.rest,
    );
  const askedOf = new Map(sites.flatMap((site) => site.customers.map((link) => [link, link.asked] as const)));
  // Buyers are asked anew on every fourth day, and by sites that know of no cause.
  const askBuyers = (site: NaiveSite, sign: number) =>
    (day - given.firstDay) % 4 === 0 ? ofOrders(site, sign) : (before.get(site) ?? ofOrders(site, sign));
  const ofSlot = (fills: readonly NaiveFill[]): string | null =>
    named(
      fills.map((fill) => ({
        size: fill.coverDays * fill.restUse - fill.stock + (fill.restUse - fill.received),
        cause: () => {
          const stopped = fill.links.find((link) => link.stopped > 0);
          return fill.cause ?? (stopped === undefined ? null : control(stopped));
        },
      })),
    );

  const causes = sites.map((site): string | null => {
    const least = LEAST * site.rest;
    const orders = site.rest - site.target;
    const worst = largest(
      [
        { size: site.rest - site.room, cause: () => ofRoom(site) },
        ...site.slots.map((slot) => ({ size: site.rest - slot.limit, cause: () => ofSlot(slot.fills) })),
        { size: site.rest * (1 - site.running), cause: () => "price" },
        { size: site.heldBack, cause: () => "precaution" },
        { size: orders, cause: () => askBuyers(site, 1) },
      ],
      least,
    );
    const cause = worst === null ? (orders < -least ? askBuyers(site, -1) : null) : worst.cause();
    const process = total(site.process.map((batch) => batch.units)) - site.rest * site.processDays;
    const finished = site.finished - site.rest * site.finishedDays;
    const away = [orders, site.rest - site.leaving, process, finished].some((x) => Math.abs(x) > least);
    return cause ?? (away ? before.get(site)! : null);
  });
  sites.forEach((site, row) => {
    site.cause = causes[row];
  });

  for (const site of sites)
    for (const slot of site.slots) {
      if (felt(slot, forms) === 0) continue;
      for (const fill of slot.fills) {
        const least = LEAST * fill.restUse;
        const onTheWay = total(fill.links.flatMap((link) => link.underway.map((batch) => batch.units)));
        const usual = total(fill.links.map((link) => link.base * link.transitDays));
        const missing = fill.coverDays * fill.restUse - fill.stock + (usual - onTheWay) * fill.unitsEach;
        if (fill.restUse === 0 || Math.abs(missing) <= least) fill.cause = null;
        else
          fill.cause =
            named(
              fill.links.map((link) => {
                const asked = Math.min(link.asked, link.base);
                const size = (asked - link.sent + link.stopped) * fill.unitsEach;
                const barred = (asked - link.due + link.stopped) * fill.unitsEach;
                const mine = 2 * barred > size ? control(link) : null;
                return { size, cause: () => mine ?? link.supplier.cause ?? "capacity" };
              }),
              least,
            ) ?? fill.cause;
      }
    }
}

function fillOf(link: NaiveLink): NaiveFill {
  return link.buyer!.slots.flatMap((slot) => slot.fills).find((fill) => fill.links.includes(link))!;
}

/** People out of work by cause: those who left today get the cause of the day, those who came back are taken from all in proportion. */
export function sortOut(site: NaiveSite, controls: readonly { readonly name: string }[], inParts: boolean): void {
  const { people } = site;
  const causes = ["unattributed", ...controls.map(({ name }) => name), "capacity", "precaution", "price", "outage"];
  const before = total([...people.byCause.values()]);
  const gone = Math.max(people.left, people.furloughed + people.separated - before);
  let returning = before + gone - people.furloughed - people.separated;
  let left = before;
  for (const cause of causes) {
    const have = people.byCause.get(cause) ?? 0;
    if (have === 0) continue;
    const part = left > 0 ? (returning * have) / left : 0;
    const taken = inParts ? part : Math.floor(part);
    people.byCause.set(cause, have - taken);
    left -= have;
    returning -= taken;
  }
  if (gone === 0) return;
  const cause = site.cause ?? "unattributed";
  people.byCause.set(cause, (people.byCause.get(cause) ?? 0) + gone);
}
