import { exp, log, max, min } from "../../numbers/math.ts";
import type { Programme } from "../../scenario/capacity/types.ts";
import { type CapacityPlan, cellOf, type Unit } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { FORESIGHT_YEARS, inputNeed, type Market, type Need, needOn } from "./market.ts";
import { countDecided, newcomerShare, soldShare } from "./offtake.ts";
import { joinQueue } from "./power.ts";
import { type CapacityState, CLOSED, COMING, PROPOSED, RUNNING } from "./state.ts";
import { massAhead, worthToUse } from "./takeUp.ts";
import { type Venture, valueOfCapital, valueOfMargins } from "./value.ts";

/** What companies see on the first of a month. */
export interface Outlook {
  readonly day: number;
  readonly month: number;
  readonly market: Market;
  /** Need as expected a few years ahead. */
  readonly expected: Need;
}

/** The outlook of a month: today's market, and the need ahead if growth is what companies count on. */
export function lookAhead(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  market: Market,
  day: number,
  month: number,
): Outlook {
  const years = (day - plan.baseDay) / 365.25;
  const cellsShare = market.need.homeGwh > 0 ? market.cellsGwh / market.need.homeGwh : 0;
  const grown = years + FORESIGHT_YEARS * rates.rules.optimism;
  const expected = needOn(
    plan,
    rates,
    { mass: massAhead(rates, state, FORESIGHT_YEARS), homeMakers: state.homeMakers },
    grown,
    cellsShare,
  );
  return { day, month, market, expected };
}

/** Month of the path in which the y-th year of a venture has its middle. */
const monthOfYear = (month: number, leadYears: number, year: number): number =>
  month + Math.floor(12 * (leadYears + year - 0.5));

/** What one unit of a module's product would earn in a month, before running costs, in dollars; `segment` is the use it goes to. */
export function priceIn(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  { product, place }: Unit,
  exporterUsdPerTonne: number,
  month: number,
  segment: number,
): number {
  const row = plan.marketOf[cellOf(product, place)]!;
  const { price, premium } = rates.market;
  const role = plan.roleOf[product]!;
  if (role === "cells" || role === "input") return price[row]! * (1 + premium[row]!);
  if (role === "substitute" && segment >= 0)
    return worthToUse(plan, rates, state, segment, exporterUsdPerTonne, min(month, lastMonth(state)));
  const graphite = plan.roleOf.indexOf("graphite");
  const at = min(month, lastMonth(state));
  const duty = place === 0 ? state.credits[graphite]!.duty[at]! : 0;
  const like = exporterUsdPerTonne * (1 + duty) * (1 + premium[row]!);
  if (role === "graphite") return like + (place === 0 ? state.credits[product]!.chainPremium[at]! : 0);
  return (
    rates.rules.graphiteReplacedPerSubstitute * like + (place === 0 ? state.credits[product]!.chainPremium[at]! : 0)
  );
}

/** Last month to which incentives are laid. */
const lastMonth = ({ credits }: CapacityState): number => credits[0]!.duty.length - 1;

/** Use in which the next tonne of the substitute made at home would be sold, dearest first; -1 when all of them are served. */
export function segmentOf(
  { useOrder }: CapacityState,
  { rules }: CapacityRates,
  { fromHome }: Need,
  beforeItTonnes: number,
): number {
  let left = beforeItTonnes * rules.graphiteReplacedPerSubstitute;
  for (const row of useOrder) {
    left -= fromHome[row]!;
    if (left < 0) return row;
  }
  return -1;
}

/** What could be bought of a (product, place) in a few years, units a year. */
export function expectedSales(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  product: number,
  place: number,
  { expected, market }: Outlook,
): number {
  const share = rates.market.wanted[plan.marketOf[cellOf(product, place)]!]!;
  const replaced = rates.rules.graphiteReplacedPerSubstitute;
  const role = plan.roleOf[product]!;
  const substitute = plan.roleOf.indexOf("substitute");
  const substituteDecided = substitute < 0 ? 0 : state.decided[cellOf(substitute, 0)]!;
  const room = expected.fromHome.reduce((sum, tonnes) => sum + tonnes, 0);
  if (role === "cells") return expected.homeGwh * 1000 * share;
  if (role === "input") return inputNeed(plan, rates, substituteDecided) * share;
  if (role === "substitute") return (place === 0 ? room : expected.substituteOutside * share) / replaced;
  const graphiteHome = max(0, expected.anodeHome - min(substituteDecided * replaced, expected.substituteHome));
  const graphiteOutside = expected.anodeOutside - expected.substituteOutside;
  if (place === 0) return graphiteHome * share;
  if (place === 1) return graphiteOutside * share + market.allied;
  return (graphiteOutside + graphiteHome) * share;
}

