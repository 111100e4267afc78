import { exp, log, max, min } from "../../numbers/math.ts";
import { type CapacityPlan, cellOf, type Unit } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import type { Market, Need } from "./market.ts";
import type { CapacityState } from "./state.ts";
import { worthToUse } from "./takeUp.ts";

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

/** Of what is sold of the substitute the last part, which the use with the lowest price takes, is what a plant could lose. */
const LAST_SOLD = 0.999;

/** Today's market, and the month of it. */
interface Now {
  readonly market: Market;
  readonly month: number;
}

/** What the market pays for a product today; of the substitute in the use that pays least among those that are served. */
export function priceNow(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  unit: Unit,
  { market, month }: Now,
): number {
  const sold = state.sold[cellOf(unit.product, unit.place)]!;
  const segment =
    plan.roleOf[unit.product] === "substitute" ? segmentOf(state, rates, market.need, LAST_SOLD * sold) : -1;
  return priceIn(plan, rates, state, unit, market.exporterUsdPerTonne, month, segment);
}

/** What a floor adds to what is earned at home this month: `max(0, floor - price)`. */
export function liftToFloors(plan: CapacityPlan, rates: CapacityRates, state: CapacityState, now: Now): void {
  state.credits.forEach(({ floor }, product) => {
    const least = floor[now.month]!;
    const unit = plan.units.find((one) => one.product === product && one.place === 0);
    state.topUp[product] =
      least > 0 && unit !== undefined ? max(0, least - priceNow(plan, rates, state, unit, now)) : 0;
  });
}

/** The exporter's price trend over some years. */
export const trendOver = (perYear: number, years: number): number => exp(log(1 + perYear) * years);
