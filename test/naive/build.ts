import { normalQuantile } from "../../src/numbers/quantile.ts";
import type { DayFeed } from "../../src/scenario/feedTypes.ts";
import type { EndUseRow, FillRow, LinkRow, OriginRow, SiteRow, WorldFiles } from "../../src/scenario/worldTypes.ts";
import type { Luck } from "../../src/world/luck.ts";
import type { SupplierFirm, Valuer } from "../../src/world/rows.ts";
import type { Clock } from "./clock.ts";
import { measure } from "./feeds.ts";
import { hire } from "./hire.ts";
import { join } from "./join.ts";
import { openMarkets } from "./prices.ts";
import { bandOf } from "./ration.ts";
import { type KnownLinks, settleRest } from "./settle.ts";
import type { NaiveFill, NaiveLink, NaiveMarket, NaiveSite } from "./things.ts";

/** What a replication starts from: the files, the generated suppliers, the draws and the luck. */
export interface Given {
  readonly files: WorldFiles;
  readonly firms: readonly SupplierFirm[];
  readonly value: Valuer;
  readonly luck: Luck;
  /** Working day on which it begins: 0, or that of an earlier announcement. */
  readonly firstDay: number;
  /** Days are working days, counted from day 0; scenarios speak of dates. */
  readonly clock: Clock;
  /** Whether a calendar has days off, and the days that a year's volume is spread over. */
  readonly calendar: boolean;
  readonly yearDays: number;
  readonly feeds: readonly DayFeed[];
  /** Calendar day of date 0. */
  readonly effective?: string;
  /** What passes each feed at rest. */
  readonly passing: Map<string, number>;
}

const LONGEST = 62;
const days = (x: number, least: number) => Math.max(least, Math.min(Math.floor(x + 0.5), LONGEST));

/** The economy at rest: objects from rows, flows from final demand upstream, stocks and pipelines full. */
export function build(given: Given): { sites: NaiveSite[]; markets: NaiveMarket[] } {
  const { files, firms, value } = given;
  const sites = new Map<string, NaiveSite>();
  for (const row of files.sites)
    sites.set(row.id, { ...emptySite(row.id, "plant"), company: row.company, margin: row.marginShare });
  for (const firm of firms) sites.set(firm.id, emptySite(firm.id, "supplier"));
  for (const row of files.origins) sites.set(row.id, emptySite(row.id, "origin"));
  const find = (id: string) => sites.get(id)!;
  const counted = (regionId: string) => files.regions.find((one) => one.id === regionId)!.counted;
  const originOf = (id: string) => files.origins.find((one) => one.id === id);
  const rows: KnownLinks = new Map();

  for (const site of files.sites) {
    for (const row of files.slots.filter((one) => one.recipe === site.recipe)) {
      const among = files.fills.filter((one) => one.recipe === row.recipe && one.slot === row.slot);
      const others = among.reduce((sum, one) => sum + (one.mixShare === null ? 0 : value(one.mixShare)), 0);
      const fills = among.map((one): NaiveFill => {
        const mix = one.mixShare === null ? Math.max(0, 1 - others) : value(one.mixShare);
        return {
          ...emptyFill,
          unitsEach: value(one.slotUnitsPerUnit),
          mix,
          ceiling: Math.max(mix, ceilingOf(one, value)),
          programme: programmeOf(given, site.id, one, Math.max(mix, ceilingOf(one, value))),
          links: [],
        };
      });
      const restockDays = Math.max(1, value(row.restockDays));
      const need = value(row.needPerUnit) * value(row.needScale);
      find(site.id).slots.push({
        name: row.slot,
        row,
        need,
        limit: Number.POSITIVE_INFINITY,
        begun: null,
        restockDays,
        fills,
      });
      among.forEach((one, n) => {
        const partners = files.links.filter(
          (link) =>
            link.buyer === site.id &&
            link.slot === row.slot &&
            (originOf(link.supplier) ?? files.sites.find((other) => other.id === link.supplier))!.product ===
              one.product,
        );
        const known = partners.map((link) => ({ row: link, link: connect(link, site) }));
        rows.set(fills[n], known);
        fills[n].links.push(...known.map(({ link }) => link));
      });
    }
    const partners = firms.flatMap((firm) =>
      firm.customers.filter((one) => files.sites[one.site] === site).map((one) => ({ firm, weight: one.weight })),
    );
    if (partners.length === 0) continue;
    const all = { unitsEach: 1, mix: 1, ceiling: 1, programme: null };
    const fill: NaiveFill = { ...emptyFill, ...all, links: [] };
    for (const { firm, weight } of partners) {
      const met = { ...domestic, leaves: firm.region, enters: site.region };
      const link = newLink(find(firm.id), find(site.id), met, 1, false, site.marginShare ?? 0);
      link.base = weight; // a weight until rest is known
      fill.links.push(link);
    }
    find(site.id).slots.push({
      name: "parts",
      row: null,
      need: 0,
      limit: Number.POSITIVE_INFINITY,
      begun: null,
      restockDays: 1,
      fills: [fill],
    });
  }
  const uses: { use: EndUseRow; link: NaiveLink }[] = [];
  for (const row of files.demand) {
    const use = files.endUses.find((one) => one.id === row.endUse)!;
    const from = originOf(row.supplier);
    const met = passage(from, use.counted, use.id);
    const link = newLink(find(row.supplier), null, met, 0, from !== undefined, use.bidShare, use.id);
    link.base = (row.unitsPerYear * value(row.scale)) / given.yearDays;
    link.patienceDays = value(use.patienceDays);
    uses.push({ use, link });
  }

  function connect(row: LinkRow, buyer: SiteRow): NaiveLink {
    const from = originOf(row.supplier);
    const transit = from === undefined ? 1 : days(value(row.transitDays ?? from.transitDays), 1);
    const leaves = (from ?? files.sites.find(({ id }) => id === row.supplier)!).region;
    const met = { ...passage(from, counted(buyer.region), buyer.company), leaves, enters: buyer.region };
    const one = newLink(find(row.supplier), find(buyer.id), met, transit, from !== undefined, buyer.marginShare ?? 0);
    if (row.qualifyDays === null) return one;
    const took = spreadOf(given, "qualify.source", `${row.buyer}|${row.slot}|${row.supplier}`);
    one.second = { days: value(row.qualifyDays) * took, share: value(row.entitlementShare), most: 0 };
    return one;
  }

  const settled = new Set<NaiveSite>();
  const settle = (site: NaiveSite) => {
    if (settled.has(site)) return;
    settled.add(site);
    for (const { buyer } of site.customers) if (buyer !== null) settle(buyer);
    settleRest(given, site, rows);
  };
  for (const site of sites.values()) settle(site);
  for (const site of sites.values()) fillUp(given, site);
  join(given, sites);
  measure(given, sites.values());
  const markets = openMarkets(given, sites, uses);
  return { sites: [...sites.values()], markets };
}

