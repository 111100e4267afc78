import { type Mean, meanOf } from "./mean.ts";
import { shapley } from "./shapley.ts";

/**
 * The bridge from one scenario to another: how much of the difference in the mean number of people out of work each single
 * difference carries, by exact Shapley values over all combinations, with the same luck in each of them.
 */

/** One combination as simulated: bit i of its number says that difference i is as in the second scenario. */
export interface Corner {
  readonly set: number;
  /** Replications that went well. */
  readonly replications: readonly number[];
  /** People out of work by asked day, then by replication. */
  readonly outOfWork: readonly (readonly number[])[];
}

/** What one difference carries: its Shapley share, and what it does as the first and as the last of all. */
export interface BridgeShare {
  readonly name: string;
  readonly share: Mean;
  readonly first: Mean;
  readonly last: Mean;
}

export interface BridgeDay {
  readonly day: number;
  readonly from: Mean;
  readonly to: Mean;
  /** The shares' means sum to its mean. */
  readonly difference: Mean;
  readonly shares: readonly BridgeShare[];
}

export interface Bridge {
  /** Replications that went well in every combination: only these count. */
  readonly replications: number;
  readonly leftOut: number;
  readonly days: readonly BridgeDay[];
}

/** A bridge with what it is between: what is printed, kept and drawn. */
export interface BridgeAnswer extends Bridge {
  readonly from: string;
  readonly to: string;
  readonly world: string;
  readonly seed: string;
  readonly differences: readonly { readonly name: string; readonly meaning: string }[];
}

/** Builds the bridge from all 2^n corners, in any order. Means, because shares of medians do not add up. */
export function bridgeOf(corners: readonly Corner[], names: readonly string[], days: readonly number[]): Bridge {
  const bySet = [...corners].sort((a, b) => a.set - b.set);
  const every = new Set(corners.flatMap(({ replications }) => replications));
  const sound = [...every]
    .filter((k) => bySet.every(({ replications }) => replications.includes(k)))
    .sort((a, b) => a - b);
  const places = bySet.map(({ replications }) => sound.map((k) => replications.indexOf(k)));
  const all = bySet.length - 1;
  return {
    replications: sound.length,
    leftOut: every.size - sound.length,
    days: days.map((day, d) => {
      // One game a replication: shares are linear in the values, so their mean is the share of the means.
      const games = sound.map((_, i) => bySet.map((corner, set) => corner.outOfWork[d]![places[set]![i]!]!));
      const shares = games.map(shapley);
      return {
        day,
        from: meanOf(games.map((game) => game[0]!)),
        to: meanOf(games.map((game) => game[all]!)),
        difference: meanOf(games.map((game) => game[all]! - game[0]!)),
        shares: names.map((name, player) => ({
          name,
          share: meanOf(shares.map((one) => one[player]!)),
          first: meanOf(games.map((game) => game[1 << player]! - game[0]!)),
          last: meanOf(games.map((game) => game[all]! - game[all & ~(1 << player)]!)),
        })),
      };
    }),
  };
}

/** Rounds numbers to whole ones whose sum is the rounded sum: the largest fractions are rounded up. */
export function wholeShares(values: readonly number[]): number[] {
  const floors = values.map(Math.floor);
  const total = Math.round(values.reduce((sum, x) => sum + x, 0));
  const missing = total - floors.reduce((sum, x) => sum + x, 0);
  const up = values
    .map((x, i) => ({ i, fraction: x - floors[i]! }))
    .sort((a, b) => b.fraction - a.fraction || a.i - b.i)
    .slice(0, missing);
  for (const { i } of up) floors[i]!++;
  return floors;
}