/** What a module would be worth if it were decided today: its venture, its margins and its capital, in millions of dollars. */
export interface Worth {
  readonly marginsMusd: number;
  readonly capitalMusd: number;
  readonly capexMusd: number;
}

export function worthOf(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  row: number,
  outlook: Outlook,
): Worth {
  const unit = plan.units[row]!;
  const { product, place, route } = unit;
  const project = plan.files.projects[unit.project]!;
  const cell = cellOf(product, place);
  const coming = state.stage[row] === COMING;
  const own = coming ? project.capacityUnitsPerYear : 0;
  const already = state.decided[cell]! - own;
  // A newcomer gets what the others leave; one under way its part of all, as the market sells: else all under way would stand still for each other.
  const sales = expectedSales(plan, rates, state, product, place, outlook);
  const offtake = rates.project.offtake[unit.project]!;
  const contracted = state.contractedDecided[cell]!;
  const share = coming
    ? soldShare(offtake, sales, state.decided[cell]!, contracted)
    : newcomerShare(offtake, sales, project.capacityUnitsPerYear, already, contracted);
  const multiple = state.costMultiple[route]!;
  const cash = rates.route.cash[route]! * multiple;
  const needsPower = unit.power >= 0 && state.connected[row] === 0;
  const leadYears = max(rates.route.buildDays[route]!, needsPower ? rates.route.powerLeadDays[route]! : 0) / 365.25;
  const qualifyYears = rates.route.qualifyDays[route]! / 365.25;
  const venture: Venture = {
    capexMusd: project.capexMusd * rates.route.capex[route]! * multiple,
    leadYears,
    qualifyYears,
    rampYears: rates.route.rampDays[route]! / 365.25,
    lifeYears: plan.files.routes[route]!.lifeYears,
    hurdleShare: rates.route.hurdle[route]!,
  };
  const segment =
    plan.roleOf[product] === "substitute"
      ? segmentOf(state, rates, outlook.expected, already + 0.5 * project.capacityUnitsPerYear)
      : -1;
  const { unitCredit, costCredit, investmentCredit, floor } = state.credits[product]!;
  const last = unitCredit.length - 1;
  const margin = (year: number): number => {
    const month = min(monthOfYear(outlook.month, leadYears + qualifyYears, year), last);
    const believed =
      priceIn(plan, rates, state, unit, outlook.market.exporterUsdPerTonne, month, segment) * state.belief[row]!;
    const price = place === 0 ? max(believed, floor[month]!) : believed;
    const credit = place === 0 ? unitCredit[month]! + cash * costCredit[month]! : 0;
    return ((price + credit - cash) * project.capacityUnitsPerYear * share) / 1e6;
  };
  const investment = place === 0 ? investmentCredit[min(outlook.month, last)]! : 0;
  return {
    marginsMusd: valueOfMargins(venture, margin),
    capitalMusd: valueOfCapital(venture) * (1 - investment) - project.grantMusd - state.grantMusd[row]!,
    capexMusd: venture.capexMusd,
  };
}

/** Takes a module from a plan to something that is built; it asks for power on the same day. */
export function begin(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  row: number,
  day: number,
  capexMusd: number,
): void {
  const unit = plan.units[row]!;
  const project = plan.files.projects[unit.project]!;
  state.stage[row] = COMING;
  state.decidedDay[row] = day;
  countDecided(plan, rates, state, row, 1);
  if (unit.place === 0) state.privateMusd += capexMusd;
  if (unit.power >= 0) joinQueue(state.queues[unit.power]!, row, project.powerMw);
}

/** Whether a module can be decided on at all: told of, and the one before it long enough decided. */
export function isNext(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  row: number,
  day: number,
): boolean {
  const { before, project } = plan.units[row]!;
  if (state.stage[row] !== PROPOSED || plan.announcedDay[project]! > day) return false;
  return (
    before < 0 || (state.stage[before] !== PROPOSED && day - state.decidedDay[before]! >= rates.rules.moduleGapDays)
  );
}

/**
 * The first of a month: committed projects begin, others close their finance while the margin pays, those under way stop or go on, plants
 * that lose money for too long close, and public money fills the smallest gaps first.
 *
 * @param monthDays days until the next such day
 */