/** Domestic goods, which no control meets. */
const domestic = { group: null, by: "counted", licence: "", origin: "", leaves: "", enters: "" } as const;
type Passage = Pick<NaiveLink, "group" | "by" | "licence" | "origin" | "leaves" | "enters">;

const passage = (from: OriginRow | undefined, counted: boolean, buyer: string): Passage =>
  from === undefined
    ? domestic
    : {
        group: from.controlGroup,
        by: counted ? "counted" : "foreign",
        licence: `${from.id}|${buyer}`,
        origin: from.id,
        leaves: "",
        enters: "",
      };

const noMoney = { market: null, costRise: 0, lossDays: 0, running: 1, offers: 1 };
const emptyFill = {
  ...{ restUse: 0, coverDays: 0, stock: 0, received: 0, used: 0 },
  ...{ market: null, costShare: 0, planned: 0, cause: null, instead: 0, insteadUnderway: 0 },
};

function emptySite(id: string, kind: NaiveSite["kind"]): NaiveSite {
  const zero = {
    rest: 0,
    capacity: 0,
    overtime: 1,
    manned: 0,
    processDays: 0,
    finishingShare: 0,
    finishedDays: 0,
    roomDays: 0,
    dependence: 0,
    dependenceAbroad: 0,
  };
  const flows = {
    room: 0,
    heldBack: 0,
    cause: null,
    demand: 0,
    target: 0,
    wanted: 0,
    called: 0,
    made: 0,
    leaving: 0,
    finished: 0,
  };
  const ties = { dependsOn: null, company: null, purse: null, margin: null, help: null };
  const more = { shipped: 0, imported: 0, shortage: 0, process: [], people: null as never };
  return { id, kind, slots: [], customers: [], ...zero, ...flows, ...noMoney, ...ties, ...more };
}

