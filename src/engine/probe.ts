import { rowOfDay, worksOn } from "../levers/span.ts";
import { floor } from "../numbers/math.ts";
import type { Block } from "../world/block.ts";
import { CAUSES, outFor } from "../world/causes.ts";
import { MINOR, type Row, UNLIMITED, type World } from "../world/tables.ts";
import { checkDay, openLedger, takeStock } from "./identities.ts";
import { type Experiment, makeSimulator } from "./run.ts";
import type { Layout } from "./series.ts";
import { economyOf, spanOfRun } from "./starter.ts";

/** Columns of a site that a probe writes down at the end of every day. */
const SITE_COLUMNS = [
  ...(["availableShare", "demandUnits", "targetUnits", "wantedUnits", "madeUnits", "leavingUnits"] as const),
  ...(["shippedUnits", "finishedUnits", "importedUnits", "precautionShare", "runShare", "cause"] as const),
  ...(["atWork", "shortHours", "noticed", "onStrike", "furloughed", "separated", "placed"] as const),
];
export type WatchedColumn = (typeof SITE_COLUMNS)[number];

/** A column over the days of a replication. */
export type Days = Float64Array;

/** One relation between two sites, or with final demand, seen from the side of the site that is watched. Units: the product's a day. */
export interface WatchedLink {
  /** Row of the link. */
  readonly link: Row;
  readonly supplier: Row;
  /** Buying site, or -1 for final demand. */
  readonly buyer: Row;
  readonly base: number;
  /** Days from shipping to arrival: 1 between sites at home, 0 to final demand. */
  readonly transitDays: number;
  /** Asked for the evening before, allowed by the controls of the day, sent, and stopped on arrival. */
  readonly asked: Days;
  readonly due: Days;
  readonly sent: Days;
  readonly stopped: Days;
  /** Root cause that the other side has that day, and that of the control on the link. */
  readonly theirCause: Days;
  readonly controlCause: Days;
  /** A second source: what it has contracted, the product's units a day; 0 before it is qualified. Null: a usual supplier. */
  readonly contract: Days | null;
}

export interface WatchedFill {
  readonly fill: Row;
  readonly restUse: number;
  readonly restStock: number;
  readonly stock: Days;
  /** Slot units that a unit of the product provides, and the largest share of the slot that it may fill, day by day. */
  readonly unitsEach: number;
  readonly usable: Days;
  readonly links: readonly WatchedLink[];
}

export interface WatchedSlot {
  readonly slot: Row;
  /** Whether a lack of it can hold output back. */
  readonly binds: boolean;
  /** Need of the slot at rest, slot units a day. */
  readonly need: number;
  /** 1 from the day on which its buyer has begun to qualify others for it. */
  readonly begun: Days;
  /** Output below rest that the slot costs, a day. */
  readonly lack: Days;
  readonly fills: readonly WatchedFill[];
}

/** One site in one replication, day by day: plain numbers that a story is told from. */
export interface Watched {
  readonly site: Row;
  readonly replication: number;
  readonly days: number;
  readonly rest: {
    readonly output: number;
    readonly capacity: number;
    readonly head: number;
    readonly processDays: number;
  };
  readonly daily: Readonly<Record<WatchedColumn, Days>>;
  readonly slots: readonly WatchedSlot[];
  readonly customers: readonly WatchedLink[];
  /** Its people out of work by root cause at the end, by code. */
  readonly outByCause: Float64Array;
  /** People out of work at all counted sites: what the run's record of this replication says too. */
  readonly outOfWork: Float64Array;
}

/** Runs one replication with the reference engine and writes down one site. @throws ModelError when an identity breaks */
export function watch(experiment: Experiment, layout: Layout, replication: number, site: Row): Watched {
  const economy = economyOf(experiment);
  const { world } = economy;
  const { days } = layout;
  const { start, day, leadDays } = makeSimulator(experiment, layout);
  const span = spanOfRun(experiment, layout);
  const ledger = openLedger(economy);
  const block = start(replication);
  const watched = { ...prepare(world, block, site, days), replication };
  const asked = block.askUnits.slice();
  for (let today = 0 - leadDays; today < days; today++) {
    const works = worksOn(span, today);
    // On a day off nobody asks: what is written down is the last working day, its morning's asks included.
    if (works) asked.set(block.askUnits);
    if (works) takeStock(economy, block, ledger);
    day(today);
    if (works) checkDay(economy, block, ledger, today);
    if (today >= 0)
      writeDown(world, block, asked, watched, today, rowOfDay(span, works ? today : today + 1) - (works ? 0 : 1));
  }
  for (let code = 0; code < CAUSES; code++) watched.outByCause[code] = outFor(block, site, code);
  return watched;
}

