import { type Effect, ending, feltFrom } from "./effect.ts";
import { employersOf } from "./reach.ts";

/** Keeps people at employers in regions whose own programme the world knows. */
export const shortTimeCompensation: Effect<"short-time-compensation"> = {
  keeps: (economy, one, pick) => {
    const running = new Set(
      economy.files.regions.filter(({ workShareTakeUp }) => workShareTakeUp !== 0).map(({ id }) => id),
    );
    return {
      sites: employersOf(economy, one.stages, (region) => running.has(region)),
      share: pick(one, "takeUpShare"),
      startDay: feltFrom(one.startDay, pick(one, "delayDays")),
      ...ending(one),
    };
  },
};
