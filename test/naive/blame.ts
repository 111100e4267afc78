import type { Control } from "../../src/scenario/types.ts";
import type { Valuer } from "../../src/world/rows.ts";
import { strictest } from "./controls.ts";
import type { NaiveFill, NaiveLink, NaiveSite } from "./things.ts";

/** Root causes in naive form: whatever differs from rest is listed with its size and its cause, and the largest is named. */
interface Difference {
  readonly size: number;
  readonly cause: string | null;
}

const LEAST = 1e-9;

/** The largest difference; of equal ones (to a millionth) the first. */
const largest = (list: readonly Difference[]): Difference | null =>
  list.reduce<Difference | null>((most, one) => (most === null || one.size > most.size * 1.000001 ? one : most), null);

const known = (list: readonly Difference[], least = 0): Difference[] =>
  list.filter(({ size, cause }) => cause !== null && size > least);

/** The evening's causes: first of every site from what others had yesterday, then of every fill from what its suppliers have today. */
export function blame(sites: readonly NaiveSite[], controls: readonly Control[], value: Valuer, day: number): void {
  const control = (group: string | null) => strictest(controls, value, group, day).name;
  const before = new Map(sites.map((site) => [site, site.cause]));

  const ofOrders = (site: NaiveSite, sign: number): string | null => {
    const list = site.customers.map((link): Difference => {
      const size = sign * (link.base - link.due);
      const barred = strictest(controls, value, link.group, day).admitted < 1 ? orderOf(link) - link.due : 0;
      if (2 * barred > size) return { size, cause: control(link.group) };
      if (link.buyer === null) return { size, cause: null };
      return { size, cause: before.get(link.buyer) ?? fillOf(link).cause };
    });
    return largest(known(list))?.cause ?? null;
  };
  // Buyers are asked anew on every fourth day, and by sites that know of no cause.
  const askBuyers = (site: NaiveSite, sign: number) =>
    day % 4 === 0 ? ofOrders(site, sign) : (before.get(site) ?? ofOrders(site, sign));
  const ofSlot = (fills: readonly NaiveFill[]): string | null => {
    const list = fills.map((fill) => {
      const stoppedBy = fill.links.find((link) => link.stopped > 0);
      const cause = fill.cause ?? (stoppedBy === undefined ? null : control(stoppedBy.group));
      const size = fill.coverDays * fill.restUse - fill.stock + (fill.restUse - fill.received);
      return { size, cause };
    });
    return largest(known(list))?.cause ?? null;
  };

  const causes = sites.map((site): string | null => {
    const least = LEAST * site.rest;
    const room = site.rest - site.room;
    const orders = site.rest - site.target;
    const gaps: [number, () => string | null][] = [
      [room, () => control(site.dependsOn)],
      ...site.slots.map((slot): [number, () => string | null] => [site.rest - slot.limit, () => ofSlot(slot.fills)]),
      [orders, () => askBuyers(site, 1)],
    ];
    let worst: [number, () => string | null] | null = null;
    for (const gap of gaps) if (gap[0] > least && (worst === null || gap[0] > worst[0] * 1.000001 + least)) worst = gap;
    const cause = worst === null ? (orders < -least ? askBuyers(site, -1) : null) : worst[1]();
    const process = site.process.reduce((sum, batch) => sum + batch.units, 0) - site.rest * site.processDays;
    const finished = site.finished - site.rest * site.finishedDays;
    const away = [orders, site.rest - site.leaving, process, finished].some((x) => Math.abs(x) > least);
    return cause ?? (away ? before.get(site)! : null);
  });
  sites.forEach((site, row) => {
    site.cause = causes[row];
  });

  for (const site of sites)
    for (const slot of site.slots) {
      if ((slot.row?.criticality ?? "minor") === "minor") continue;
      for (const fill of slot.fills) {
        const least = LEAST * fill.restUse;
        const aim =
          fill.coverDays * fill.restUse +
          fill.links.reduce((sum, link) => sum + link.base * link.transitDays, 0) * fill.unitsEach;
        const held = fill.stock + fill.links.reduce((sum, link) => sum + underway(link), 0) * fill.unitsEach;
        if (Math.abs(aim - held) <= least) {
          fill.cause = null;
          continue;
        }
        const list = fill.links.map((link): Difference => {
          const asked = Math.min(link.asked, link.base);
          const size = (asked - link.sent + link.stopped) * fill.unitsEach;
          const barred = (asked - link.due + link.stopped) * fill.unitsEach;
          const mine = link.group !== null && 2 * barred > size;
          return { size, cause: mine ? control(link.group) : (link.supplier.cause ?? "capacity") };
        });
        fill.cause = largest(known(list, least))?.cause ?? fill.cause;
      }
    }
}

const underway = (link: NaiveLink): number => link.underway.reduce((sum, batch) => sum + batch.units, 0);

/** What was asked for today: of final demand its volume at rest and what it was owed this morning. */
const orderOf = (link: NaiveLink): number => (link.buyer === null ? link.wish : link.asked);

function fillOf(link: NaiveLink): NaiveFill {
  return link.buyer!.slots.flatMap((slot) => slot.fills).find((fill) => fill.links.includes(link))!;
}

/** People out of work by cause: those who left today get the cause of the day, those who came back are taken from all in proportion. */
export function sortOut(site: NaiveSite, causes: readonly string[]): void {
  const { people } = site;
  const out = people.furloughed + people.separated;
  const before = [...people.byCause.values()].reduce((a, b) => a + b, 0);
  let returning = before + people.left - out;
  let left = before;
  for (const cause of causes) {
    const have = people.byCause.get(cause) ?? 0;
    if (have === 0) continue;
    const taken = have === left ? returning : Math.floor((returning * have) / left);
    people.byCause.set(cause, have - taken);
    left -= have;
    returning -= taken;
  }
  if (people.left === 0) return;
  const cause = site.cause ?? "unattributed";
  people.byCause.set(cause, (people.byCause.get(cause) ?? 0) + people.left);
}
