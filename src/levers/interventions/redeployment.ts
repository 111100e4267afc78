import { floor } from "../../numbers/math.ts";
import type { InterventionOf } from "../../scenario/interventions/types.ts";
import type { Block } from "../../world/block.ts";
import type { Effect, Scene } from "./effect.ts";
import { employersOf } from "./reach.ts";

/** Eligible plants with lines to move people to, and how many more can be moved at each: by the same part fewer, if there are too many. */
function moved(
  { economy, pick }: Scene,
  one: InterventionOf<"redeployment">,
  block: Block,
): { site: number; more: number }[] {
  const helped = employersOf(economy, one.eligible);
  const share = pick(one, "moreShare");
  const all = economy.rows.nodes.flatMap((node, site) => {
    const flexible = block.flexiblePeople[site]!;
    if (!helped.has(node.id) || flexible === 0) return [];
    return [{ site, more: floor(share * (block.headcount[site]! - flexible)) }];
  });
  const sum = all.reduce((people, { more }) => people + more, 0);
  const most = one.capacity ?? sum;
  return sum <= most ? all : all.map(({ site, more }) => ({ site, more: floor((more * most) / sum) }));
}

export const redeployment: Effect<"redeployment"> = {
  bend: (scene, one, block) => {
    const sooner = scene.pick(one, "soonerShare");
    for (const { site, more } of moved(scene, one, block)) {
      block.flexiblePeople[site]! += more;
      block.redeployDays[site] = block.redeployDays[site]! * (1 - sooner);
    }
  },
  measures: (scene, one, block) => ({ people: moved(scene, one, block).reduce((sum, { more }) => sum + more, 0) }),
};
