import { max, min } from "../../numbers/math.ts";
import { type CapacityPlan, cellOf } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { FORESIGHT_YEARS, inputNeed, type Market, type Need, needOn } from "./market.ts";
import { newcomerShare, soldShare } from "./offtake.ts";
import { priceIn, segmentOf } from "./price.ts";
import { type CapacityState, COMING } from "./state.ts";
import { massAhead } from "./takeUp.ts";
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

/** What could be bought of a (product, place) in a few years, units a year. */
function expectedSales(
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

/** Month of the path in which the y-th year of a venture has its middle. */
const monthOfYear = (month: number, leadYears: number, year: number): number =>
  month + Math.floor(12 * (leadYears + year - 0.5));

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
