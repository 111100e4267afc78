import { type Key, subkey, uniform } from "../../numbers/luck.ts";
import { choleskyOf, weightedCovariance } from "./moments.ts";
import { type Population, tolerance } from "./population.ts";
import { weightedQuantiles } from "./posterior.ts";

/**
 * Regression adjustment: what is left of the distance between the particles kept and history is taken out along the line by which each
 * factor goes with what was simulated. One simulation a particle carries much luck, and far more simulations would be needed to keep only
 * those whose every number is near.
 *
 *   seen = simulated + error,  error uniform within +- the target's half-width (or its usual miss, where that is larger)
 *   z* = z - B (seen - observed),  B by least squares with weights w x (1 - (distance / tolerance)^2)
 *
 * All in half-widths and logits. The error says that a number inside the band is as good as the observation, so that a posterior is never
 * narrower than the bands allow. An observation that no particle reaches is taken at the end of what they reach: nothing is extrapolated.
 * Sources: Beaumont, Zhang & Balding (2002), Genetics 162, 2025-2035; the error in the model: Wilkinson (2013), SAGMB 12, 129-141.
 *
 * @param gaps [particle][target], signed, in half-widths
 * @param difficulties by target (distance.ts)
 */
export function adjust(
  population: Population,
  gaps: readonly (readonly number[])[],
  difficulties: readonly number[],
  key: Key,
): Population {
  const { width, numbers } = population;
  const count = difficulties.length;
  const most = tolerance(population);
  const weights = population.weights.map((w, k) => {
    const near = most > 0 ? population.distances[k]! / most : 0;
    return w * (1 - NEAREST * near * near);
  });
  const errors = subkey(key, "calibrate.error", "");
  const seen = new Float64Array(numbers.length * count);
  numbers.forEach((number, k) => {
    for (let t = 0; t < count; t++)
      seen[k * count + t] = gaps[k]![t]! + difficulties[t]! * (2 * uniform(errors, number, t) - 1);
  });
  const aims = difficulties.map((_, t) =>
    reached(
      Float64Array.from(numbers, (_, k) => seen[k * count + t]!),
      weights,
    ),
  );
  const slopes = slopesOf(population.z, width, seen, count, weights);
  const z = population.z.map((value, at) => {
    const k = Math.floor(at / width);
    let moved = value;
    for (let t = 0; t < count; t++) moved -= slopes[t * width + (at % width)]! * (seen[k * count + t]! - aims[t]!);
    return moved;
  });
  return { ...population, z, weights };
}

/** The kernel of Epanechnikov, a little short of its end, so that particles of equal distance keep some weight. */
const NEAREST = 0.99;

/** Where the observation (0) lies within what was simulated, or the end of it that is nearest. */
function reached(column: Float64Array, weights: Float64Array): number {
  const at = weightedQuantiles(column, weights);
  return Math.min(Math.max(0, at(0.025)), at(0.975));
}

/** Slopes of weighted least squares, [target][factor], a little drawn towards 0 so that targets that say the same do no harm. */
function slopesOf(
  z: Float64Array,
  width: number,
  seen: Float64Array,
  count: number,
  weights: Float64Array,
): Float64Array {
  const both = new Float64Array(weights.length * (count + width));
  weights.forEach((_, k) => {
    both.set(seen.subarray(k * count, (k + 1) * count), k * (count + width));
    both.set(z.subarray(k * width, (k + 1) * width), k * (count + width) + count);
  });
  const size = count + width;
  const covariance = weightedCovariance(both, size, weights);
  const targets = new Float64Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) targets[a * count + b] = covariance[a * size + b]! * (a === b ? 1 + RIDGE : 1);
  const root = choleskyOf(targets, count);
  const slopes = new Float64Array(count * width);
  for (let i = 0; i < width; i++) {
    const half = new Float64Array(count);
    for (let a = 0; a < count; a++) {
      let sum = covariance[a * size + count + i]!;
      for (let b = 0; b < a; b++) sum -= root[a * count + b]! * half[b]!;
      half[a] = sum / root[a * count + a]!;
    }
    for (let a = count - 1; a >= 0; a--) {
      let sum = half[a]!;
      for (let b = a + 1; b < count; b++) sum -= root[b * count + a]! * slopes[b * width + i]!;
      slopes[a * width + i] = sum / root[a * count + a]!;
    }
  }
  return slopes;
}

const RIDGE = 0.01;
