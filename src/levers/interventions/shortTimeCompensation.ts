import { type Effect, ending, feltFrom } from "./effect.ts";
import { places } from "./places.ts";
import { employersOf } from "./reach.ts";

/** Keeps people at employers in regions whose own programme the world knows. */
export const shortTimeCompensation: Effect<"short-time-compensation"> = {
  keeps: (economy, one, pick) => {
    const running = new Set(
      economy.files.regions.filter(({ workShareTakeUp }) => workShareTakeUp !== 0).map(({ id }) => id),
    );
    const sites = employersOf(economy, one.eligible, (region) => running.has(region));
    return {
      sites,
      share: places(economy, sites, pick(one, "takeUpShare"), one.capacity),
      startDay: feltFrom(one, pick(one, "delayDays")),
      ...ending(one),
    };
  },
};
