import { middleOf, monthsAhead, type PathLevers } from "../../levers/capacity/pathLevers.ts";
import { exp, max } from "../../numbers/math.ts";
import { places } from "../../scenario/capacity/types.ts";
import type { CapacityLuck } from "../../world/capacity/luck.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { countDecided } from "./offtake.ts";
import { clearQueue, joinQueue, makeQueue, type Queue } from "./power.ts";
import { ageOf } from "./ramp.ts";

/** Stages of a module. */
export const PROPOSED = 0;
export const COMING = 1;
export const RUNNING = 2;
export const CLOSED = 3;

/** Incentives of a product at home by month of the path and beyond it, as far as any decision looks. */
export interface Credits {
  readonly unitCredit: Float64Array;
  readonly costCredit: Float64Array;
  readonly investmentCredit: Float64Array;
  readonly duty: Float64Array;
  readonly chainPremium: Float64Array;
  /** The least that the product earns. */
  readonly floor: Float64Array;
}

/** Everything that changes along one path; arrays are allocated once and refilled. One entry a module, a (product, place), a group, a state. */
export interface CapacityState {
  readonly stage: Uint8Array;
  readonly decidedDay: Int32Array;
  readonly startedDay: Int32Array;
  readonly connected: Uint8Array;
  readonly paused: Uint8Array;
  readonly buildDays: Float64Array;
  readonly builtDays: Float64Array;
  /** Time since first product over the ramp's length, 0-1. */
  readonly age: Float64Array;
  /** Good output that it could make, units a year, and the share of it that buyers would have had on the day before. */
  readonly good: Float64Array;
  readonly taken: Float64Array;
  readonly closeLeft: Float64Array;
  readonly lossDays: Float64Array;
  readonly belief: Float64Array;
  /** Public money that a module was given along the path. */
  readonly grantMusd: Float64Array;
  /** Per (product, place): what could be made, what is decided or there, what is bought, what could be bought. */
  readonly supply: Float64Array;
  readonly decided: Float64Array;
  readonly sold: Float64Array;
  readonly wanted: Float64Array;
  /** Of these what buyers of a plant's own take first: of what could be made, and of what is decided or there. */
  readonly contracted: Float64Array;
  readonly contractedDecided: Float64Array;
  /** Per learning group: made so far and at the start; per route: cost over the start's. */
  readonly made: Float64Array;
  readonly start: Float64Array;
  readonly costMultiple: Float64Array;
  /** Per use: share of anode mass that is taken up, most that willing buyers would have, and what is wanted today; row by what is paid. */
  readonly takenUp: Float64Array;
  readonly mostMass: Float64Array;
  readonly mass: Float64Array;
  readonly useOrder: Int32Array;
  /** Per use: share of it that may be bought from makers at home, where it is abroad. */
  readonly homeMakers: Float64Array;
  /** Per product: dollars a unit by which a floor lifts what is earned at home. */
  readonly topUp: Float64Array;
  readonly queues: readonly Queue[];
  readonly credits: readonly Credits[];
  /** Supply of allied and of Chinese-owned graphite on the first day. */
  alliedStart: number;
  abroadStart: number;
  needStart: number;
  spentMusd: number;
  privateMusd: number;
  stockTonnes: number;
  secondSourceTonnes: number;
  readonly spentByUse: Map<string, number>;
  othersWaitMwDays: number;
  unitsWaitMwDays: number;
}

export function allocateState(plan: CapacityPlan): CapacityState {
  const { units, products, groups, files, months } = plan;
  const reals = (length: number) => new Float64Array(length);
  const cells = products.length * places.length;
  const list = monthsAhead(plan);
  return {
    stage: new Uint8Array(units.length),
    decidedDay: new Int32Array(units.length),
    startedDay: new Int32Array(units.length),
    connected: new Uint8Array(units.length),
    paused: new Uint8Array(units.length),
    buildDays: reals(units.length),
    builtDays: reals(units.length),
    age: reals(units.length),
    good: reals(units.length),
    taken: reals(units.length),
    closeLeft: reals(units.length),
    lossDays: reals(units.length),
    belief: reals(units.length),
    grantMusd: reals(units.length),
    supply: reals(cells),
    decided: reals(cells),
    sold: reals(cells),
    wanted: reals(cells),
    contracted: reals(cells),
    contractedDecided: reals(cells),
    made: reals(groups.length),
    start: reals(groups.length),
    costMultiple: reals(files.routes.length),
    takenUp: reals(files.uses.length),
    mostMass: reals(files.uses.length),
    mass: reals(files.uses.length),
    useOrder: new Int32Array(files.uses.length),
    homeMakers: reals(files.uses.length),
    topUp: reals(products.length),
    queues: files.power.map(() => makeQueue(units.length + months.length + 1)),
    credits: products.map(() => ({
      unitCredit: reals(list),
      costCredit: reals(list),
      investmentCredit: reals(list),
      duty: reals(list),
      chainPremium: reals(list),
      floor: reals(list),
    })),
    alliedStart: 0,
    abroadStart: 0,
    needStart: 0,
    spentMusd: 0,
    privateMusd: 0,
    stockTonnes: 0,
    secondSourceTonnes: 0,
    spentByUse: new Map(),
    othersWaitMwDays: 0,
    unitsWaitMwDays: 0,
  };
}

