import type { PathLevers } from "../../levers/capacity/pathLevers.ts";
import { max, min } from "../../numbers/math.ts";
import { type Programme, places } from "../../scenario/capacity/types.ts";
import { daysFrom } from "../../scenario/dates.ts";
import type { CapacityLuck } from "../../world/capacity/luck.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { decideMonth } from "./decide.ts";
import { learnedCost } from "./learning.ts";
import { clearMarket, exporterPrice, type Market } from "./market.ts";
import { soldShare } from "./offtake.ts";
import { joinQueue, serveQueue } from "./power.ts";
import { liftToFloors, trendOver } from "./price.ts";
import { goodShare } from "./ramp.ts";
import { type CreditsPaid, dutyOf, recordDay } from "./record.ts";
import { capacitySeries } from "./series.ts";
import { type CapacityState, COMING, RUNNING, startState } from "./state.ts";
import { orderUses, takeUp } from "./takeUp.ts";
import { lookAhead } from "./worth.ts";

/** What a replication of a path leaves: series by month, and the day on which each module made its first product (-1: never). */
export interface PathRecord {
  /** [series][month] */
  readonly values: Float64Array;
  readonly started: Int32Array;
}

/**
 * One path, day by day, in this order: loads join and leave the queue for power; what is built is built on; lines ramp as far as buyers
 * take what they make; end uses take up the substitute; the market clears; groups learn; on the first of a month companies decide and public money is spent; on its last
 * day the record is taken.
 */
export function runPath(
  plan: CapacityPlan,
  rates: CapacityRates,
  luck: CapacityLuck,
  programme: Programme,
  levers: PathLevers,
  state: CapacityState,
): PathRecord {
  startState(plan, rates, luck, levers, state);
  const values = new Float64Array(capacitySeries.length * plan.months.length);
  const paid: CreditsPaid = { anodeMusd: 0, cellMusd: 0, interventionsMusd: 0 };
  const money = purse(plan, programme);
  let market: Market | null = null;
  plan.months.forEach(({ first, last }, month) => {
    for (let day = first; day <= last; day++) {
      const years = (day - plan.baseDay) / 365.25;
      connect(rates, state, day, day === first, levers.reservedShare[month]!);
      if (day === first) openHomeMakers(plan, rates, state, levers.openedShare[month]!);
      build(plan, rates, state, day, levers.equipmentMissingShare[month]!);
      ramp(plan, rates, state, day);
      const trend = trendOver(rates.rules.exporterTrendPerYear, years) * (1 - levers.undercutShare[month]!);
      const price: number = market?.exporterUsdPerTonne ?? exporterPrice(rates.rules.exporterUsdPerTonne, trend, 0, 0);
      takeUp(plan, rates, state, price, month);
      if (day === first) orderUses(plan, rates, state, price, month);
      market = clearMarket(plan, rates, state, years, trend);
      learn(plan, rates, state);
      pay(plan, rates, state, levers, paid, month);
      if (day !== first) continue;
      const outlook = lookAhead(plan, rates, state, market, day, month);
      decideMonth(plan, rates, state, outlook, programme, last - first + 1, money.accrued(day));
      spend(plan, rates, state, market, money, day, month, last - first + 1);
      liftToFloors(plan, rates, state, outlook);
      paid.interventionsMusd += levers.programmeMusd[month]!;
    }
    const today = recordDay(plan, rates, state, market!, paid, month, (last - plan.baseDay) / 365.25);
    capacitySeries.forEach(([name], row) => {
      values[row * plan.months.length + month] = today[name] + 0;
    });
  });
  return { values, started: Int32Array.from(state.startedDay) };
}

/** A programme's money as it becomes available: evenly between its first and its last day, each use its share. */
interface Purse {
  readonly from: number;
  readonly until: number;
  readonly musdOf: (use: string) => number;
  /** What a use may have spent by the evening of a day. */
  readonly accrued: (day: number) => (use: string) => number;
}

