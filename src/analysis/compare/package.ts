import type { Estimate } from "../limits.ts";
import { meanEstimate } from "../mean.ts";
import { shapley } from "../shapley.ts";

/** What the parts of a package carry of its gain. */
export interface PackageShares {
  readonly name: string;
  readonly effect: Estimate;
  /** Package less the sum of its parts, each by itself: below 0 they stand in each other's way. */
  readonly interaction: Estimate;
  /** Exact Shapley values; their means add up to the effect's. */
  readonly shares: readonly { readonly part: string; readonly share: Estimate; readonly alone: Estimate }[];
}

/** Most parts of a package that are told apart: every combination of them is run. */
export const MOST_PARTS = 10;

/**
 * Takes a package apart, from the gains of every combination of its parts, world by world.
 * @param gains by combination (bit i: part i is in it), then by replication; the empty one gains nothing
 */
export function packageShares(
  name: string,
  parts: readonly string[],
  gains: readonly ArrayLike<number>[],
  confidence: number,
): PackageShares {
  const all = gains.length - 1;
  const worlds = Array.from({ length: gains[all]!.length }, (_, i) => gains.map((gain) => gain[i]!));
  const shares = worlds.map(shapley);
  const estimate = (of: (world: number[]) => number) => meanEstimate(worlds.map(of), confidence);
  return {
    name,
    effect: estimate((world) => world[all]!),
    interaction: estimate((world) => world[all]! - parts.reduce((sum, _, part) => sum + world[1 << part]!, 0)),
    shares: parts.map((part, i) => ({
      part,
      share: meanEstimate(
        shares.map((one) => one[i]!),
        confidence,
      ),
      alone: estimate((world) => world[1 << i]!),
    })),
  };
}
