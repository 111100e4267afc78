import { DEFAULT_BOOTSTRAP, resample } from "../sensitivity/bootstrap.ts";

/**
 * How often each candidate has the highest mean when the replications are drawn anew with replacement, the same ones for all:
 * how sure the choice is, not how often it is best in a single world. Ties are shared.
 *
 * @param values of each candidate by replication, more is better; null: may not be chosen
 */
export function chanceOfBest(values: readonly (ArrayLike<number> | null)[], seed: string): number[] {
  const wins = values.map(() => 0);
  const able = values.flatMap((one, i) => (one === null ? [] : [{ i, one }]));
  if (able.length === 0) return wins;
  resample(able[0]!.one.length, DEFAULT_BOOTSTRAP, seed, (times) => {
    const sums = able.map(({ one }) => times.reduce((sum, count, row) => sum + count * one[row]!, 0));
    const most = Math.max(...sums);
    const tied = able.filter((_, a) => sums[a] === most);
    for (const { i } of tied) wins[i]! += 1 / tied.length;
  });
  return wins.map((count) => count / DEFAULT_BOOTSTRAP);
}

/** Mean over the worlds of what the best choice for that world would give beyond each candidate; null: may not be chosen. */
export function regrets(values: readonly (ArrayLike<number> | null)[]): (number | null)[] {
  const able = values.filter((one) => one !== null);
  const n = able[0]?.length ?? 0;
  const best = Array.from({ length: n }, (_, row) => Math.max(...able.map((one) => one[row]!)));
  return values.map((one) => (one === null ? null : best.reduce((sum, most, row) => sum + (most - one[row]!), 0) / n));
}

/** Whether nobody else has at least as much for at most the cost, and more or cheaper; null where no cost is known. */
export function onFront(
  points: readonly { readonly cost: number | null; readonly gain: number }[],
): (boolean | null)[] {
  return points.map(({ cost, gain }, i) => {
    if (cost === null) return null;
    return !points.some(
      (other, j) =>
        j !== i &&
        other.cost !== null &&
        other.cost <= cost &&
        other.gain >= gain &&
        (other.cost < cost || other.gain > gain),
    );
  });
}

/**
 * Measured reduction of variance by common random numbers: the variance of differences to the baseline's other replications (half a
 * run further on) over that of differences to the same ones. Null where pairing leaves no variance at all.
 */
export function varianceReduction(base: ArrayLike<number>, arm: ArrayLike<number>): number | null {
  const n = base.length;
  const shift = Math.floor(n / 2);
  const paired = variance(n, (i) => base[i]! - arm[i]!);
  const unpaired = variance(n, (i) => base[i]! - arm[(i + shift) % n]!);
  return paired > 0 ? unpaired / paired : null;
}

function variance(n: number, at: (i: number) => number): number {
  let mean = 0;
  for (let i = 0; i < n; i++) mean += at(i) / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (at(i) - mean) * (at(i) - mean);
  return n > 1 ? squares / (n - 1) : 0;
}
