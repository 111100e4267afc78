import { type Effect, ending, feltFrom } from "./effect.ts";

/** Opens what is cut to a share, where its luck has it so. */
export const licenceDiplomacy: Effect<"licence-diplomacy"> = {
  eases: (one, pick) => ({
    groups: [],
    share: pick(one, "admittedShare"),
    startDay: feltFrom(one, pick(one, "delayDays")),
    ...ending(one),
    chance: pick(one, "successShare"),
    address: one.kind,
  }),
};
