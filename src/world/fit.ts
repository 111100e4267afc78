import type { FitRule, WorldFiles } from "../scenario/worldTypes.ts";
import { allocateBlock } from "./block.ts";
import { fillWorld } from "./fillWorld.ts";
import { middling } from "./luck.ts";
import { supplierJobsOf } from "./people.ts";
import { solveRest } from "./rest.ts";
import type { LinkNode, Rows, Valuer } from "./rows.ts";

/** What the fit of shares left: per plant its utilisation at the start and fitted; per link its share before and after. */
export interface Fit {
  readonly product: string;
  readonly plants: readonly { readonly id: string; readonly start: number; readonly fitted: number }[];
  readonly shares: readonly { readonly link: string; readonly start: number; readonly fitted: number }[];
}

/** Sweeps over all pairs of links; a fixed number, so that the result has the same bits everywhere. */
const SWEEPS = 400;

type Free = Extract<LinkNode, { kind: "fill" }>;

/**
 * Utilisation is solved, not imposed. Nobody publishes who buys how much from whom; capacities, final demand and typical
 * utilisations are known better. Weighted least squares over the fixed shares of one product's links, for factors at their medians:
 *
 *   minimise  wU sum over plants (sum of x / capacity - start utilisation)^2 + wS sum over links (share - start share)^2
 *
 * with every share >= 0 and each buyer's sum of shares kept. Solved by exchanges between pairs of a buyer's links.
 * Changes the links' shares in place.
 */
export function fitShares(files: WorldFiles, rule: FitRule, rows: Rows, order: readonly number[], value: Valuer): Fit {
  const world = fillWorld(files, rows, []);
  const block = allocateBlock(world, 1);
  solveRest({ rows, world, order }, value, middling, supplierJobsOf({ files }, value), block);

  const plantOf = (link: Free) => rows.nodes[link.supplier]!;
  const free = rows.links.filter((link): link is Free => {
    if (link.kind !== "fill" || link.share === null) return false;
    const node = plantOf(link);
    return node.kind === "plant" && node.row.product === rule.product;
  });
  const start = free.map((link) => link.share!);
  const need = free.map((link) => block.restUse[link.fill]! / block.slotUnitsPerUnit[link.fill]! || 0);
  const capacity = (site: number) => {
    const node = rows.nodes[site]!;
    return node.kind === "plant" ? node.row.capacityUnitsPerYear / 365 : 1;
  };
  const target = (site: number) => {
    const node = rows.nodes[site]!;
    return node.kind === "plant" && node.row.utilisationStart === node.row.utilisationStart
      ? node.row.utilisationStart
      : null;
  };
  const load = new Map<number, number>();
  for (const [row, node] of rows.nodes.entries())
    if (
      node.kind === "plant" &&
      node.row.product === rule.product &&
      node.row.utilisationStart === node.row.utilisationStart
    )
      load.set(row, 0);
  // What final demand buys straight from a plant is not free to move.
  rows.links.forEach((link, row) => {
    if (link.kind === "use" && load.has(link.supplier))
      load.set(link.supplier, load.get(link.supplier)! + block.base[row]!);
  });
  free.forEach((link, i) => load.set(link.supplier, (load.get(link.supplier) ?? 0) + link.share! * need[i]!));
  const pairs = free.flatMap((a, i) => free.flatMap((b, j) => (j > i && a.fill === b.fill ? [[i, j] as const] : [])));

  /** Slope and curvature of the loss in the share of link i. */
  const slope = (i: number) => {
    const link = free[i]!;
    const aim = target(link.supplier);
    const size = need[i]! / capacity(link.supplier);
    const residual = aim === null ? 0 : load.get(link.supplier)! / capacity(link.supplier) - aim;
    return {
      first: rule.utilisationWeight * residual * size + rule.shareWeight * (link.share! - start[i]!),
      second: (aim === null ? 0 : rule.utilisationWeight * size * size) + rule.shareWeight,
    };
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const [i, j] of pairs) {
      const up = slope(i);
      const down = slope(j);
      const step = (down.first - up.first) / (up.second + down.second);
      const move = Math.max(-free[i]!.share!, Math.min(step, free[j]!.share!));
      free[i]!.share = free[i]!.share! + move;
      free[j]!.share = free[j]!.share! - move;
      load.set(free[i]!.supplier, load.get(free[i]!.supplier)! + move * need[i]!);
      load.set(free[j]!.supplier, load.get(free[j]!.supplier)! - move * need[j]!);
    }
  return {
    product: rule.product,
    plants: [...load.keys()].map((site) => ({
      id: rows.nodes[site]!.id,
      start: target(site) ?? Number.NaN,
      fitted: load.get(site)! / capacity(site),
    })),
    shares: free.map((link, i) => ({
      link: `${link.row.buyer} <- ${link.row.supplier}`,
      start: start[i]!,
      fitted: link.share!,
    })),
  };
}
