import { max } from "../../numbers/math.ts";
import type { InterventionOf } from "../../scenario/interventions/types.ts";
import type { Block } from "../../world/block.ts";
import type { Effect, Scene } from "./effect.ts";
import { fillsOf, usdOf } from "./reach.ts";

/** What is held beyond a fill's own stock, in slot units: the mandate's level less what it holds, as far as firms comply. */
const added = ({ pick }: Scene, one: InterventionOf<"inventory-mandate">, block: Block, fill: number): number =>
  pick(one, "complianceShare") * max(pick(one, "heldDays") * block.restUse[fill]! - block.restStockUnits[fill]!, 0);

export const inventoryMandate: Effect<"inventory-mandate"> = {
  bend: (scene, one, block) => {
    for (const fill of fillsOf(scene.economy, one.products))
      block.restStockUnits[fill]! += added(scene, one, block, fill);
  },
  measures: (scene, one, block) => ({
    stockUsd: fillsOf(scene.economy, one.products).reduce((sum, fill) => {
      const use = block.restUse[fill]!;
      return sum + (use > 0 ? (usdOf(scene.economy, block, fill) * added(scene, one, block, fill)) / use : 0);
    }, 0),
  }),
};