export function decideMonth(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  outlook: Outlook,
  programme: Programme,
  monthDays: number,
  accrued: (use: string) => number,
): void {
  const { files, units, products } = plan;
  const gaps: { row: number; gapMusd: number; perUnit: number; worth: Worth }[] = [];
  units.forEach((unit, row) => {
    const project = files.projects[unit.project]!;
    if (state.stage[row] === RUNNING && !project.committed) mind(plan, rates, state, row, outlook, monthDays);
    if (state.stage[row] === COMING && !project.committed) {
      const { marginsMusd, capitalMusd } = worthOf(plan, rates, state, row, outlook);
      state.paused[row] =
        marginsMusd < capitalMusd * (1 - min(1, state.builtDays[row]! / state.buildDays[row]!)) ? 1 : 0;
    }
    if (!isNext(plan, rates, state, row, outlook.day)) return;
    const worth = worthOf(plan, rates, state, row, outlook);
    if (project.committed) begin(plan, rates, state, row, outlook.day, worth.capexMusd);
    else if (worth.marginsMusd >= worth.capitalMusd) {
      state.closeLeft[row]! -= monthDays;
      if (state.closeLeft[row]! <= 0) begin(plan, rates, state, row, outlook.day, worth.capexMusd);
    } else if (unit.place === 0 && (programme.uses[products[unit.product]!] ?? 0) > 0) {
      const gapMusd = worth.capitalMusd - worth.marginsMusd;
      if (gapMusd <= rates.rules.mostGrantShare * worth.capexMusd)
        gaps.push({ row, gapMusd, perUnit: gapMusd / project.capacityUnitsPerYear, worth });
    }
  });
  gaps.sort((a, b) => a.perUnit - b.perUnit || a.row - b.row);
  for (const { row, gapMusd, worth } of gaps) {
    const use = products[units[row]!.product]!;
    const spent = state.spentByUse.get(use) ?? 0;
    if (spent + gapMusd > accrued(use)) continue;
    state.spentByUse.set(use, spent + gapMusd);
    state.spentMusd += gapMusd;
    state.grantMusd[row] = gapMusd;
    begin(plan, rates, state, row, outlook.day, worth.capexMusd - gapMusd);
  }
}

/** Of what is sold of the substitute the last part, which the use with the lowest price takes, is what a plant could lose. */
const LAST_SOLD = 0.999;

/** What the market pays for a product today; of the substitute in the use that pays least among those that are served. */
function priceNow(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  unit: Unit,
  { market, month }: Outlook,
): number {
  const sold = state.sold[cellOf(unit.product, unit.place)]!;
  const segment =
    plan.roleOf[unit.product] === "substitute" ? segmentOf(state, rates, market.need, LAST_SOLD * sold) : -1;
  return priceIn(plan, rates, state, unit, market.exporterUsdPerTonne, month, segment);
}

/** What a floor adds to what is earned at home this month: `max(0, floor - price)`. */
export function liftToFloors(plan: CapacityPlan, rates: CapacityRates, state: CapacityState, outlook: Outlook): void {
  state.credits.forEach(({ floor }, product) => {
    const least = floor[outlook.month]!;
    const unit = plan.units.find((one) => one.product === product && one.place === 0);
    state.topUp[product] =
      least > 0 && unit !== undefined ? max(0, least - priceNow(plan, rates, state, unit, outlook)) : 0;
  });
}

/** A plant whose price does not pay its running cost counts the days, and closes when they are too many. */
function mind(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  row: number,
  outlook: Outlook,
  monthDays: number,
): void {
  const unit = plan.units[row]!;
  const { product, place, route } = unit;
  const cash = rates.route.cash[route]! * state.costMultiple[route]!;
  const market = priceNow(plan, rates, state, unit, outlook);
  const { unitCredit, costCredit, floor } = state.credits[product]!;
  const price = place === 0 ? max(market, floor[outlook.month]!) : market;
  const credit = place === 0 ? unitCredit[outlook.month]! + cash * costCredit[outlook.month]! : 0;
  state.lossDays[row] = price + credit < cash ? state.lossDays[row]! + monthDays : 0;
  if (state.lossDays[row]! <= rates.rules.patienceDays) return;
  state.stage[row] = CLOSED;
  countDecided(plan, rates, state, row, -1);
}

/** The exporter's price trend over some years. */
export const trendOver = (perYear: number, years: number): number => exp(log(1 + perYear) * years);
