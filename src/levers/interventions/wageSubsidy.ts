import { type Effect, ending, feltFrom } from "./effect.ts";
import { places } from "./places.ts";
import { employersOf } from "./reach.ts";

/** Keeps people at the employers it is for, wherever they are. */
export const wageSubsidy: Effect<"wage-subsidy"> = {
  keeps: (economy, one, pick) => {
    const sites = employersOf(economy, one.eligible);
    return {
      sites,
      share: places(economy, sites, pick(one, "takeUpShare"), one.capacity),
      startDay: feltFrom(one, pick(one, "delayDays")),
      ...ending(one),
    };
  },
};