function prepare(world: World, block: Block, site: Row, days: number): Omit<Watched, "replication"> {
  const column = (): Days => new Float64Array(days);
  const range = (starts: Int32Array, row: Row) =>
    Array.from({ length: starts[row + 1]! - starts[row]! }, (_, i) => starts[row]! + i);
  const link = (row: Row): WatchedLink => ({
    link: row,
    supplier: world.supplier[row]!,
    buyer: world.buyer[row]!,
    base: block.base[row]!,
    transitDays: world.originRow[row]! >= 0 ? block.delayDays[world.originRow[row]!]! : world.buyer[row]! >= 0 ? 1 : 0,
    ...{ asked: column(), due: column(), sent: column(), stopped: column() },
    ...{ theirCause: column(), controlCause: column() },
    contract: world.secondSource[row] === 1 ? column() : null,
  });
  return {
    site,
    days,
    rest: {
      output: block.restOutput[site]!,
      capacity: block.capacityUnits[site]!,
      head: block.headcount[site]!,
      processDays: block.processDays[site]!,
    },
    daily: Object.fromEntries(SITE_COLUMNS.map((name) => [name, column()])) as Record<WatchedColumn, Days>,
    slots: range(world.slotStart, site).map((slot) => ({
      slot,
      binds: world.criticality[slot]! < MINOR,
      need: block.needPerUnit[slot]! * block.restOutput[site]!,
      begun: column(),
      lack: column(),
      fills: range(world.fillStart, slot).map((fill) => ({
        fill,
        restUse: block.restUse[fill]!,
        restStock: block.restStockUnits[fill]!,
        stock: column(),
        unitsEach: block.slotUnitsPerUnit[fill]!,
        usable: column(),
        links: range(world.linkStart, fill).map(link),
      })),
    })),
    customers: Array.from(world.outLink.subarray(world.outStart[site]!, world.outStart[site + 1]!), link),
    outByCause: new Float64Array(CAUSES),
    outOfWork: new Float64Array(days),
  };
}

function writeDown(
  world: World,
  block: Block,
  askedBefore: Float64Array,
  watched: Watched,
  day: number,
  leverRow: number,
): void {
  for (const name of SITE_COLUMNS) watched.daily[name][day] = block[name][watched.site]!;
  const writeLink = (one: WatchedLink, other: Row) => {
    const gate = world.gate[one.link]!;
    // Final demand asks in the morning, sites the evening before.
    one.asked[day] = one.buyer < 0 ? block.askUnits[one.link]! : askedBefore[one.link]!;
    one.due[day] = block.dueUnits[one.link]!;
    one.sent[day] = block.sentUnits[world.outEntry[one.link]!]!;
    one.stopped[day] = block.stoppedUnits[one.link]!;
    one.theirCause[day] = other >= 0 ? block.cause[other]! : 0;
    if (one.contract) one.contract[day] = block.entitlementUnits[one.link]!;
    one.controlCause[day] = gate >= 0 ? block.controlCause[leverRow * world.gates + gate]! : 0;
  };
  for (const { slot, begun, lack, fills } of watched.slots) {
    begun[day] = block.programmeDay[slot]! < UNLIMITED ? 1 : 0;
    lack[day] = block.lackUnits[slot]!;
    for (const { fill, stock, usable, links } of fills) {
      stock[day] = block.stockUnits[fill]!;
      usable[day] = block.usableShare[fill]!;
      for (const one of links) writeLink(one, one.supplier);
    }
  }
  for (const one of watched.customers) writeLink(one, one.buyer);
  for (let row = 0; row < world.sites; row++)
    if (world.countedSite[row] === 1) watched.outOfWork[day]! += block.furloughed[row]! + block.separated[row]!;
  // As the record rounds: people are whole but under labour: partialAdjustment.
  watched.outOfWork[day] = floor(watched.outOfWork[day]! + 0.5);
}
