import { floor, max, min } from "../numbers/math.ts";
import type { LinkNode, Rows } from "./rows.ts";
import type { World, WorldTable } from "./tables.ts";

/**
 * Lines of one company that buy from one supplier, for handing out scarce goods by margin: per supplier its companies, per company
 * its classes of equal margin (best first), per class its links. Only companies with buyers of different margins are kept; a line whose
 * margin is unknown stands behind those that are known.
 */
export type Peers = readonly (readonly (readonly (readonly number[])[])[])[];

/** Bands of bids; the kernels' search for the band at which supply ends counts on this number. */
export const BID_BANDS = 32;

/** Band of a bid (a margin over revenue): bids of 0 and below are one band, those of nearly 1 the highest. */
export const bandOfBid = (share: number): number => min(floor(max(share, 0) * BID_BANDS), BID_BANDS - 1);

type Bought = Exclude<LinkNode, { kind: "use" }>;

const buyerOf = (rows: Rows, link: Bought) => rows.nodes[rows.slots[rows.fills[link.fill]!.slot]!.site]!;

/** Margin of the plant that a link serves; 0 where nothing is known of it. */
export function marginOf(rows: Rows, link: Bought): number {
  const buyer = buyerOf(rows, link);
  return buyer.kind === "plant" ? (buyer.row.marginShare ?? 0) : 0;
}

/** Finds the peers of a world. */
export function findPeers(rows: Rows): Peers {
  const bySupplier = rows.nodes.map((): Map<string, Map<number, number[]>> => new Map());
  rows.links.forEach((link, row) => {
    if (link.kind === "use") return;
    const buyer = buyerOf(rows, link);
    if (buyer.kind !== "plant") return;
    const companies = bySupplier[link.supplier]!;
    if (!companies.has(buyer.row.company)) companies.set(buyer.row.company, new Map());
    const classes = companies.get(buyer.row.company)!;
    const margin = buyer.row.marginShare ?? Number.NEGATIVE_INFINITY;
    if (!classes.has(margin)) classes.set(margin, []);
    classes.get(margin)!.push(row);
  });
  return bySupplier.map((companies) =>
    [...companies.values()]
      .filter((classes) => classes.size > 1)
      .map((classes) => [...classes].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, links]) => links)),
  );
}

/** Rows of the tables that peers fill. */
export const peerSizes = (peers: Peers) =>
  ({
    peerStart: peers.flat().length + 1,
    peerClassStart: peers.flat(2).length + 1,
    peerMember: peers.flat(3).length,
  }) satisfies Partial<Record<WorldTable, number>>;

/** Turns peers into columns; outEntry must be filled. */
export function fillPeers(
  peers: Peers,
  world: Pick<World, "peerStart" | "peerClassStart" | "peerMemberStart" | "peerOut" | "outEntry">,
): void {
  let company = 0;
  let margin = 0;
  let member = 0;
  peers.forEach((companies, site) => {
    for (const classes of companies) {
      for (const links of classes) {
        for (const link of links) world.peerOut[member++] = world.outEntry[link]!;
        world.peerMemberStart[++margin] = member;
      }
      world.peerClassStart[++company] = margin;
    }
    world.peerStart[site + 1] = company;
  });
}
