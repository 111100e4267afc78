import { max } from "../../numbers/math.ts";
import type { Sector } from "../../scenario/capacity/types.ts";
import { type CapacityPlan, cellOf } from "../../world/capacity/plan.ts";
import { type CapacityRates, volumeOf } from "../../world/capacity/rates.ts";
import type { Market } from "./market.ts";
import { rampShare } from "./ramp.ts";
import type { CapacitySeries } from "./series.ts";
import { type CapacityState, RUNNING } from "./state.ts";
import { askedUsdPerTonne } from "./takeUp.ts";
import { capitalCharge } from "./value.ts";

/** Share of its people that a plant employs from its first product on. */
const FIRST_CREW_SHARE = 0.3;
const DAYS_A_MONTH = 365.25 / 12;

/** Production credits so far, by kind of plant, and what interventions have cost the public. */
export interface CreditsPaid {
  anodeMusd: number;
  cellMusd: number;
  interventionsMusd: number;
}

/** Everything that is recorded of one day, by series. */
export function recordDay(
  plan: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  market: Market,
  paid: CreditsPaid,
  month: number,
  years: number,
): Record<CapacitySeries, number> {
  const supplied = (role: string, place: number) => {
    const product = plan.roleOf.indexOf(role as never);
    return product < 0 ? 0 : state.supply[cellOf(product, place)]!;
  };
  const decided = (role: string) => {
    const product = plan.roleOf.indexOf(role as never);
    return product < 0 ? 0 : state.decided[cellOf(product, 0)]!;
  };
  const replaced = rates.rules.graphiteReplacedPerSubstitute;
  const { need } = market;
  const taken = (sector: Sector) => massOf(plan, rates, state, sector, years);
  const all = max(1e-9, need.anodeHome);
  const perGwh = (need.anodeHome + need.anodeOutside) / max(1e-9, market.cellsGwh + need.outsideGwh);
  const home = supplied("graphite", 0) + replaced * supplied("substitute", 0);
  const free = home + supplied("graphite", 1) + replaced * supplied("substitute", 1);
  const kgPerKwh = market.cellsGwh > 0 ? need.anodeHome / (1000 * market.cellsGwh) : 0;
  const tonne = (usd: number) => (usd * kgPerKwh) / 1000;
  const duty = dutyOf(plan, state, month);
  return {
    anodeNeedTonnes: need.anodeHome,
    homeGraphiteTonnes: market.homeGraphite,
    homeSiliconTonnes: market.homeSubstitute / replaced,
    homeSiliconAsGraphiteTonnes: market.homeSubstitute,
    siliconAbroadTonnes: market.substituteAbroad / replaced,
    siliconMassVehiclesShare: taken("vehicles"),
    siliconMassStorageShare: taken("grid-storage"),
    siliconMassDronesDefenceShare: taken("drones-defence"),
    siliconMassConsumerShare: taken("consumer-devices"),
    siliconAskUsdPerTonne: askedUsdPerTonne(plan, rates, state, month),
    alliedTonnes: market.allied,
    chineseAbroadTonnes: market.chineseAbroad,
    exporterTonnes: max(0, market.exporter),
    selfSufficiencyShare: (market.homeGraphite + market.homeSubstitute) / all,
    siliconShare: market.homeSubstitute / all,
    secureShare: secureTonnes(plan, rates, state, market) / all,
    homeGraphiteCapacityTonnes: supplied("graphite", 0),
    homeSiliconCapacityTonnes: supplied("substitute", 0),
    homeInputCapacityTonnes: supplied("input", 0),
    alliedCapacityTonnes: supplied("graphite", 1),
    chineseAbroadCapacityTonnes: supplied("graphite", 2),
    homeCellCapacityGwh: supplied("cells", 0) / 1000,
    homeCellDecidedGwh: decided("cells") / 1000,
    homeGraphiteDecidedTonnes: decided("graphite"),
    cellsMadeGwh: market.cellsGwh,
    outsideDemandGwh: need.outsideGwh + need.homeGwh,
    outsideAnodeGwh: (free + supplied("graphite", 2)) / max(1e-9, perGwh),
    freeAnodeGwh: free / max(1e-9, perGwh),
    graphiteJobs: jobsOf(plan, state, ["graphite"]),
    siliconJobs: jobsOf(plan, state, ["substitute", "input"]),
    cellJobs: jobsOf(plan, state, ["cells"]),
    graphiteCostUsdPerKwh: tonne(fullCost(plan, rates, state, "graphite")),
    siliconCostUsdPerKwh: tonne(fullCost(plan, rates, state, "substitute") / replaced),
    exporterCostUsdPerKwh: tonne(market.exporterUsdPerTonne * (1 + duty)),
    publicMoneyMusd: state.spentMusd,
    anodeCreditsMusd: paid.anodeMusd,
    cellCreditsMusd: paid.cellMusd,
    interventionsMusd: paid.interventionsMusd,
    homeCapitalMusd: state.privateMusd,
    stockTonnes: state.stockTonnes,
    projectsWaitingMw: state.queues.reduce((sum, queue) => sum + max(0, queue.waitingUnits), 0),
    othersWaitingMw: state.queues.reduce((sum, queue) => sum + max(0, queue.waitingOthers), 0),
    projectWaitMwMonths: state.unitsWaitMwDays / DAYS_A_MONTH,
    othersWaitMwMonths: state.othersWaitMwDays / DAYS_A_MONTH,
  };
}

