import { levers } from "../../engine/phases/levers.ts";
import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import type { Network } from "./network.ts";

/** What a cut leaves for good: shares of rest, 0-1. */
export interface Shock {
  /** Of what each site can make itself. */
  readonly site: Float64Array;
  /** Of what each link lets through. */
  readonly link: Float64Array;
}

/** Nothing is cut. */
export const noShock = (network: Network): Shock => ({
  site: new Float64Array(network.sites).fill(1),
  link: new Float64Array(network.supplier.length).fill(1),
});

/** One site is lost for good. */
export function lossOf(network: Network, site: number): Shock {
  const shock = noShock(network);
  shock.site[site] = 0;
  return shock;
}

/**
 * What levers leave on one row of their tables, held for good: admitted shares at gates, outages, what dependent makers abroad can make.
 *
 * @param block a replication with its shock armed; its `availableShare` is written
 */
export function shockOn(economy: Economy, block: Block, row: number): Shock {
  const { world } = economy;
  for (let site = 0; site < world.sites; site++) levers(world, block, site, row);
  const made = Float64Array.from({ length: world.sites }, (_, site) => {
    const rest = block.restOutput[site]!;
    return rest > 0 ? min(1, (block.capacityUnits[site]! * block.availableShare[site]!) / rest) : 1;
  });
  const link = Float64Array.from(world.gate, (gate) => (gate < 0 ? 1 : block.admittedShare[row * world.gates + gate]!));
  return { site: made, link };
}