function purse({ from }: CapacityPlan, programme: Programme): Purse {
  const begins = daysFrom(from, programme.from);
  const ends = daysFrom(from, programme.until);
  const musdOf = (use: string) => programme.publicMoneyMusd * (programme.uses[use] ?? 0);
  return {
    from: begins,
    until: ends,
    musdOf,
    accrued: (day) => {
      const gone = min(1, max(0, (day + 1 - begins) / (ends - begins)));
      return (use) => musdOf(use) * gone;
    },
  };
}

/** Loads of others ask on the first of a month; the utility connects what it can. */
function connect(
  rates: CapacityRates,
  state: CapacityState,
  day: number,
  monthBegins: boolean,
  reservedShare: number,
): void {
  state.queues.forEach((queue, row) => {
    if (monthBegins)
      joinQueue(queue, -1, (rates.power.dataCentres[row]! / 12) * trendOver(rates.power.growth[row]!, day / 365.25));
    serveQueue(queue, rates.power.connected[row]! / 365, reservedShare, (unit) => {
      state.connected[unit] = 1;
    });
    state.othersWaitMwDays += max(0, queue.waitingOthers);
    state.unitsWaitMwDays += max(0, queue.waitingUnits);
  });
}

/**
 * A day's work on what is being built, less what waits for equipment unless its owners are Chinese; a module that is built and has power makes
 * its first product.
 */
function build(
  { unitPower, unitRoute, unitCell }: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  day: number,
  missingShare: number,
): void {
  const { stage, paused, builtDays, buildDays, connected, decidedDay } = state;
  for (let row = 0; row < stage.length; row++) {
    if (stage[row] !== COMING || paused[row] === 1) continue;
    builtDays[row]! += unitCell[row]! % places.length === CHINESE_ABROAD ? 1 : 1 - missingShare;
    const studied = unitPower[row]! < 0 || day - decidedDay[row]! >= rates.route.powerLeadDays[unitRoute[row]!]!;
    if (builtDays[row]! < buildDays[row]! || connected[row] === 0 || !studied) continue;
    stage[row] = RUNNING;
    state.startedDay[row] = day;
  }
}

const CHINESE_ABROAD = places.indexOf("chinese-abroad");

/** Share of what could be made that must be sold before lines are brought into use at all; at all of it they ramp as planned. */
const IDLE_SHARE = 0.5;

/**
 * Lines ramp as far as buyers take what could be made; the supply of every product and place is added up. What a new plant makes is proved
 * by its buyers first: until then it makes samples, counted as nothing. A plant that runs on the first day has been proved.
 *
 *   age += clamp((taken - idle) / (1 - idle), 0, 1) / rampDays;  taken = share of its like that yesterday's buyers would have bought
 */
function ramp(
  { units, unitCell, unitRoute, unitCapacity }: CapacityPlan,
  { route, project }: CapacityRates,
  state: CapacityState,
  day: number,
): void {
  const { supply, wanted, contracted, taken, age, good, stage, startedDay } = state;
  for (let row = 0; row < good.length; row++) {
    if (stage[row] !== RUNNING) continue;
    const cell = unitCell[row]!;
    const offtake = project.offtake[units[row]!.project]!;
    taken[row] = supply[cell]! > 0 ? soldShare(offtake, wanted[cell]!, supply[cell]!, contracted[cell]!) : 1;
  }
  supply.fill(0);
  contracted.fill(0);
  for (let row = 0; row < stage.length; row++) {
    good[row] = 0;
    if (stage[row] !== RUNNING) continue;
    const cell = unitCell[row]!;
    const way = unitRoute[row]!;
    if (age[row] === 0 && day - startedDay[row]! < route.qualifyDays[way]!) continue;
    const pace = max(0, min(1, (taken[row]! - IDLE_SHARE) / (1 - IDLE_SHARE)));
    if (age[row]! < 1) age[row] = min(1, age[row]! + pace / route.rampDays[way]!);
    good[row] = unitCapacity[row]! * goodShare(age[row]!, route.scrapStart[way]!, route.scrapMature[way]!);
    supply[cell]! += good[row]!;
    contracted[cell]! += good[row]! * project.offtake[units[row]!.project]!;
  }
}

