import { allocateBlock, type Block } from "../../world/block.ts";
import { middleDraws } from "../../world/draws.ts";
import { type Economy, nominalValuer } from "../../world/economy.ts";
import { startBlock } from "../../world/start.ts";

/** The economy at rest with everything in the middle of its distribution: what lists of who comes first are drawn up from. */
export function restOf(economy: Economy): Block {
  const known = kept.get(economy.rows);
  if (known !== undefined) return known;
  const block = allocateBlock(
    { ...economy.world, gates: 0, ratedGroups: 0, outageGroups: 0, demandGroups: 0, retentionGroups: 0 },
    1,
  );
  startBlock(economy, nominalValuer(economy.files.factors, economy.factorIndex), middleDraws(economy), block);
  kept.set(economy.rows, block);
  return block;
}

const kept = new WeakMap<object, Block>();

/** For each site the share of its sales at rest that ends in uses that `counts` holds for, through whatever plants. */
export function endsIn(economy: Economy, counts: (endUse: string) => boolean): Float64Array {
  return downstream(
    economy,
    (use) => (counts(use) ? 1 : 0),
    () => 0,
    true,
  );
}

/** Jobs that hang on each site's output: its own, and those of its buyers by the share of what they buy that is its. */
export function jobsOn(economy: Economy): Float64Array {
  return downstream(
    economy,
    () => 0,
    (site) => restOf(economy).headcount[site]!,
    false,
  );
}

/**
 * Goes from buyers to suppliers.
 *
 *   value[site] = own[site] + sum over its links of weight x value of the buyer
 *   weight = base / output (shares of sales), or base x slot units / need of the slot (shares of what the buyer buys)
 */
function downstream(
  economy: Economy,
  ofUse: (id: string) => number,
  own: (site: number) => number,
  ofSales: boolean,
): Float64Array {
  const { rows, world, order } = economy;
  const block = restOf(economy);
  const value = new Float64Array(world.sites);
  for (const site of order) {
    let sum = own(site);
    for (let out = world.outStart[site]!; out < world.outStart[site + 1]!; out++) {
      const link = world.outLink[out]!;
      const node = rows.links[link]!;
      const sold = block.restOutput[site]! > 0 ? block.base[link]! / block.restOutput[site]! : 0;
      if (node.kind === "use") sum += sold * ofUse(rows.endUses[node.endUse]!.id);
      else {
        const { slot } = rows.fills[node.fill]!;
        const buyer = rows.slots[slot]!.site;
        const need = block.needPerUnit[slot]! * block.restOutput[buyer]!;
        const bought = need > 0 ? (block.base[link]! * block.slotUnitsPerUnit[node.fill]!) / need : 0;
        sum += (ofSales ? sold : bought) * value[buyer]!;
      }
    }
    value[site] = sum;
  }
  return value;
}
