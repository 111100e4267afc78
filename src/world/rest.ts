import type { Quantity } from "../scenario/types.ts";
import type { Block } from "./block.ts";
import type { Draws } from "./draws.ts";
import type { Economy } from "./economy.ts";
import { rebalance } from "./rebalance.ts";
import type { Valuer } from "./rows.ts";
import { standShares } from "./stand.ts";
import { type Row, UNLIMITED } from "./tables.ts";
import { yearDaysOf } from "./year.ts";

/**
 * Rest: the flows of a day on which nothing happens, solved from final demand upstream, site by site, under one row of draws.
 *
 *   base of a use link = unitsPerYear x scale / 365, or over the working days of a year
 *   rest output        = sum of base over a site's buyers
 *   rest use of a fill = mix share x (need x rest output)
 *   base of a link     = share x rest use / slotUnitsPerUnit
 *
 * Writes restOutput, capacityUnits, needPerUnit, mixShare, ceilingShare, slotUnitsPerUnit, restUse, base and orderShare.
 */
export function solveRest(
  economy: RestInput,
  value: Valuer,
  draws: Pick<Draws, "mixWeight">,
  jobs: ArrayLike<number>,
  block: RestColumns,
): void {
  const { rows, world } = economy;
  block.restOutput.fill(0);
  for (let row = world.useLinkStart[0]!; row < world.links; row++) {
    const link = rows.links[row]!;
    if (link.kind !== "use") continue;
    block.base[row] = (link.row.unitsPerYear * value(link.row.scale)) / yearDaysOf(economy);
    if (economy.stand !== undefined) block.base[row]! *= economy.stand.demand[link.endUse]!;
    block.restOutput[link.supplier]! += block.base[row]!;
  }
  for (const site of economy.order) {
    setCapacity(economy, site, block);
    const output = block.restOutput[site]!;
    for (let slot = world.slotStart[site]!; slot < world.slotStart[site + 1]!; slot++) {
      const recipe = rows.slots[slot]!.row;
      if (recipe !== null) block.needPerUnit[slot] = value(recipe.needPerUnit) * value(recipe.needScale);
      else block.needPerUnit[slot] = output > 0 ? jobs[site]! / output : 0;
      mixFills(economy, value, slot, block);
      for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
        block.restUse[fill] = block.mixShare[fill]! * (block.needPerUnit[slot]! * output);
        placeOrders(economy, draws.mixWeight, fill, block);
      }
    }
  }
  // Only now is it known what every origin ships: a plant that is asked for too much passes the excess on to them.
  rows.nodes.forEach((node, site) => {
    if (node.kind !== "origin") return;
    const { surgeShare, spareUnitsPerYear } = node.row;
    block.capacityUnits[site] =
      block.restOutput[site]! * (1 + value(surgeShare)) + value(spareUnitsPerYear) / yearDaysOf(economy);
    if (economy.stand !== undefined) block.capacityUnits[site]! *= economy.stand.room[site]!;
  });
  for (let fill = 0; fill < world.fills; fill++)
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++) {
      const use = block.restUse[fill]!;
      block.orderShare[link] = use > 0 ? (block.base[link]! * block.slotUnitsPerUnit[fill]!) / use : 0;
    }
}

/** What solving rest reads; the shares of a world are fitted on the same solver before the economy is whole. */
export type RestInput = Pick<Economy, "rows" | "world" | "order" | "yearDays" | "stand">;

/** The columns that solving rest writes. */
export type RestColumns = Pick<
  Block,
  | "restOutput"
  | "capacityUnits"
  | "needPerUnit"
  | "mixShare"
  | "ceilingShare"
  | "slotUnitsPerUnit"
  | "restUse"
  | "base"
  | "orderShare"
>;

/** A plant has its own capacity; a generated supplier binds nobody; an origin waits until all its buyers are known. */
function setCapacity(economy: RestInput, site: Row, block: RestColumns): void {
  const node = economy.rows.nodes[site]!;
  if (node.kind === "supplier") block.capacityUnits[site] = UNLIMITED;
  else if (node.kind === "plant") {
    block.capacityUnits[site] = node.row.capacityUnitsPerYear / yearDaysOf(economy);
    if (economy.stand !== undefined) block.capacityUnits[site]! *= economy.stand.capacity[site]!;
    rebalance(economy, site, block);
  }
}

/** Mix at rest and ceilings of a slot's fills. A ceiling by mass x becomes r x / (1 - x + r x) of the slot; the mix counts against it. */
function mixFills(economy: RestInput, value: Valuer, slot: Row, block: RestColumns): void {
  const { rows, world } = economy;
  let rest = 1;
  let open = -1;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const row = rows.fills[fill]!.row;
    block.slotUnitsPerUnit[fill] = row === null ? 1 : value(row.slotUnitsPerUnit);
    if (row === null || row.mixShare === null) open = fill;
    else {
      block.mixShare[fill] = value(row.mixShare);
      rest -= block.mixShare[fill]!;
    }
  }
  if (open >= 0) block.mixShare[open] = rest > 0 ? rest : 0;
  for (let fill = world.fillStart[slot]!; fill < world.fillStart[slot + 1]!; fill++) {
    const row = rows.fills[fill]!.row;
    const ceiling = row === null ? 1 : ceilingOf(row.ceilingShare, row.ceilingMassShare, row.massRatio, value);
    block.ceilingShare[fill] = ceiling > block.mixShare[fill]! ? ceiling : block.mixShare[fill]!;
  }
}

/** Share of a slot from a ceiling that is given as such, or as a share of mass; 1 when neither is. */
export function ceilingOf(
  share: Quantity | null,
  massShare: Quantity | null,
  massRatio: Quantity | null,
  value: Valuer,
): number {
  if (massShare === null) return share === null ? 1 : value(share);
  const mass = value(massShare);
  const replaced = value(massRatio ?? 1) * mass;
  return replaced / (1 - mass + replaced);
}

/** Splits a fill's rest use among its links: fixed shares first, gamma draws over what they leave. */
function placeOrders(economy: RestInput, mixWeight: Float64Array, fill: Row, block: RestColumns): void {
  const { rows, world } = economy;
  const need = block.restUse[fill]! / block.slotUnitsPerUnit[fill]!;
  const from = world.linkStart[fill]!;
  const to = world.linkStart[fill + 1]!;
  let left = 1;
  let weights = 0;
  for (let link = from; link < to; link++) {
    const node = rows.links[link]!;
    if (node.kind === "parts") left = 0;
    if (node.kind !== "fill") continue;
    if (node.share !== null) left -= node.share;
    else weights += mixWeight[link]!;
  }
  const shareOf = (link: number): number => {
    const node = rows.links[link]!;
    if (node.kind === "parts") return node.weight;
    if (node.kind !== "fill") return 0;
    if (node.share !== null) return node.share;
    return left > 0 && weights > 0 ? (left * mixWeight[link]!) / weights : 0;
  };
  const { stand } = economy;
  let shares: Float64Array | null = null;
  if (stand !== undefined && rows.links[from]?.kind === "fill") {
    shares = Float64Array.from({ length: to - from }, (_, i) => shareOf(from + i));
    standShares(stand, world.supplier.subarray(from, to), shares);
  }
  for (let link = from; link < to; link++) {
    block.base[link] = (shares === null ? shareOf(link) : shares[link - from]!) * need;
    block.restOutput[world.supplier[link]!]! += block.base[link]!;
  }
}