/** What a plant sells of what it could make today, units a year. */
function soldBy({ units, unitCell }: CapacityPlan, { project }: CapacityRates, state: CapacityState, row: number) {
  const { good, sold, supply, contracted } = state;
  const cell = unitCell[row]!;
  const offtake = project.offtake[units[row]!.project]!;
  return good[row]! * soldShare(offtake, sold[cell]!, supply[cell]!, contracted[cell]!);
}

/** What is made today is learned from, by everybody of the group. */
function learn(plan: CapacityPlan, rates: CapacityRates, state: CapacityState): void {
  const { unitGroup, routeGroup } = plan;
  const { good, made, start, costMultiple } = state;
  for (let row = 0; row < good.length; row++)
    if (good[row] !== 0) made[unitGroup[row]!]! += soldBy(plan, rates, state, row) / 365;
  for (let way = 0; way < costMultiple.length; way++) {
    const group = routeGroup[way]!;
    costMultiple[way] = learnedCost(made[group]!, start[group]!, rates.route.learning[way]!);
  }
}

/** The share of devices' silicon that may be bought from makers at home in a month. */
function openHomeMakers(
  { files }: CapacityPlan,
  { use }: CapacityRates,
  { homeMakers }: CapacityState,
  opened: number,
): void {
  files.uses.forEach(({ sector }, row) => {
    const open = use.homeMakers[row]!;
    homeMakers[row] = sector === "consumer-devices" ? open + (1 - open) * opened : open;
  });
}

/** Production credits of the day, for what plants at home sell; those of interventions, and what lifts prices to floors, apart. */
function pay(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  levers: PathLevers,
  paid: CreditsPaid,
  month: number,
): void {
  const { good, credits, costMultiple } = state;
  const { units, unitRoute, roleOf } = plan;
  for (let row = 0; row < good.length; row++) {
    if (good[row] === 0 || units[row]!.place !== 0) continue;
    const way = unitRoute[row]!;
    const { product } = units[row]!;
    const { unitCredit, costCredit } = credits[product]!;
    const more = levers.unitCredit[product]![month]!;
    const each = unitCredit[month]! - more + rates.route.cash[way]! * costMultiple[way]! * costCredit[month]!;
    const unitsMillion = soldBy(plan, rates, state, row) / 365e6;
    const musd = each * unitsMillion;
    paid.interventionsMusd += (more + state.topUp[product]!) * unitsMillion;
    if (roleOf[product] === "cells") paid.cellMusd += musd;
    else paid.anodeMusd += musd;
  }
}

/** Money for a stockpile buys at today's landed price, its keep until the programme's end paid ahead; money for second sources moves tonnes while it lasts, as fast as buyers qualify them. */
function spend(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  market: Market,
  money: Purse,
  day: number,
  month: number,
  monthDays: number,
): void {
  const { carryingShare, secondSourceUsdPerTonne, secondSourceDays } = rates.rules;
  const landed = market.exporterUsdPerTonne * (1 + dutyOf(plan, state, month));
  const on = day >= money.from && day < money.until;
  const left = max(0, money.until - day) / 365.25;
  const stock = on ? money.accrued(day)("stockpile") - (state.spentByUse.get("stockpile") ?? 0) : 0;
  if (stock > 0) {
    state.stockTonnes += (stock * 1e6) / (landed * (1 + carryingShare * left));
    state.spentByUse.set("stockpile", (state.spentByUse.get("stockpile") ?? 0) + stock);
    state.spentMusd += stock;
  }
  const rate = (money.musdOf("second-sources") * 365.25) / (money.until - money.from);
  const qualified = min(1, max(0, day - money.from) / secondSourceDays);
  state.secondSourceTonnes = on ? (qualified * rate * 1e6) / secondSourceUsdPerTonne : 0;
  if (on) state.spentMusd += (rate * monthDays) / 365.25;
}
