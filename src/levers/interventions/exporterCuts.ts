import { answered, type Effect } from "./effect.ts";

/** Cuts single groups, each list with luck of its own. */
export const exporterCuts: Effect<"exporter-cuts"> = {
  cuts: (_, one, pick, from) => ({
    groups: one.groups,
    share: pick(one, "admittedShare"),
    ...answered(one, from, pick(one, "delayDays")),
    chance: pick(one, "cutShare"),
    address: `${one.kind}|${one.groups.join()}`,
  }),
};
