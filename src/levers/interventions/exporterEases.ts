import { answered, type Effect } from "./effect.ts";

/** Lets a share of what is cut pass, where its luck has it so. */
export const exporterEases: Effect<"exporter-eases"> = {
  eases: (one, pick, from) => ({
    groups: one.groups,
    share: pick(one, "admittedShare"),
    ...answered(one, from, pick(one, "delayDays")),
    chance: pick(one, "easeShare"),
    address: one.kind,
  }),
};
