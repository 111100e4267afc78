import { max } from "../../numbers/math.ts";
import type { InterventionOf } from "../../scenario/interventions/types.ts";
import type { Block } from "../../world/block.ts";
import { rowOfDay } from "../span.ts";
import { type Effect, feltFrom, type Scene } from "./effect.ts";
import { fillsOf, usdOf } from "./reach.ts";
import { holdReserve } from "./reserve.ts";

/** What is held beyond a fill's own stock, in slot units: the mandate's level less what it holds, as far as firms comply. */
const added = ({ pick }: Scene, one: InterventionOf<"inventory-mandate">, block: Block, fill: number): number =>
  pick(one, "complianceShare") * max(pick(one, "heldDays") * block.restUse[fill]! - block.restStockUnits[fill]!, 0);

/** Locks what is added away, and gives the part that lapses back from the day on which it does. */
export const inventoryMandate: Effect<"inventory-mandate"> = {
  bend: (scene, one, block) => {
    const from = rowOfDay(scene.span, feltFrom(one, scene.pick(one, "delayDays")));
    const lapsed = scene.pick(one, "lapsedShare");
    for (const fill of fillsOf(scene.economy, one.products, one.eligible))
      holdReserve(block, fill, lapsed * added(scene, one, block, fill), 1, from);
  },
  measures: (scene, one, block) => ({
    stockUsd: fillsOf(scene.economy, one.products, one.eligible).reduce((sum, fill) => {
      const use = block.restUse[fill]!;
      return sum + (use > 0 ? (usdOf(scene.economy, block, fill) * added(scene, one, block, fill)) / use : 0);
    }, 0),
  }),
};
