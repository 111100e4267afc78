import { exp, log, max, min } from "../../numbers/math.ts";
import type { Prior } from "../../scenario/types.ts";

/** The 90 % point of the standard normal. */
const Z90 = 1.2815515655446004;

/**
 * A prior of the given family that is as wide, and lies where, a weighted sample does: mean, variance and skewness for triangles, mean and
 * variance for normal, uniform and beta, mean and variance of the logarithm for lognormal, the weights themselves for discrete. Limits are
 * held within the bounds. Correlations between factors are lost: they are reported beside it.
 */
export function matchPrior(
  family: Prior["dist"],
  bounds: readonly [number, number],
  values: Float64Array,
  weights: Float64Array,
): Prior {
  const { mean, sd, skewness } = momentsOf(values, weights);
  const held = (x: number) => digits(min(max(x, bounds[0]), bounds[1]));
  if (!(sd > 0)) return { dist: "point", value: digits(mean) };
  switch (family) {
    case "uniform":
      return { dist: "uniform", low: held(mean - ROOT3 * sd), high: held(mean + ROOT3 * sd) };
    case "normal":
      return { dist: "normal", mean: held(mean), sd: digits(sd) };
    case "lognormal": {
      const logs = values.map((value) => log(max(value, 1e-12)));
      const of = momentsOf(logs, weights);
      return { dist: "lognormal", median: digits(exp(of.mean)), p90: digits(exp(of.mean + Z90 * of.sd)) };
    }
    case "beta": {
      const size = (mean * (1 - mean)) / (sd * sd) - 1;
      return { dist: "beta", a: digits(mean * size), b: digits((1 - mean) * size) };
    }
    case "discrete":
      return weighed(values, weights);
    default: {
      const [low, mode, high] = triangleOf(mean, sd, skewness).map(held) as [number, number, number];
      return { dist: "triangular", low, mode, high };
    }
  }
}

const ROOT3 = Math.sqrt(3);

/**
 * Limits and mode of the triangle with a mean, a standard deviation and a skewness (held to what triangles can have, +-0.5657).
 *
 *   a, c, b = mean + the roots of x^3 - (3/4) R^2 x - (R^3 / 4) t = 0,  R = 2 sqrt(2) sd,  t = 5 skewness / (2 sqrt 2)
 *
 * Derived from variance = (a^2 + b^2 + c^2 - ab - ac - bc) / 18 and the third moment; the roots lie in [-R, -R/2], [-R/2, R/2], [R/2, R].
 */
export function triangleOf(mean: number, sd: number, skewness: number): [low: number, mode: number, high: number] {
  const radius = 2 * Math.sqrt(2) * sd;
  const t = max(-1, min(1, (5 * skewness) / (2 * Math.sqrt(2))));
  const value = (x: number) => x * x * x - 0.75 * radius * radius * x - 0.25 * radius * radius * radius * t;
  const root = (from: number, to: number) => {
    const rising = value(to) >= value(from);
    let [low, high] = [from, to];
    for (let step = 0; step < 60; step++) {
      const middle = 0.5 * (low + high);
      if (value(middle) < 0 === rising) low = middle;
      else high = middle;
    }
    return mean + 0.5 * (low + high);
  };
  const half = radius / 2;
  return [root(-radius, -half), root(-half, half), root(half, radius)];
}

function momentsOf(values: Float64Array, weights: Float64Array) {
  let [total, sum] = [0, 0];
  values.forEach((value, k) => {
    total += weights[k]!;
    sum += weights[k]! * value;
  });
  const mean = sum / total;
  let [second, third] = [0, 0];
  values.forEach((value, k) => {
    const gap = value - mean;
    second += (weights[k]! / total) * gap * gap;
    third += (weights[k]! / total) * gap * gap * gap;
  });
  const sd = Math.sqrt(second);
  return { mean, sd, skewness: sd > 0 ? third / (sd * second) : 0 };
}

function weighed(values: Float64Array, weights: Float64Array): Prior {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const sums = new Map<number, number>();
  values.forEach((value, k) => {
    sums.set(value, (sums.get(value) ?? 0) + weights[k]! / total);
  });
  const sorted = [...sums].sort(([a], [b]) => a - b);
  return { dist: "discrete", values: sorted.map(([value]) => value), weights: sorted.map(([, weight]) => weight) };
}

/** Four significant digits: more than any number of particles supports. */
const digits = (x: number): number => Number(x.toPrecision(4)) + 0;
