import { endsIn } from "./dependents.ts";
import { type Effect, ending, feltFrom } from "./effect.ts";

/** Rates the orders of end uses and of counted plants that live on them. Who they are hangs on a point belief alone. */
export const priorityOrders: Effect<"priority-orders"> = {
  rates: (economy, one, pick) => {
    const least = pick(one, "livesOnShare");
    const uses = new Set(one.endUses);
    const share = endsIn(economy, (use) => uses.has(use));
    const sites = economy.rows.nodes.flatMap((node, row) =>
      node.kind === "plant" && uses.size > 0 && least > 0 && share[row]! >= least ? [node.id] : [],
    );
    return {
      name: one.name,
      sites,
      endUses: one.endUses,
      startDay: feltFrom(one, pick(one, "delayDays")),
      ...ending(one),
    };
  },
};
