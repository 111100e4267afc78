import { exp, log, max, min } from "../../numbers/math.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import type { CapacityState } from "./state.ts";

/** How end uses take up the substitute, without any cut: each along its own curve, as far as its buyers pay what makers must ask. */

/**
 * Share of anode mass so many years later: the logistic curve, exactly, so that days put together are the curve itself.
 *
 *   share' = most / (1 + (most / share - 1) exp(-perYear years));  the solution of d share / dt = perYear share (1 - share / most)
 *
 * Nothing is taken up where nobody has begun, where the rate is 0 or where all who would have it have it.
 */
export function takenUpAfter(share: number, most: number, perYear: number, years: number): number {
  if (perYear === 0 || share <= 0 || share >= most) return share;
  return most / (1 + (most / share - 1) * exp(-perYear * years));
}

/**
 * Share of a use's buyers who pay a premium, by what the median one pays (log-logistic).
 *
 *   share = 1 / (1 + (premium / median)^slope)
 */
export function willingShare(premium: number, median: number, slope: number): number {
  if (premium <= 0) return 1;
  return median <= 0 ? 0 : 1 / (1 + exp(slope * log(premium / median)));
}

/** Share of an anode slot, in units of the slot, that a share of its mass is: `r m / (1 - m + r m)`. */
export const slotShare = (mass: number, replaced: number): number => (replaced * mass) / (1 - mass + replaced * mass);

/** Lowest price at which makers at home sell: the running cost of their cheapest route, less production credits; 0 where there is none. */
export function askedUsdPerTonne(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  month: number,
): number {
  const product = plan.roleOf.indexOf("substitute");
  if (product < 0) return 0;
  const { unitCredit, costCredit } = state.credits[product]!;
  let least = Infinity;
  plan.files.routes.forEach((route, way) => {
    if (route.product !== plan.products[product] || route.place !== "home") return;
    least = min(least, rates.route.cash[way]! * state.costMultiple[way]! * (1 - costCredit[month]!));
  });
  return least < Infinity ? max(0, least - unitCredit[month]!) : 0;
}

/**
 * What a tonne of the substitute is worth to a use at most: the graphite that it replaces, what its energy density is worth to the median
 * buyer, and at home what the rule on foreign entities adds.
 *
 *   ceiling = replaced x exporter (1 + duty) + value x replaced x 1000 / kgPerKwh + chainPremium
 */
export function worthToUse(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  use: number,
  exporterUsdPerTonne: number,
  month: number,
): number {
  const replaced = rates.rules.graphiteReplacedPerSubstitute;
  const density = (rates.use.value[use]! * replaced * 1000) / rates.use.kgPerKwh[use]!;
  return graphiteWorth(plan, rates, state, use, exporterUsdPerTonne, month) + density;
}

/** The same without the density. */
function graphiteWorth(
  { files, roleOf, substituteMarket }: CapacityPlan,
  { rules, market }: CapacityRates,
  { credits }: CapacityState,
  use: number,
  exporterUsdPerTonne: number,
  month: number,
): number {
  const replaced = rules.graphiteReplacedPerSubstitute;
  const like = exporterUsdPerTonne * (substituteMarket < 0 ? 1 : 1 + market.premium[substituteMarket]!);
  if (files.uses[use]!.place !== "home") return replaced * like;
  const graphite = roleOf.indexOf("graphite");
  const substitute = roleOf.indexOf("substitute");
  const duty = graphite < 0 ? 0 : credits[graphite]!.duty[month]!;
  const chain = substitute < 0 ? 0 : credits[substitute]!.chainPremium[month]!;
  return replaced * like * (1 + duty) + chain;
}

/**
 * A day of take-up. A use that has begun goes on towards what its willing buyers would have; buyers for whom it has become too dear leave
 * it. Those who have it on the base day are willing.
 *
 *   most = now + (later - now) x willingShare(premium);  taken up = logistic towards most;  wanted today = min(taken up, most)
 *
 * Assumption: what spreads is knowledge and proof, not tonnes: a shortage of makers at home does not hold it back. Effect if wrong: too much
 * is wanted where nobody can deliver, which no tonne made anywhere depends on.
 */
export function takeUp(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  exporterUsdPerTonne: number,
  month: number,
): void {
  const { use, rules } = rates;
  const ask = askedUsdPerTonne(plan, rates, state, month);
  plan.files.uses.forEach((_, row) => {
    const graphite = graphiteWorth(plan, rates, state, row, exporterUsdPerTonne, month);
    const premium = ((ask - graphite) * use.kgPerKwh[row]!) / (rules.graphiteReplacedPerSubstitute * 1000);
    const now = use.massNow[row]!;
    const willing = willingShare(premium, use.value[row]!, rules.willingnessSlope);
    state.mostMass[row] = now + max(0, use.massLater[row]! - now) * willing;
    state.takenUp[row] = takenUpAfter(state.takenUp[row]!, state.mostMass[row]!, use.takeUp[row]!, 1 / 365.25);
    state.mass[row] = min(state.takenUp[row]!, state.mostMass[row]!);
  });
}

/** What will be wanted some years ahead if prices stay: the curves' own continuation. */
export const massAhead = ({ use }: CapacityRates, { takenUp, mostMass }: CapacityState, years: number): Float64Array =>
  Float64Array.from(takenUp, (share, row) =>
    min(takenUpAfter(share, mostMass[row]!, use.takeUp[row]!, years), mostMass[row]!),
  );

/** Uses to which makers at home can sell, those that pay most first. */
export function orderUses(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  exporterUsdPerTonne: number,
  month: number,
): void {
  const worth = plan.files.uses.map((_, row) => worthToUse(plan, rates, state, row, exporterUsdPerTonne, month));
  const order = worth.map((_, row) => row).sort((a, b) => worth[b]! - worth[a]! || a - b);
  state.useOrder.set(order);
}
