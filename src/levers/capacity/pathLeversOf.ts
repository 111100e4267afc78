import { type Key, subkey, uniform } from "../../numbers/luck.ts";
import { pathPicker } from "../../scenario/capacity/interventions/pick.ts";
import type { PathPick } from "../../scenario/capacity/interventions/types.ts";
import type { Programme } from "../../scenario/capacity/types.ts";
import { daysFrom } from "../../scenario/dates.ts";
import type { CapacityPlan } from "../../world/capacity/plan.ts";
import type { CapacityRates } from "../../world/capacity/rates.ts";
import { pathEffects } from "./effects.ts";
import { noPathLevers, type PathLevers } from "./pathLevers.ts";

/** The levers of a programme in one replication; interventions act in the months whose middle lies in their days. */
export function pathLeversOf(
  plan: CapacityPlan,
  rates: CapacityRates,
  { interventions }: Programme,
  pick: PathPick,
): PathLevers {
  const levers = noPathLevers(plan);
  for (const one of interventions) {
    const from = daysFrom(plan.from, one.from);
    const until = one.until === undefined ? Infinity : daysFrom(plan.from, one.until);
    const act = pathEffects[one.kind] as (typeof pathEffects)["grid-priority"];
    act({ plan, rates, levers, pick, from, until }, one as never);
  }
  return levers;
}

/** The numbers of interventions in one replication, by address. */
export const pathPick = (seed: Key, replication: number): PathPick =>
  pathPicker((stream) => uniform(subkey(seed, "intervention", stream), replication));

/** Rates as interventions leave them; the same object where they leave them alone. */
export function ratesUnder(rates: CapacityRates, { demandLog }: PathLevers): CapacityRates {
  if (demandLog === 0) return rates;
  return { ...rates, use: { ...rates.use, logFive: rates.use.logFive.map((growth) => growth + demandLog) } };
}