function newLink(
  supplier: NaiveSite,
  buyer: NaiveSite | null,
  met: Passage,
  transitDays: number,
  fromOrigin: boolean,
  bid: number,
  use: string | null = null,
): NaiveLink {
  const zero = { coverBand: 16, base: 0, asked: 0, due: 0, sent: 0, backlog: 0, patienceDays: 0, undelivered: 0 };
  const money = { wanted: 0, owed: 0, fed: 1, fedCause: null, market: null, elasticity: 0 };
  const link: NaiveLink = {
    supplier,
    buyer,
    ...met,
    transitDays,
    fromOrigin,
    bid,
    use,
    ...zero,
    ...money,
    underway: [],
    stopped: 0,
    second: null,
    qualified: false,
  };
  supplier.customers.push(link);
  return link;
}

function ceilingOf(row: FillRow, value: Valuer, qualified = false): number {
  const [share, massShare] = qualified
    ? [row.qualifiedCeilingShare, row.qualifiedCeilingMassShare]
    : [row.ceilingShare, row.ceilingMassShare];
  if (massShare === null) return share === null ? 1 : value(share);
  const x = value(massShare);
  const r = value(row.massRatio ?? 1);
  return (r * x) / (1 - x + r * x);
}

/** How much longer one programme takes than its factor says. */
const spreadOf = ({ files, value, luck }: Given, stream: string, id: string): number =>
  Math.exp(value(files.luck.qualifyDaysSigma) * normalQuantile(luck(stream, id), 0, 1));

function programmeOf(given: Given, site: string, row: FillRow, dropIn: number): NaiveFill["programme"] {
  if (row.qualifyDays === null) return null;
  return {
    days: given.value(row.qualifyDays) * spreadOf(given, "qualify.material", `${site}|${row.slot}|${row.product}`),
    ceiling: Math.max(dropIn, ceilingOf(row, given.value, true)),
  };
}

/** Stocks, pipelines, work in process and people of a site whose rest is known. */
function fillUp(given: Given, site: NaiveSite): void {
  const { files, value, luck } = given;
  const plant = files.sites.find((row) => row.id === site.id);
  const from: OriginRow | undefined = files.origins.find((row) => row.id === site.id);
  const stageId = plant?.stage ?? (site.kind === "supplier" ? files.suppliers!.stage : null);
  const stage = files.stages.find((row) => row.id === stageId);
  if (stage !== undefined) {
    site.processDays = days(value(stage.processDays), 0);
    site.finishingShare = site.processDays > 0 ? value(stage.finishingStaffShare) : 0;
    site.finishedDays = value(stage.finishedCoverDays);
    site.roomDays = value(stage.finishedRoomDays);
    if (plant !== undefined)
      site.roomDays *= Math.exp(value(files.luck.roomSiteSigma) * normalQuantile(luck("room.site", site.id), 0, 1));
    site.overtime = Math.max(1, value(stage.overtimeCeilingShare));
  }
  if (files.ramps.some((row) => row.site === site.id)) site.manned = site.capacity;
  if (site.kind === "supplier") site.capacity = Number.POSITIVE_INFINITY;
  if (from !== undefined) {
    site.capacity = site.rest * (1 + value(from.surgeShare)) + value(from.spareUnitsPerYear) / given.yearDays;
    site.dependsOn = from.dependsOn === "" ? null : from.dependsOn;
    site.dependence = value(from.dependenceShare);
    site.dependenceAbroad = value(from.dependenceAbroadShare);
  }
  site.finished = site.finishedDays * site.rest;
  for (let due = 0; due < site.processDays; due++) site.process.push({ due: given.firstDay + due, units: site.rest });
  const spread = (sigma: number | string, stream: string, id: string) =>
    Math.exp(value(sigma) * normalQuantile(luck(stream, id), 0, 1));
  for (const slot of site.slots)
    for (const fill of slot.fills) {
      if (slot.row !== null)
        fill.coverDays =
          value(slot.row.coverDays) *
          (given.calendar ? 1 : 7 / plant!.workingDaysPerWeek) *
          spread(files.luck.coverCompanySigma, "cover.company", `${plant!.company}|${slot.name}`) *
          spread(files.luck.coverSiteSigma, "cover.site", `${site.id}|${slot.name}`);
      fill.stock = fill.coverDays * fill.restUse;
      for (const link of fill.links) link.coverBand = bandOf(fill.coverDays);
    }
  for (const link of site.customers) {
    link.asked = link.base;
    for (let due = 0; due < link.transitDays; due++)
      link.underway.push({ due: given.firstDay + due, units: link.base });
  }
  site.people = hire(given, site, plant ?? null);
}
