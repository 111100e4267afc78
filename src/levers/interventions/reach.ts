import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import { stageOf } from "../../world/fillWorld.ts";

/** Fills of counted plants that take one of these products. */
export function fillsOf({ rows, world }: Economy, products: readonly string[]): number[] {
  return rows.fills.flatMap(({ row, slot }, fill) =>
    row !== null && products.includes(row.product) && world.countedSite[rows.slots[slot]!.site] === 1 ? [fill] : [],
  );
}

/** Counted employers of these stages, of all stages where none is named, that `also` holds for. */
export function employersOf(
  { files, rows, world }: Economy,
  stages: readonly string[],
  also: (region: string, site: number) => boolean = () => true,
): Set<string> {
  return new Set(
    rows.nodes.flatMap((node, site) => {
      if (node.kind === "origin" || world.countedSite[site] !== 1) return [];
      if (stages.length > 0 && !stages.includes(stageOf(files, node)!)) return [];
      return also(files.regions[world.region[site]!]!.id, site) ? [node.id] : [];
    }),
  );
}

/** Dollars a day that a fill's use at rest is worth at the world's prices, 0 where no price is known; priced quantities at rest are numbers. */
export function usdOf({ files, rows }: Economy, block: Block, fill: number): number {
  const { row } = rows.fills[fill]!;
  const product = row === null ? undefined : files.products.find(({ id }) => id === row.product);
  const price = product?.priceUsdPerUnit;
  return typeof price === "number" ? (price * block.restUse[fill]!) / block.slotUnitsPerUnit[fill]! : 0;
}
