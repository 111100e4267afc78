import { type Key, subkey, uniform } from "../../numbers/luck.ts";
import { exp, log } from "../../numbers/math.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import { choleskyOf, weightedCovariance } from "./moments.ts";
import { logPrior } from "./space.ts";

/**
 * Adaptive population Monte Carlo for approximate Bayesian computation (APMC): a population of particles, each one simulation, whose
 * tolerance is the largest distance among those kept.
 *
 *   round 0   particles from the prior, weight 1; the nearest are kept (rejection ABC)
 *   round t   new ones: a kept one drawn by its weight, moved by a normal step of twice the weighted covariance;
 *             weight = prior / sum_j w_j K(z | z_j); of old and new together the nearest are kept
 *
 * Sources: Lenormand, Jabot & Deffuant (2013), Adaptive approximate Bayesian computation for complex models, Comput. Stat. 28,
 * 2777-2796; weights and the kernel's width: Beaumont, Cornuet, Marin & Robert (2009), Biometrika 96, 983-990.
 */
export interface Population {
  readonly width: number;
  /** [particle][factor], logits (space.ts). */
  readonly z: Float64Array;
  readonly weights: Float64Array;
  readonly distances: Float64Array;
  /** Number of the simulation each particle is: whose luck it had. */
  readonly numbers: readonly number[];
}

/** Largest distance kept. */
export const tolerance = ({ distances }: Population): number => distances.reduce((most, d) => Math.max(most, d), 0);

/** Of particles that were simulated, old ones first, the nearest `count`; equal distances keep the earlier simulation. */
export function keepNearest(parts: readonly Population[], count: number): Population {
  const { width } = parts[0]!;
  const all = parts.flatMap((part) => part.numbers.map((number, k) => ({ part, k, number, d: part.distances[k]! })));
  const kept = all
    .filter(({ d }) => Number.isFinite(d))
    .sort((a, b) => a.d - b.d || a.number - b.number)
    .slice(0, count);
  const z = new Float64Array(kept.length * width);
  kept.forEach(({ part, k }, at) => {
    z.set(part.z.subarray(k * width, (k + 1) * width), at * width);
  });
  return {
    width,
    z,
    weights: Float64Array.from(kept, ({ part, k }) => part.weights[k]!),
    distances: Float64Array.from(kept, ({ d }) => d),
    numbers: kept.map(({ number }) => number),
  };
}

/** The kernel of one round: the kept particles, their shares of the weight, and the root of twice their covariance. */
interface Kernel {
  readonly population: Population;
  readonly shares: Float64Array;
  readonly root: Float64Array;
  readonly logScale: number;
}

export function kernelOf(population: Population): Kernel {
  const { width, z, weights } = population;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const root = choleskyOf(
    weightedCovariance(z, width, weights).map((c) => 2 * c),
    width,
  );
  let logScale = -0.5 * width * log(2 * Math.PI);
  for (let i = 0; i < width; i++) logScale -= log(root[i * width + i]!);
  return { population, shares: weights.map((w) => w / total), root, logScale };
}

/** Logits of `count` new particles; number `first + k` is drawn by that number alone. */
export function propose({ population, shares, root }: Kernel, key: Key, first: number, count: number): Float64Array {
  const { width, z } = population;
  const pick = subkey(key, "calibrate.pick", "");
  const step = subkey(key, "calibrate.step", "");
  const rows = new Float64Array(count * width);
  for (let k = 0; k < count; k++) {
    const from = ancestor(shares, uniform(pick, first + k)) * width;
    const normals = Array.from({ length: width }, (_, i) => normalQuantile(uniform(step, first + k, i), 0, 1));
    for (let i = 0; i < width; i++) {
      let moved = z[from + i]!;
      for (let j = 0; j <= i; j++) moved += root[i * width + j]! * normals[j]!;
      rows[k * width + i] = moved;
    }
  }
  return rows;
}

function ancestor(shares: Float64Array, u: number): number {
  let sum = 0;
  for (let k = 0; k < shares.length; k++) {
    sum += shares[k]!;
    if (u <= sum) return k;
  }
  return shares.length - 1;
}

/** Importance weights of particles that the kernel proposed. */
export function weigh({ population, shares, root, logScale }: Kernel, rows: Float64Array): Float64Array {
  const { width, z } = population;
  const away = new Float64Array(width);
  return Float64Array.from({ length: rows.length / width }, (_, k) => {
    let density = 0;
    for (let j = 0; j < shares.length; j++) {
      let square = 0;
      for (let i = 0; i < width; i++) {
        let gap = rows[k * width + i]! - z[j * width + i]!;
        for (let m = 0; m < i; m++) gap -= root[i * width + m]! * away[m]!;
        away[i] = gap / root[i * width + i]!;
        square += away[i]! * away[i]!;
      }
      density += shares[j]! * exp(logScale - 0.5 * square);
    }
    return density > 0 ? exp(logPrior(rows, k * width, width) - log(density)) : 0;
  });
}

/** Number of equally weighted particles that would be worth as much. */
export function effectiveSize({ weights }: Pick<Population, "weights">): number {
  const sum = weights.reduce((a, w) => a + w, 0);
  const squares = weights.reduce((a, w) => a + w * w, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}
