import { type Effect, ending, feltFrom } from "./effect.ts";

/** Cuts further products and eases, each where its own luck has it so; where both happen, everything eases. */
export const exporterReaction: Effect<"exporter-reaction"> = {
  climbs: (one, pick) => ({
    products: one.products,
    startDay: feltFrom(one.startDay, pick(one, "delayDays")),
    ...ending(one),
    chance: pick(one, "climbShare"),
    address: `${one.kind}, climbs`,
  }),
  eases: (one, pick) => ({
    share: pick(one, "admittedShare"),
    startDay: feltFrom(one.startDay, pick(one, "delayDays")),
    ...ending(one),
    chance: pick(one, "easeShare"),
    address: `${one.kind}, eases`,
  }),
};
