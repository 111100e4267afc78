import { floor } from "../../numbers/math.ts";
import { answered, type Effect } from "./effect.ts";

/** Cuts every group up to a rung of the world's ladder, where its luck has it so. */
export const exporterClimbs: Effect<"exporter-climbs"> = {
  cuts: ({ files }, one, pick, from) => ({
    groups: files.scopes.slice(0, floor(pick(one, "toRung") + 0.5)).flatMap(({ groups }) => groups),
    share: pick(one, "admittedShare"),
    ...answered(one, from, pick(one, "delayDays")),
    chance: pick(one, "climbShare"),
    address: one.kind,
  }),
};