/** Brings a state to the morning of the first day of one replication. */
export function startState(
  plan: CapacityPlan,
  rates: CapacityRates,
  luck: CapacityLuck,
  levers: PathLevers,
  state: CapacityState,
): void {
  const { files, units, groups } = plan;
  const { route, rules, power } = rates;
  for (const column of [
    state.supply,
    state.decided,
    state.sold,
    state.wanted,
    state.contracted,
    state.contractedDecided,
    state.lossDays,
    state.grantMusd,
    state.topUp,
  ])
    column.fill(0);
  state.queues.forEach(clearQueue);
  groups.forEach((group, row) => {
    state.start[row] = files.routes.reduce(
      (most, one, r) => (one.learningGroup === group ? max(most, route.made[r]!) : most),
      0,
    );
    state.made[row] = state.start[row]!;
  });
  state.costMultiple.fill(1);
  units.forEach((unit, row) => {
    const project = files.projects[unit.project]!;
    const first = unit.before < 0;
    const stage = first ? project.stage : "announced";
    state.belief[row] = exp(rules.beliefSigma * luck.belief[row]!);
    state.closeLeft[row] = rules.closeFinanceDays * luck.close[row]!;
    state.buildDays[row] = route.buildDays[unit.route]! * exp(rules.slipSigma * luck.slip[row]!);
    state.paused[row] = 0;
    state.connected[row] = unit.power < 0 ? 1 : 0;
    state.stage[row] = stage === "operating" ? RUNNING : stage === "building" ? COMING : PROPOSED;
    state.decidedDay[row] = stage === "announced" ? -1 : 0;
    state.startedDay[row] = stage === "operating" ? 0 : -1;
    state.builtDays[row] = stage === "building" ? project.builtShare * state.buildDays[row]! : 0;
    state.age[row] =
      stage === "operating"
        ? ageOf(project.rampedShare, route.scrapStart[unit.route]!, route.scrapMature[unit.route]!)
        : 0;
    state.good[row] = 0;
    if (stage !== "announced") countDecided(plan, rates, state, row, 1);
    if (stage === "building" && unit.power >= 0) joinQueue(state.queues[unit.power]!, row, project.powerMw);
  });
  state.queues.forEach((queue, row) => {
    joinQueue(queue, -1, power.waiting[row]!);
  });
  state.takenUp.set(rates.use.massNow);
  state.spentByUse.clear();
  Object.assign(state, { alliedStart: 0, abroadStart: 0, needStart: 0, spentMusd: 0, privateMusd: 0, stockTonnes: 0 });
  Object.assign(state, { secondSourceTonnes: 0, othersWaitMwDays: 0, unitsWaitMwDays: 0 });
  fillCredits(plan, rates, levers, state);
}

/** Incentives of every product by month: those in force in its middle, and what interventions add. */
function fillCredits(
  { files, products, incentiveDays }: CapacityPlan,
  rates: CapacityRates,
  levers: PathLevers,
  { credits }: CapacityState,
): void {
  for (const columns of credits) for (const column of Object.values(columns)) column.fill(0);
  files.incentives.forEach(({ kind, product }, row) => {
    const column = credits[products.indexOf(product)]![kind];
    const { from, until } = incentiveDays[row]!;
    for (let month = 0; month < column.length; month++) {
      const middle = middleOf(month);
      if (middle >= from && middle < until) column[month]! += rates.incentive[row]!;
    }
  });
  credits.forEach(({ unitCredit, floor }, product) => {
    levers.unitCredit[product]!.forEach((usd, month) => {
      unitCredit[month]! += usd;
    });
    floor.set(levers.floorUsdPerUnit[product]!);
  });
}
