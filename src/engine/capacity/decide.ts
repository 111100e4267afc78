import { max, min } from "../../numbers/math.ts";
import type { Programme } from "../../scenario/capacity/types.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { countDecided } from "./offtake.ts";
import { joinQueue } from "./power.ts";
import { priceNow } from "./price.ts";
import { type CapacityState, CLOSED, COMING, PROPOSED, RUNNING } from "./state.ts";
import { type Outlook, type Worth, worthOf } from "./worth.ts";

/** Takes a module from a plan to something that is built; it asks for power on the same day. */
function begin(
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
function isNext(plan: CapacityPlan, rates: CapacityRates, state: CapacityState, row: number, day: number): boolean {
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
