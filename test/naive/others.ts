import type { NaiveNews } from "./news.ts";
import { entitlementOf } from "./split.ts";
import type { Edges, NaiveFill, NaiveLink, NaiveSite, NaiveSlot } from "./things.ts";

/** When a buyer looks for others to buy from, and what it asks of them. */

/** Rule of the world with its drawn values. */
export interface NaiveSwitching {
  readonly belowCoverShare: number;
  readonly programmeCostDays: number;
}

const close = (a: number, b: number) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether anything in a slot can be qualified. */
const open = (slot: NaiveSlot) =>
  slot.fills.some((fill) => fill.programme !== null || fill.links.some((link) => link.second !== null));

/** Usual suppliers of a fill. */
const usual = (fill: NaiveFill) => fill.links.filter(({ second }) => second === null);
const seconds = (fill: NaiveFill) => fill.links.filter(({ second }) => second !== null);

/**
 * What each fill's usual suppliers owe today: asked yesterday for the fill itself, not sent today. Taken before new orders are written.
 * A billionth of what was asked is rounding.
 */
export function unservedOf(site: NaiveSite): Map<NaiveFill, number> {
  const found = new Map<NaiveFill, number>();
  for (const fill of site.slots.flatMap((slot) => slot.fills)) {
    const asked = usual(fill).reduce((sum, link) => sum + link.asked, 0) * fill.unitsEach;
    const owed = usual(fill).reduce((sum, link) => sum + Math.max(0, link.asked - link.sent), 0) * fill.unitsEach;
    found.set(fill, owed - fill.instead > 1e-9 * asked ? owed - fill.instead : 0);
  }
  return found;
}

/** Begins programmes where there is reason to, and ends those whose days are over. */
export function prove(
  site: NaiveSite,
  rule: ((slot: NaiveSlot) => NaiveSwitching) | null,
  news: NaiveNews,
  day: number,
  edges: Edges,
): void {
  if (rule === null) return;
  for (const slot of site.slots.filter(open)) {
    if (slot.begun === null && reason(site, slot, rule(slot), news, day, edges)) slot.begun = day;
    const since = slot.begun === null ? Number.NEGATIVE_INFINITY : day - slot.begun;
    for (const fill of slot.fills) {
      if (fill.programme !== null && since >= fill.programme.days) fill.ceiling = fill.programme.ceiling;
      for (const link of seconds(fill)) link.qualified = since >= link.second!.days;
    }
  }
}

function reason(
  site: NaiveSite,
  slot: NaiveSlot,
  rule: NaiveSwitching,
  news: NaiveNews,
  day: number,
  edges: Edges,
): boolean {
  const held = slot.fills.reduce((sum, fill) => sum + fill.stock, 0);
  const aim = slot.fills.reduce((sum, fill) => sum + fill.coverDays * fill.restUse, 0);
  if (aim > 0 && close(held / aim, rule.belowCoverShare)) edges.close ??= "below cover";
  if (held < rule.belowCoverShare * aim && !close(held / aim, rule.belowCoverShare)) return true;
  if (site.rest > 0 && slot.limit < site.rest * (1 - 1e-9)) return true;
  const shortest = Math.min(
    ...slot.fills.flatMap((fill) => [
      fill.programme?.days ?? Number.POSITIVE_INFINITY,
      ...seconds(fill).map((link) => link.second!.days),
    ]),
  );
  const cut = slot.fills.reduce((sum, fill) => sum + fill.mix * news.cut(fill), 0);
  const loss = cut * Math.max(0, news.expected(site, day) - shortest);
  if (loss > 0 && close(loss, rule.programmeCostDays)) edges.close ??= "programme";
  return loss > rule.programmeCostDays;
}

/** Orders beyond the usual ones, after those are written: of second sources, then of other materials up to what may be used of them. */
export function askOthers(
  site: NaiveSite,
  capacity: number,
  owed: ReturnType<typeof unservedOf>,
  tomorrowOnly: boolean,
): void {
  const target = Math.min(site.target, capacity);
  for (const slot of site.slots.filter(open)) {
    const lacking = new Map(slot.fills.map((fill) => [fill, Math.max(0, owed.get(fill)! - contracts(fill))]));
    let left = [...lacking.values()].reduce((sum, units) => sum + units, 0);
    for (const fill of slot.fills) {
      const room = Math.max(0, fill.ceiling - fill.mix) * slot.need * target;
      const more = fill.links.reduce((sum, link) => sum + underway(link) - link.base * link.transitDays, 0);
      const onTheWay = more * fill.unitsEach - inPlace(fill, more * fill.unitsEach);
      const surplus = fill.stock - fill.coverDays * fill.restUse + onTheWay;
      const wish = Math.min(left - lacking.get(fill)!, room) - Math.max(0, surplus) / slot.restockDays;
      const extra = Math.max(0, wish);
      const all = contracts(fill);
      const share = all > 0 ? Math.min(1, (owed.get(fill)! + extra) / all) : 0;
      for (const link of seconds(fill)) link.asked = entitlementOf(link) * share;
      const beyond = Math.max(0, share * all - owed.get(fill)!);
      const short = lacking.get(fill)! > 1e-9 * slot.need * target;
      fill.instead = short || fill.restUse === 0 ? 0 : extra - beyond;
      for (const link of usual(fill)) if (fill.restUse > 0) link.asked += (fill.instead * link.base) / fill.restUse;
      left -= beyond + fill.instead;
      const seen = (link: NaiveLink) => (tomorrowOnly ? 1 : link.transitDays);
      fill.insteadUnderway = usual(fill).reduce(
        (sum, link) =>
          sum + (fill.restUse > 0 ? ((fill.instead * link.base) / fill.restUse) * fill.unitsEach * seen(link) : 0),
        0,
      );
      if (all > 0)
        for (const link of seconds(fill))
          fill.insteadUnderway += ((beyond * entitlementOf(link) * fill.unitsEach) / all) * seen(link);
    }
  }
}

/** What the qualified second sources of a fill have contracted, in slot units. */
const contracts = (fill: NaiveFill) =>
  seconds(fill).reduce((sum, link) => sum + entitlementOf(link), 0) * fill.unitsEach;

/** Of what is on its way beyond rest, what comes in the place of other fills. */
export const inPlace = (fill: NaiveFill, more: number): number => Math.min(fill.insteadUnderway, Math.max(0, more));

const underway = (link: NaiveLink) => link.underway.reduce((sum, batch) => sum + batch.units, 0);
