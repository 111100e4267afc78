import type { Control, PricePath } from "../../src/scenario/types.ts";
import type { Valuer } from "../../src/world/rows.ts";
import type { Given } from "./build.ts";
import { account, bearable, quote, wantedAtPrice } from "./prices.ts";
import { canMake, decide } from "./send.ts";
import { slotAllows, take, waterFill } from "./split.ts";
import type { Edges, NaiveLink, NaiveMarket, NaiveSite } from "./things.ts";

/** Admitted share of a group on a day, and the most of its goods due that day that is let in, over the rest flow: the strictest control holds. */
function letThrough(controls: readonly Control[], value: Valuer, group: string | null, day: number): [number, number] {
  let admitted = 1;
  let landed = 1;
  for (const control of controls) {
    if (group === null || !control.groups.includes(group)) continue;
    if (day < control.startDay || day >= (control.endDay ?? Number.POSITIVE_INFINITY)) continue;
    const progress = control.onsetDays > 0 ? Math.min(1, (day - control.startDay + 1) / control.onsetDays) : 1;
    const mine = 1 - (1 - value(control.admittedShare)) * progress;
    admitted = Math.min(admitted, mine);
    landed = Math.min(landed, 1 - value(control.goodsAtSeaStopped) * (1 - mine));
  }
  return [admitted, landed];
}

/** One day of the naive model. */
export function naiveDay(
  given: Given,
  { sites, markets }: { readonly sites: readonly NaiveSite[]; readonly markets: readonly NaiveMarket[] },
  { controls, prices }: { readonly controls: readonly Control[]; readonly prices: readonly PricePath[] },
  day: number,
  edges: Edges,
): void {
  const { value } = given;
  const allowed = (link: NaiveLink, ask: number) => {
    const [admitted] = letThrough(controls, value, link.group, day);
    return admitted < 1 ? Math.min(ask, admitted * link.base) : ask;
  };
  const total = (batches: readonly { units: number }[]) => batches.reduce((sum, batch) => sum + batch.units, 0);

  // Morning: goods arrive; what may be shipped today is settled.
  for (const site of sites)
    for (const slot of site.slots)
      for (const fill of slot.fills)
        for (const link of fill.links) {
          const [, landed] = letThrough(controls, value, link.group, day);
          const arriving = total(link.underway.filter((batch) => batch.due === day));
          fill.stock += (landed < 1 ? Math.min(arriving, landed * link.base) : arriving) * fill.unitsEach;
          link.underway = link.underway.filter((batch) => batch.due > day);
          link.due = allowed(link, link.asked);
        }
  for (const site of sites)
    for (const link of site.customers)
      if (link.buyer === null) {
        link.owed = link.backlog;
        link.wanted = wantedAtPrice(link);
        link.due = allowed(link, link.wanted + link.owed);
      }

  // Make and ship. Nobody uses today what somebody else makes today.
  for (const site of sites) {
    const [admitted] = letThrough(controls, value, site.dependsOn, day);
    const capacity = site.capacity * (1 - site.dependence * (1 - admitted));
    const closeDays = Math.max(1, site.processDays + site.finishedDays);
    const aim = (site.finishedDays + site.processDays) * site.rest;
    site.demand = site.customers.reduce((sum, link) => sum + link.due, 0);
    site.target = bearable(site, Math.max(0, site.demand + (aim - site.finished - total(site.process)) / closeDays));
    site.wanted = Math.min(site.target, capacity);
    for (const slot of site.slots) {
      const criticality = slot.row?.criticality ?? "minor";
      if (criticality === "minor") continue;
      const limit = slotAllows(slot.need, slot.fills);
      site.wanted = Math.min(site.wanted, criticality === "critical" ? limit : (limit + capacity) / 2);
    }
    site.made = Math.min(site.wanted, canMake(site));
    for (const slot of site.slots) take(slot.need * site.made, slot.fills);
    site.process.push({ due: day + site.processDays, units: site.made });
    site.leaving = total(site.process.filter((batch) => batch.due === day));
    site.process = site.process.filter((batch) => batch.due > day);
    const supply = site.finished + site.leaving;
    const short = supply < site.demand;
    const shares = short ? waterFill(supply, site.customers) : null;
    site.finished = short ? 0 : supply - site.demand;
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
  for (const site of sites) {
    const [admitted] = letThrough(controls, value, site.dependsOn, day);
    if (markets.length > 0)
      account(site, 1 - site.dependence * (1 - admitted), value(given.files.prices!.lossPatienceDays));
  }
  for (const market of markets) quote(given, market, prices, allowed, day);

  // Evening: orders for tomorrow, then people.
  for (const site of sites) {
    const [admitted] = letThrough(controls, value, site.dependsOn, day);
    const meantToMake = Math.min(site.target, site.capacity * (1 - site.dependence * (1 - admitted)));
    for (const slot of site.slots) {
      const follows = slot.row?.ordersFollow ?? "wanted";
      for (const fill of slot.fills) {
        const planned = fill.mix * slot.need * (follows === "wanted" ? site.wanted : meantToMake);
        fill.planned = planned / fill.unitsEach;
        const onTheWay = fill.links.reduce((sum, link) => sum + total(link.underway), 0) * fill.unitsEach;
        const atRest = fill.links.reduce((sum, link) => sum + link.base * link.transitDays, 0) * fill.unitsEach;
        const aim = fill.coverDays * fill.restUse + atRest;
        const order = Math.max(0, planned + (aim - fill.stock - onTheWay) / slot.restockDays);
        for (const link of fill.links) link.asked = fill.restUse > 0 ? (order * link.base) / fill.restUse : 0;
      }
    }
    decide(site, day, edges);
  }
}
