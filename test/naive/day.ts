import type { Control, Forms, Outage, PricePath, Rating } from "../../src/scenario/types.ts";
import type { Valuer } from "../../src/world/rows.ts";
import { felt } from "./binding.ts";
import { blame, sortOut } from "./blame.ts";
import type { Given } from "./build.ts";
import { letThrough } from "./controls.ts";
import { leftByFeeds, ordered } from "./feeds.ts";
import { account as spend } from "./join.ts";
import type { NaiveNews } from "./news.ts";
import { askOthers, inPlace, prove, unservedOf } from "./others.ts";
import { account, bearable, quote, wantedAtPrice } from "./prices.ts";
import { rampedUp } from "./ramps.ts";
import { bandOf, ration } from "./ration.ts";
import { canMake, decide, follow, walkOut } from "./send.ts";
import { slotAllows, take } from "./split.ts";
import type { Edges, NaiveLink, NaiveMarket, NaiveSite, NaiveSlot } from "./things.ts";

/** What happens from outside, and the forms of the mechanisms. */
export interface Story {
  readonly controls: readonly Control[];
  readonly outages: readonly Outage[];
  readonly rated: readonly Rating[];
  readonly prices: readonly PricePath[];
  readonly forms: Forms;
}

/** Share of a site's capacity that outages leave: what is lost grows over the onset and goes again over the recovery. */
function leftBy(outages: readonly Outage[], value: Valuer, id: string, day: number): readonly [number, string | null] {
  let left = 1;
  let strictest: string | null = null;
  for (const outage of outages) {
    if (!outage.sites.includes(id) || day < outage.startDay) continue;
    const end = outage.endDay ?? Number.POSITIVE_INFINITY;
    const grown = Math.min(day, end - 1) - outage.startDay + 1;
    const struck = outage.onsetDays > 0 ? Math.min(1, grown / outage.onsetDays) : 1;
    const mended = day < end ? 0 : Math.min(1, (day - end + 1) / (outage.recoveryDays + 1));
    const share = 1 - (1 - value(outage.availableShare)) * struck * (1 - mended);
    if (share < left) strictest = outage.name;
    left = Math.min(left, share);
  }
  return [left, strictest];
}

/** Most that a slot lets a site make, in the scenario's forms. */
function bound(site: NaiveSite, slot: NaiveSlot, forms: Forms, capacity: number): number {
  const part = felt(slot, forms);
  if (part === 0) return Number.POSITIVE_INFINITY;
  let limit = slotAllows(slot.need, slot.fills);
  if (forms.production === "graded") {
    const held = slot.fills.reduce((sum, fill) => sum + fill.stock, 0);
    const aim = slot.fills.reduce((sum, fill) => sum + fill.restUse * (fill.coverDays + 1), 0);
    if (aim > 0) limit = Math.min(limit, (site.rest * (held / aim)) / 0.8);
  }
  return part === 1 ? limit : (limit + capacity) / 2;
}

/** What a site means to make: orders and what is missing, until its room is full its usual output, and a tenth less to empty it. */
function meant(site: NaiveSite, missing: number, closeDays: number): number {
  const room = site.roomDays * site.rest;
  if (room === 0) return site.demand + missing / closeDays;
  const inRoom = Math.min(room, Math.max(0, -missing));
  const usual = site.demand + (missing + inRoom) / closeDays;
  const slack = Math.max(0, site.rest - usual);
  const makesAhead = Math.min(slack, room - inRoom);
  const full = inRoom / room;
  return usual + makesAhead - Math.min(0.1 * site.rest * full, Math.max(0, usual - 0.9 * site.rest));
}

