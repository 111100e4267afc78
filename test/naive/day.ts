import type { Control } from "../../src/scenario/types.ts";
import type { Given } from "./build.ts";
import { letThrough } from "./controls.ts";
import type { NaiveNews } from "./news.ts";
import { canMake, decide } from "./send.ts";
import { slotAllows, take, waterFill } from "./split.ts";
import type { Edges, NaiveLink, NaiveSite } from "./things.ts";

/** One day of the naive model. */
export function naiveDay(
  given: Given,
  sites: readonly NaiveSite[],
  controls: readonly Control[],
  news: NaiveNews,
  day: number,
  edges: Edges,
): void {
  const available = (site: NaiveSite) => {
    const meets = (by: "maker" | "foreign") =>
      letThrough(given, controls, { group: site.dependsOn, by, licence: "" }, day)[0];
    return Math.min(1 - site.dependence * (1 - meets("maker")), 1 - site.dependenceAbroad * (1 - meets("foreign")));
  };
  const allowed = (link: NaiveLink, ask: number) => {
    const [admitted] = letThrough(given, controls, link, day);
    return admitted < 1 ? Math.min(ask, admitted * link.base) : ask;
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
          fill.received += (landed < 1 ? Math.min(arriving, landed * link.base) : arriving) * fill.unitsEach;
          link.underway = link.underway.filter((batch) => batch.due > day);
          link.due = allowed(link, link.asked);
        }
        fill.stock += fill.received;
      }
  for (const site of sites)
    for (const link of site.customers) if (link.buyer === null) link.due = allowed(link, link.base + link.backlog);

  // Make and ship. Nobody uses today what somebody else makes today.
  for (const site of sites) {
    const capacity = site.capacity * available(site);
    const closeDays = Math.max(1, site.processDays + site.finishedDays);
    const aim = (site.finishedDays + site.processDays) * site.rest;
    site.demand = site.customers.reduce((sum, link) => sum + link.due, 0);
    site.target = Math.max(0, site.demand + (aim - site.finished - total(site.process)) / closeDays);
    site.wanted = Math.min(site.target, news.most(site, day), capacity);
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
        const unserved = link.base + link.backlog - link.sent;
        link.backlog = link.patienceDays > 1 ? unserved * (1 - 1 / link.patienceDays) : 0;
      }
    }
  }

  // Evening: orders for tomorrow, then people.
  for (const site of sites) {
    const meantToMake = Math.min(site.target, site.capacity * available(site));
    for (const slot of site.slots) {
      const follows = slot.row?.ordersFollow ?? "wanted";
      for (const fill of slot.fills) {
        const planned = fill.mix * slot.need * (follows === "wanted" ? site.wanted : meantToMake);
        const onTheWay = fill.links.reduce((sum, link) => sum + total(link.underway), 0) * fill.unitsEach;
        const atRest = fill.links.reduce((sum, link) => sum + link.base * link.transitDays, 0) * fill.unitsEach;
        const aim = fill.coverDays * fill.restUse + atRest;
        const order = news.ahead(site, slot, fill, day, planned, aim - fill.stock - onTheWay);
        for (const link of fill.links) link.asked = fill.restUse > 0 ? (order * link.base) / fill.restUse : 0;
      }
    }
    decide(site, day, edges);
  }
}
