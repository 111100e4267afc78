import type { Eligible } from "../../scenario/interventions/types.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import { eligibleSites } from "./eligible.ts";

/** Fills of eligible plants that take one of these products. */
export function fillsOf(economy: Economy, products: readonly string[], eligible?: Eligible): number[] {
  const { rows } = economy;
  const may = eligibleSites(economy, eligible);
  return rows.fills.flatMap(({ row, slot }, fill) =>
    row !== null && products.includes(row.product) && may[rows.slots[slot]!.site] === 1 ? [fill] : [],
  );
}

/** Eligible employers that `also` holds for. */
export function employersOf(
  economy: Economy,
  eligible?: Eligible,
  also: (region: string) => boolean = () => true,
): Set<string> {
  const { files, rows, world } = economy;
  const may = eligibleSites(economy, eligible);
  return new Set(
    rows.nodes.flatMap((node, site) =>
      may[site] === 1 && also(files.regions[world.region[site]!]!.id) ? [node.id] : [],
    ),
  );
}

/** Dollars a day that a fill's use at rest is worth at the world's prices, 0 where no price is known; priced quantities at rest are numbers. */
export function usdOf({ files, rows }: Economy, block: Block, fill: number): number {
  const { row } = rows.fills[fill]!;
  const product = row === null ? undefined : files.products.find(({ id }) => id === row.product);
  const price = product?.priceUsdPerUnit;
  return typeof price === "number" ? (price * block.restUse[fill]!) / block.slotUnitsPerUnit[fill]! : 0;
}
