import { type Effect, ending, feltFrom } from "./effect.ts";
import { employersOf } from "./reach.ts";

/** Keeps people at employers of the named stages, wherever they are. */
export const wageSubsidy: Effect<"wage-subsidy"> = {
  keeps: (economy, one, pick) => ({
    sites: employersOf(economy, one.stages),
    share: pick(one, "takeUpShare"),
    startDay: feltFrom(one.startDay, pick(one, "delayDays")),
    ...ending(one),
  }),
};
