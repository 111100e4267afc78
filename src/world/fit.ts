import { max, min } from "../numbers/math.ts";
import type { FitRule } from "../scenario/worldRules.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { allocateBlock } from "./block.ts";
import { middleDraws } from "./draws.ts";
import { fillWorld } from "./fillWorld.ts";
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

/** A plant of the fitted product; `load` is what it makes under the shares at hand, units a day. */
interface Plant {
  readonly id: string;
  readonly capacity: number;
  readonly start: number;
  load: number;
}

/** A link whose share may move: the buyer needs `need` units a day of the product, the plant gets share x need of them. */
interface Free {
  readonly link: Extract<LinkNode, { kind: "fill" }>;
  readonly plant: Plant;
  readonly need: number;
  readonly start: number;
  share: number;
}

/**
 * Utilisation is solved, not imposed. Nobody publishes who buys how much from whom; capacities, final demand and typical
 * utilisations are known better. Weighted least squares over the fixed shares of one product's links, for factors at their medians:
 *
 *   minimise  wU sum over plants (load / capacity - start utilisation)^2 + wS sum over links (share - start share)^2
 *
 * with every share >= 0 and each buyer's sum of shares kept; what final demand buys straight from a plant does not move.
 * Solved by exchanges between pairs of a buyer's links. Changes the links' shares in place.
 */
export function fitShares(files: WorldFiles, rule: FitRule, rows: Rows, order: readonly number[], value: Valuer): Fit {
  const { plants, free } = lay(files, rule, rows, order, value);
  const pairs = free.flatMap((a, i) => free.slice(i + 1).flatMap((b) => (a.link.fill === b.link.fill ? [[a, b]] : [])));
  for (let sweep = 0; sweep < SWEEPS; sweep++) for (const [a, b] of pairs) exchange(rule, a!, b!);
  for (const one of free) one.link.share = one.share;
  return {
    product: rule.product,
    plants: plants.map(({ id, start, load, capacity }) => ({ id, start, fitted: load / capacity })),
    shares: free.map(({ link, start, share }) => ({
      link: `${link.row.buyer} <- ${link.row.supplier}`,
      start,
      fitted: share,
    })),
  };
}

/** The plants and free links of the product at the starting shares. */
function lay(files: WorldFiles, rule: FitRule, rows: Rows, order: readonly number[], value: Valuer) {
  const world = fillWorld(files, rows, []);
  const block = allocateBlock(world, 1);
  solveRest({ rows, world, order }, value, middleDraws({ files, rows }), supplierJobsOf({ files }, value), block);
  const plantAt = new Map<number, Plant>();
  rows.nodes.forEach((node, site) => {
    if (node.kind !== "plant" || node.row.product !== rule.product) return;
    const { id, capacityUnitsPerYear, utilisationStart } = node.row;
    plantAt.set(site, {
      id,
      capacity: capacityUnitsPerYear / 365,
      start: utilisationStart,
      load: block.restOutput[site]!,
    });
  });
  const free = rows.links.flatMap((link): Free[] => {
    const plant = plantAt.get(link.supplier);
    if (link.kind !== "fill" || link.share === null || link.row.qualifyDays !== null || plant === undefined) return [];
    const need = block.restUse[link.fill]! / block.slotUnitsPerUnit[link.fill]!;
    return [{ link, plant, need, start: link.share, share: link.share }];
  });
  return { plants: [...plantAt.values()].filter((plant) => plant.load > 0 && !Number.isNaN(plant.start)), free };
}

/** Moves share from one link of a buyer to another, to where the loss is least along that line. */
function exchange(rule: FitRule, a: Free, b: Free): void {
  const up = slope(rule, a);
  const down = slope(rule, b);
  const step = (down.first - up.first) / (up.second + down.second);
  const move = max(-a.share, min(step, b.share));
  a.share += move;
  b.share -= move;
  a.plant.load += move * a.need;
  b.plant.load -= move * b.need;
}

/** Slope and curvature of the loss in the share of one link. */
function slope(rule: FitRule, { plant, need, share, start }: Free): { first: number; second: number } {
  const size = need / plant.capacity;
  const weight = Number.isNaN(plant.start) ? 0 : rule.utilisationWeight;
  const residual = Number.isNaN(plant.start) ? 0 : plant.load / plant.capacity - plant.start;
  return {
    first: weight * residual * size + rule.shareWeight * (share - start),
    second: weight * size * size + rule.shareWeight,
  };
}
