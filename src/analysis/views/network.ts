import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import { CRITICAL, MINOR } from "../../world/tables.ts";

/**
 * Who depends on whom at rest, in shares, and how many people that is: all that a static view of a cut knows. Rows of sites, slots, fills
 * and links lie as in the world's tables (compressed sparse rows); links of end uses are in `buyer` alone.
 */
export interface Network {
  readonly sites: number;
  /** People of counted sites at rest; 0 elsewhere. */
  readonly people: Float64Array;
  /** Output at rest, and the product as a code. */
  readonly output: Float64Array;
  readonly product: Int32Array;
  readonly slotStart: Int32Array;
  /** How far a slot binds: 1 critical, 1/2 important, 0 not at all. */
  readonly binds: Float64Array;
  readonly fillStart: Int32Array;
  /** Share of the slot at rest, and the most it may be. */
  readonly mix: Float64Array;
  readonly ceiling: Float64Array;
  readonly linkStart: Int32Array;
  readonly supplier: Int32Array;
  /** Share of the fill at rest that comes over the link. */
  readonly share: Float64Array;
  /** A site's buyers: rows of sites, or -1 for final demand, and the shares of its output at rest that they take. */
  readonly outStart: Int32Array;
  readonly buyer: Int32Array;
  readonly outShare: Float64Array;
}

/** What a network's columns are read from: one replication at rest. */
type AtRest = Pick<Block, "headcount" | "restOutput" | "mixShare" | "ceilingShare" | "orderShare" | "base">;

/** The network of an economy under one row of draws. */
export function networkOf({ world, rows, files }: Economy, rest: AtRest): Network {
  const products = new Map(files.products.map(({ id }, code) => [id, code]));
  const productOf = (site: number) => {
    const node = rows.nodes[site]!;
    return node.kind === "supplier" ? products.size : products.get(node.row.product)!;
  };
  const output = rest.restOutput.slice(0, world.sites);
  const shareOf = (link: number) => {
    const made = output[world.supplier[link]!]!;
    return made > 0 ? rest.base[link]! / made : 0;
  };
  return {
    sites: world.sites,
    people: Float64Array.from(output, (_, site) => (world.countedSite[site] === 1 ? rest.headcount[site]! : 0)),
    output,
    product: Int32Array.from(output, (_, site) => productOf(site)),
    slotStart: world.slotStart,
    binds: Float64Array.from(world.criticality, (code) => (code === CRITICAL ? 1 : code >= MINOR ? 0 : 0.5)),
    fillStart: world.fillStart,
    mix: rest.mixShare.slice(0, world.fills),
    ceiling: rest.ceilingShare.slice(0, world.fills),
    linkStart: world.linkStart,
    supplier: world.supplier,
    share: rest.orderShare.slice(0, world.links),
    outStart: world.outStart,
    buyer: Int32Array.from(world.outLink, (link) => world.buyer[link]!),
    outShare: Float64Array.from(world.outLink, shareOf),
  };
}