/** Share of the anode mass of a kind of end use that is taken up as the substitute; uses count by their anodes as graphite. */
function massOf(
  { files }: CapacityPlan,
  { use }: CapacityRates,
  { mass }: CapacityState,
  sector: Sector,
  years: number,
): number {
  let all = 0;
  let taken = 0;
  files.uses.forEach((one, row) => {
    if (one.sector !== sector) return;
    const tonnes = volumeOf(use, row, years) * use.kgPerKwh[row]!;
    all += tonnes;
    taken += tonnes * mass[row]!;
  });
  return all > 0 ? taken / all : 0;
}

export function dutyOf({ roleOf }: CapacityPlan, { credits }: CapacityState, month: number): number {
  const graphite = roleOf.indexOf("graphite");
  return graphite < 0 ? 0 : credits[graphite]!.duty[month]!;
}

/**
 * What would still be there of home and allied supply if the exporter stopped inputs too: each route loses the share of its worst input.
 *
 *   secure = sum over home and allied supply of tonnes x (1 - max over inputs of controlledShare)
 */
function secureTonnes(plan: CapacityPlan, rates: CapacityRates, state: CapacityState, market: Market): number {
  const { files, units, roleOf } = plan;
  const hung = files.routes.map(({ id }) =>
    files.inputs.reduce(
      (worst, { route }, row) => (route === id ? max(worst, rates.input.controlled[row]!) : worst),
      0,
    ),
  );
  const kept = (role: string, place: number): number => {
    let all = 0;
    let safe = 0;
    units.forEach((unit, row) => {
      if (roleOf[unit.product] !== role || unit.place !== place) return;
      all += state.good[row]!;
      safe += state.good[row]! * (1 - hung[unit.route]!);
    });
    return all > 0 ? safe / all : 0;
  };
  return (
    market.homeGraphite * kept("graphite", 0) +
    market.homeSubstitute * kept("substitute", 0) +
    market.allied * kept("graphite", 1)
  );
}

function jobsOf({ files, units, roleOf }: CapacityPlan, state: CapacityState, wanted: readonly string[]): number {
  let jobs = 0;
  units.forEach((unit, row) => {
    if (state.stage[row] !== RUNNING || unit.place !== 0 || !wanted.includes(roleOf[unit.product]!)) return;
    jobs += files.projects[unit.project]!.jobs * max(FIRST_CREW_SHARE, rampShare(state.age[row]!));
  });
  return jobs;
}

/**
 * Full cost of a product from the next plant at home, dollars a unit: the least over its projects that are not running of
 * cash cost + capital charge x capital a unit, as learned so far; over all where all run.
 */
function fullCost(
  { files, units, roleOf }: CapacityPlan,
  rates: CapacityRates,
  state: CapacityState,
  role: string,
): number {
  let next = Infinity;
  let any = Infinity;
  units.forEach(({ product, place, route, project }, row) => {
    if (roleOf[product] !== role || place !== 0) return;
    const { capexMusd, capacityUnitsPerYear } = files.projects[project]!;
    const charge = capitalCharge(rates.route.hurdle[route]!, files.routes[route]!.lifeYears);
    const cost =
      state.costMultiple[route]! *
      (rates.route.cash[route]! + (charge * capexMusd * rates.route.capex[route]! * 1e6) / capacityUnitsPerYear);
    any = cost < any ? cost : any;
    if (state.stage[row] !== RUNNING) next = cost < next ? cost : next;
  });
  return next < Infinity ? next : any < Infinity ? any : 0;
}
