import { exp, log, max, min } from "../numbers/math.ts";
import type { RegimeRow } from "../scenario/worldTypes.ts";
import type { Valuer } from "./rows.ts";
import { UNLIMITED } from "./tables.ts";

/** Average days in a month, fewer where a calendar has days off: monthly shares become daily ones by 1 - (1 - m)^(1/30.44). */
const MONTH_DAYS = 30.4375;

const perDay = (perMonth: number, monthDays: number): number => 1 - exp(log(1 - min(perMonth, 0.999999)) / monthDays);

/** A regime's rules under one row of draws, as the columns want them. */
export interface Rules {
  readonly keptShare: number;
  readonly keptShareRamping: number;
  readonly bandShare: number;
  readonly salesLagDays: number;
  readonly furloughLagDays: number;
  readonly temporaryShare: number;
  readonly noticeDays: number;
  readonly noticeWaivedShare: number;
  readonly recallDays: number;
  readonly recallWindowDays: number;
  readonly lossOfRecallPerDay: number;
  readonly jobFindingPerDay: number;
  readonly hireDays: number;
  readonly fireDays: number;
  readonly bandStretch: number;
  readonly rotationPerDay: number;
  readonly rotationFloorShare: number;
  readonly noticeBeyondDays: number;
  readonly separateBeyondDays: number;
}

/** Values a regime's quantities, once a replication and not once a site. A year's days are those on which work is done. */
export function rulesOf(regime: RegimeRow, value: Valuer, yearDays = 365): Rules {
  const monthDays = (MONTH_DAYS * yearDays) / 365;
  const bandShare = max(value(regime.hoardingBandShare), value(regime.lostSalesThresholdShare));
  const turn = value(regime.rotationTurnDays);
  return {
    keptShare: min(value(regime.keptShare), 0.99),
    keptShareRamping: min(value(regime.keptShareRamping), 0.99),
    bandShare,
    salesLagDays: max(1, value(regime.salesLagDays)),
    furloughLagDays: value(regime.furloughLagDays),
    temporaryShare: value(regime.temporaryShare),
    noticeDays: value(regime.noticeDays),
    noticeWaivedShare: value(regime.noticeWaivedShare),
    recallDays: max(value(regime.recallDays), 0.01),
    recallWindowDays: value(regime.recallWindowDays),
    lossOfRecallPerDay: perDay(value(regime.lossOfRecallPerMonth), monthDays),
    jobFindingPerDay: perDay(value(regime.jobFindingPerMonth), monthDays),
    hireDays: max(value(regime.hireDays), 1),
    fireDays: max(value(regime.fireDays), 1),
    bandStretch: bandShare < 1 ? 1 / (1 - bandShare) : 1,
    rotationPerDay: turn > 0 ? 1 / max(turn, 1) : 0,
    rotationFloorShare: value(regime.rotationFloorShare),
    noticeBeyondDays: value(regime.noticeBeyondDays),
    separateBeyondDays: regime.separateBeyondDays === null ? UNLIMITED : value(regime.separateBeyondDays),
  };
}

/** Where nobody is employed: an origin. */
export const NOBODY: Rules = {
  keptShare: 0,
  keptShareRamping: 0,
  bandShare: 1,
  salesLagDays: 1,
  furloughLagDays: 0,
  temporaryShare: 1,
  noticeDays: 0,
  noticeWaivedShare: 0,
  recallDays: 1,
  recallWindowDays: 1,
  lossOfRecallPerDay: 0,
  jobFindingPerDay: 0,
  hireDays: 1,
  fireDays: 1,
  bandStretch: 1,
  rotationPerDay: 0,
  rotationFloorShare: 0,
  noticeBeyondDays: UNLIMITED,
  separateBeyondDays: UNLIMITED,
};
