import type { CapacityPlan } from "../../world/capacity/plan.ts";

/** What the interventions of a programme make of a path, by month of the path and beyond it, as far as any decision looks. */
export interface PathLevers {
  /** Share of a day's connections that factories have first. */
  readonly reservedShare: Float64Array;
  /** Share that the exporter takes off its price. */
  readonly undercutShare: Float64Array;
  /** Share of a day's building outside China that waits for equipment. */
  readonly equipmentMissingShare: Float64Array;
  /** Of devices' silicon that would not be bought from makers at home, the share that may be. */
  readonly openedShare: Float64Array;
  /** Million dollars a month of programmes. */
  readonly programmeMusd: Float64Array;
  /** By product: dollars a unit paid for what is made at home, and the least that it earns. */
  readonly unitCredit: readonly Float64Array[];
  readonly floorUsdPerUnit: readonly Float64Array[];
  /** Added to the logarithm of every use's growth over five years. */
  demandLog: number;
}

/** Years beyond its end that a path's decisions look at. */
const BEYOND_YEARS = 40;

/** Months for which levers and incentives are laid. */
export const monthsAhead = ({ months }: CapacityPlan): number => months.length + 12 * BEYOND_YEARS;

/** Days from a path's first to the middle of a month of it. */
export const middleOf = (month: number): number => (month + 0.5) * (365.25 / 12);

/** Levers that do nothing. */
export function noPathLevers(plan: CapacityPlan): PathLevers {
  const list = () => new Float64Array(monthsAhead(plan));
  return {
    reservedShare: list(),
    undercutShare: list(),
    equipmentMissingShare: list(),
    openedShare: list(),
    programmeMusd: list(),
    unitCredit: plan.products.map(list),
    floorUsdPerUnit: plan.products.map(list),
    demandLog: 0,
  };
}
