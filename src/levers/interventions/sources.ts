import { floor, max, min } from "../../numbers/math.ts";
import type { InterventionOf } from "../../scenario/interventions/types.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import type { Effect } from "./effect.ts";
import { fillsOf } from "./reach.ts";

/** Links by which second sources abroad may deliver to these fills. */
function sourcesOf({ world, rows }: Economy, fills: readonly number[]): number[] {
  return fills.flatMap((fill) => {
    const links: number[] = [];
    for (let link = world.linkStart[fill]!; link < world.linkStart[fill + 1]!; link++)
      if (world.secondSource[link] === 1 && rows.nodes[world.supplier[link]!]!.kind === "origin") links.push(link);
    return links;
  });
}

/**
 * More is contracted, and more can be made: what is spare of each origin's capacity grows in the same measure, by the part of its contracts
 * for these products that eligible plants hold.
 */
function raise(economy: Economy, one: Bought, more: number, block: Block): void {
  const { world } = economy;
  const held = new Map<number, { mine: number; all: number }>();
  const mine = new Set(sourcesOf(economy, fillsOf(economy, one.products, one.eligible)));
  for (const link of sourcesOf(economy, fillsOf(economy, one.products))) {
    const site = world.supplier[link]!;
    const { mine: own, all } = held.get(site) ?? { mine: 0, all: 0 };
    const units = block.entitledUnits[link]!;
    held.set(site, { mine: own + (mine.has(link) ? units : 0), all: all + units });
  }
  for (const link of mine) block.entitledUnits[link]! *= 1 + more;
  for (const [site, { mine: own, all }] of held) {
    const part = own === all ? 1 : own / all;
    block.capacityUnits[site]! += part * more * max(block.capacityUnits[site]! - block.restOutput[site]!, 0);
  }
}

/** What buys from abroad: its products, and for whom. */
type Bought = Pick<InterventionOf<"allied-surge">, "products" | "eligible">;

/** Days of a programme that are left once the help begins shrink, until it ends: in each day of help 1 / (1 - cut) are done. */
function shortened(days: number, cut: number, from: number, until: number): number {
  if (until <= from) return days;
  const saved = cut * max(days - from, 0);
  return days - (until < Infinity ? min(saved, (cut / (1 - cut)) * (until - from)) : saved);
}

/** Help with programmes: what it saves of their days, and from when to when. */
interface Help {
  readonly cut: number;
  readonly from: number;
  readonly until: number;
}

function hasten(economy: Economy, fills: readonly number[], { cut, from, until }: Help, block: Block): void {
  for (const fill of fills) {
    const days = block.ceilingQualifyDays[fill]!;
    if (days < 1e29) block.ceilingQualifyDays[fill] = shortened(days, cut, from, until);
  }
  for (const link of sourcesOf(economy, fills))
    block.linkQualifyDays[link] = shortened(block.linkQualifyDays[link]!, cut, from, until);
}

/** Dollars of a year's deliveries that second sources have contracted. */
function contracted(economy: Economy, one: Bought, block: Block): number {
  const { world, rows, files } = economy;
  return sourcesOf(economy, fillsOf(economy, one.products, one.eligible)).reduce((sum, link) => {
    const { row } = rows.fills[world.buyerFill[link]!]!;
    const price = files.products.find(({ id }) => id === row?.product)?.priceUsdPerUnit;
    return sum + (typeof price === "number" ? 365 * price * block.entitledUnits[link]! : 0);
  }, 0);
}

/** Slots of eligible plants that prove other sources or materials, as far as laboratories take them, those that use most first. */
function helped(economy: Economy, one: InterventionOf<"emergency-qualification">, block: Block): Map<number, number[]> {
  const { rows, world } = economy;
  const fills = new Map<number, number[]>();
  for (const fill of fillsOf(economy, one.products, one.eligible)) {
    const { slot } = rows.fills[fill]!;
    if (world.switches[slot] === 1) fills.set(slot, [...(fills.get(slot) ?? []), fill]);
  }
  const useOf = (of: readonly number[]) =>
    of.reduce((sum, fill) => sum + block.restUse[fill]! / block.slotUnitsPerUnit[fill]!, 0);
  if (one.capacity === undefined || one.capacity >= fills.size) return fills;
  const ranked = [...fills].map(([slot, of]) => ({ slot, of, use: useOf(of) }));
  ranked.sort((a, b) => b.use - a.use || a.slot - b.slot);
  return new Map(ranked.slice(0, floor(one.capacity)).map(({ slot, of }) => [slot, of]));
}

export const alliedSurge: Effect<"allied-surge"> = {
  bend: ({ economy, pick }, one, block) => raise(economy, one, pick(one, "moreShare"), block),
  measures: ({ economy, pick }, one, block) => ({
    orderedUsd: min(pick(one, "moreShare"), 10) * contracted(economy, one, block),
  }),
};

export const emergencyQualification: Effect<"emergency-qualification"> = {
  bend: ({ economy, pick }, one, block) => {
    const help = {
      cut: pick(one, "cutShare"),
      from: (one.startDay ?? 0) + pick(one, "delayDays"),
      until: one.endDay ?? Infinity,
    };
    hasten(economy, [...helped(economy, one, block).values()].flat(), help, block);
  },
  measures: ({ economy }, one, block) => ({ programmes: helped(economy, one, block).size }),
};

export const importWaiver: Effect<"import-waiver"> = {
  bend: ({ economy, pick }, one, block) => {
    raise(economy, one, pick(one, "moreShare"), block);
    const help = { cut: pick(one, "cutShare"), from: (one.startDay ?? 0) + pick(one, "delayDays"), until: Infinity };
    hasten(economy, fillsOf(economy, one.products, one.eligible), help, block);
  },
};