/** One day of the naive model. */
export function naiveDay(
  given: Given,
  { sites, markets }: { readonly sites: readonly NaiveSite[]; readonly markets: readonly NaiveMarket[] },
  { controls, outages, rated, prices, forms }: Story,
  news: NaiveNews,
  day: number,
  edges: Edges,
): void {
  const date = given.clock.dateOf(day);
  const leftOf = (id: string) => leftByFeeds(given, id, date, leftBy(outages, given.value, id, date));
  const meets = (site: NaiveSite, by: "maker" | "foreign") =>
    letThrough(given, controls, { group: site.dependsOn, by, licence: "" }, day)[0];
  const available = (site: NaiveSite) => {
    const open = 1 - site.dependence * (1 - meets(site, "maker"));
    const abroad = 1 - site.dependenceAbroad * (1 - meets(site, "foreign"));
    const more = site.capacity > 0 ? (rampedUp(given, site.id, date) ?? 0) / site.capacity : 0;
    return Math.min(open, abroad) * leftOf(site.id)[0] * (1 + more);
  };
  const capacityOf = (site: NaiveSite) => site.capacity * available(site);
  const grows = new Set(given.files.ramps.map((row) => row.site));
  const inForce = rated.filter((one) => date >= one.startDay && date < (one.endDay ?? Number.POSITIVE_INFINITY));
  const isRated = ({ buyer, use }: NaiveLink) =>
    inForce.some((one) => (buyer === null ? one.endUses.includes(use!) : one.sites.includes(buyer.id)));
  const allowed = (link: NaiveLink, ask: number) => {
    const [admitted] = letThrough(given, controls, link, day);
    return admitted < 1 ? Math.min(ask, admitted * link.base) : ask;
  };
  /** What the company's plants abroad send a site whose line has served too little for long enough. */
  const fetched = (site: NaiveSite): number => {
    if (site.help === null) return 0;
    const { origin, group, share, days } = site.help;
    const regionOf = (rows: readonly { id: string; region: string }[], id: string) =>
      rows.find((row) => row.id === id)!.region;
    const [leaves, enters] = [regionOf(given.files.origins, origin.id), regionOf(given.files.sites, site.id)];
    const through = {
      group,
      by: "maker",
      licence: "",
      leaves,
      enters,
      ...(group === null ? {} : { origin: origin.id }),
    } as const;
    const unserved = Math.min(site.demand, site.rest) - site.leaving;
    if (site.rest > 0 && Math.abs(unserved / site.rest - 0.05) < 1e-9) edges.close ??= "shortage";
    site.shortage = unserved > 0.05 * site.rest ? site.shortage + 1 : 0;
    if (site.shortage <= days) return 0;
    const admitted = letThrough(given, controls, through, day)[0];
    return share * admitted * Math.min(1, available(origin)) * Math.max(0, unserved - site.finished);
  };
  const total = (batches: readonly { units: number }[]) => batches.reduce((sum, batch) => sum + batch.units, 0);

  // Morning: goods arrive; what may be shipped today is settled.
  for (const site of sites)
    for (const slot of site.slots)
      for (const fill of slot.fills) {
        fill.received = 0;
        for (const link of fill.links) {
          const [, landed] = letThrough(given, controls, link, day);
          const arriving = total(link.underway.filter((batch) => batch.due === day));
          const landing = landed < 1 ? Math.min(arriving, landed * link.base) : arriving;
          link.stopped = arriving - landing;
          fill.received += landing * fill.unitsEach;
          link.underway = link.underway.filter((batch) => batch.due > day);
          link.due = allowed(link, link.asked);
        }
        fill.stock += fill.received;
      }
  for (const site of sites)
    for (const link of site.customers)
      if (link.buyer === null) {
        link.owed = link.backlog;
        [link.fed, link.fedCause] = ordered(given, link, date);
        link.wanted = wantedAtPrice(link) * link.fed;
        link.due = allowed(link, link.wanted + link.owed);
      }

  if (forms.labour === "states")
    for (const site of sites) {
      const strikes = outages.filter((one) => one.sites.includes(site.id) && date >= one.startDay);
      const on = strikes.filter((one) => date < (one.endDay ?? Number.POSITIVE_INFINITY));
      const share = Math.max(0, ...on.map((one) => given.value(one.strikingShare ?? 0)));
      // The line is manned anew in the morning of a strike, for what a growing site can make on that day.
      if (walkOut(site, share) && grows.has(site.id)) site.manned = capacityOf(site);
    }

  // Make and ship. Nobody uses today what somebody else makes today.
  for (const site of sites) {
    const capacity = capacityOf(site);
    site.room = capacity;
    const closeDays = Math.max(1, site.processDays + site.finishedDays);
    const aim = (site.finishedDays + site.processDays) * site.rest;
    site.demand = site.customers.reduce((sum, link) => sum + link.due, 0);
    site.target = bearable(site, Math.max(0, meant(site, aim - site.finished - total(site.process), closeDays)));
    site.wanted = Math.min(site.target, news.most(site, day));
    site.heldBack = site.target - site.wanted;
    site.wanted = Math.min(site.wanted, capacity);
    site.called = site.wanted;
    for (const slot of site.slots) {
      slot.limit = bound(site, slot, forms, capacity);
      site.wanted = Math.min(site.wanted, slot.limit);
      if (slot.row?.ordersFollow === "target") site.called = Math.min(site.called, slot.limit);
    }
    site.made = Math.min(site.wanted, canMake(site));
    for (const slot of site.slots) take(slot.need * site.made, slot.fills);
    site.process.push({ due: day + site.processDays, units: site.made });
    site.leaving = total(site.process.filter((batch) => batch.due === day));
    site.process = site.process.filter((batch) => batch.due > day);
    site.imported = fetched(site);
    const supply = site.finished + site.leaving + site.imported;
    const short = supply < site.demand;
    const shares = short ? ration(forms.rationing, supply, site.customers, isRated) : null;
    site.finished = short ? 0 : supply - site.demand;
    site.shipped = Math.min(supply, site.demand);
    for (const link of site.customers) {
      link.sent = shares === null ? link.due : shares.get(link)!;
      if (link.buyer !== null) link.underway.push({ due: day + link.transitDays, units: link.sent });
      else {
        link.undelivered += link.base - link.sent;
        const unserved = link.wanted + link.owed - link.sent;
        link.backlog = link.patienceDays > 1 ? unserved * (1 - 1 / link.patienceDays) : 0;
      }
    }
  }

  // Prices, before buyers plan tomorrow.
  if (markets.length > 0)
    for (const site of sites) account(site, available(site), given.value(given.files.prices!.lossPatienceDays));
  for (const market of markets) quote(given, market, prices, allowed, date);

  // Evening: what keeps everybody from rest, accounts, orders for tomorrow, then people.
  blame(given, sites, { controls, left: leftOf, news, forms }, day);
  for (const company of new Set(sites.map((site) => site.purse))) {
    if (company === null) continue;
    spend(company);
    if (company.spent !== company.cash && company.cash - company.spent < 1e-9) edges.close ??= "cash";
  }
  const { switching } = given.files;
  const rule =
    switching &&
    ((slot: NaiveSlot) => ({
      belowCoverShare: given.value(slot.row?.belowCoverShare ?? switching.belowCoverShare),
      programmeCostDays: given.value(slot.row?.programmeCostDays ?? switching.programmeCostDays),
    }));
  for (const site of sites) {
    const capacity = capacityOf(site);
    const last = forms.orders === "lastDemand";
    const meantToMake = last ? site.demand : Math.min(site.target, capacity);
    const owed = unservedOf(site);
    prove(site, rule, news, day, edges);
    for (const slot of site.slots) {
      const follows = slot.row?.ordersFollow ?? "wanted";
      for (const fill of slot.fills) {
        const planned = fill.mix * slot.need * (follows === "wanted" ? site.called : meantToMake);
        fill.planned = planned / fill.unitsEach;
        // Of the pipeline, orders for yesterday's demand see what arrives tomorrow; planned ones see all of it.
        const seen = (link: NaiveLink) => link.underway.filter((batch) => !last || batch.due === day + 1);
        const seenDays = (link: NaiveLink) => (last ? 1 : link.transitDays);
        const onTheWay = fill.links.reduce((sum, link) => sum + total(seen(link)), 0) * fill.unitsEach;
        const atRest = fill.links.reduce((sum, link) => sum + link.base * seenDays(link), 0) * fill.unitsEach;
        const aim = fill.coverDays * fill.restUse + atRest;
        let counted = onTheWay - inPlace(fill, onTheWay - atRest);
        if (grows.has(site.id)) {
          // What a larger use keeps under way is no stock too many.
          const usual = fill.links.filter(({ second }) => second === null);
          const days = usual.reduce((sum, link) => sum + link.base * seenDays(link), 0) * fill.unitsEach;
          const kept = fill.restUse > 0 ? (Math.max(0, planned - fill.restUse) * days) / fill.restUse : 0;
          counted -= Math.min(kept, Math.max(0, counted - atRest));
        }
        const order = news.ahead(site, slot, fill, day, planned, aim - fill.stock - counted);
        // Suppliers ask how much a buyer holds, what is missing on its way taken off, only when they serve the neediest first.
        const under = fill.links.reduce((sum, link) => sum + total(link.underway) - link.base * link.transitDays, 0);
        const held = Math.max(fill.stock + under * fill.unitsEach, 0);
        const band = forms.rationing === "urgency" && fill.restUse > 0 ? bandOf(held / fill.restUse, edges) : 0;
        for (const link of fill.links) link.coverBand = band;
        for (const link of fill.links) link.asked = fill.restUse > 0 ? (order * link.base) / fill.restUse : 0;
      }
    }
    if (rule !== null) askOthers(site, capacity, owed, last);
    if (forms.labour === "states") decide(site, day, news.expected(site, day), given.yearDays, edges);
    else follow(site, capacity);
    site.manned = grows.has(site.id) ? capacity : 0;
    sortOut(site, [...controls, ...given.feeds, ...outages], forms.labour === "partialAdjustment");
  }
}
