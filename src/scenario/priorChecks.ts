import { show } from "./errors.ts";
import type { Prior } from "./types.ts";

/** What is wrong with the numbers of a prior. `path` leads to the number inside the prior. */
export interface PriorFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly remedy: string;
}

/** The first thing that keeps the numbers from being a distribution, or null. Bounds are checked apart (`within`). */
export function priorFault(prior: Prior): PriorFault | null {
  return shapeFault(prior) ?? truncateFault(prior);
}

function shapeFault(prior: Prior): PriorFault | null {
  switch (prior.dist) {
    case "uniform":
    case "triangular":
      if (!(prior.low < prior.high)) {
        return fault(["high"], `${prior.high} is not above low, ${prior.low}`, "give low < high, or dist: point");
      }
      if (prior.dist === "triangular" && !(prior.low <= prior.mode && prior.mode <= prior.high)) {
        return fault(["mode"], `${prior.mode} is outside ${prior.low} to ${prior.high}`, "give low <= mode <= high");
      }
      return null;
    case "lognormal":
      if (prior.p90 > prior.median) return null;
      return fault(
        ["p90"],
        `${prior.p90} is not above the median, ${prior.median}`,
        "give p90 > median > 0, or dist: point",
      );
    case "discrete":
      return discreteFault(prior.values, prior.weights);
    default:
      return null;
  }
}

function discreteFault(values: readonly number[], weights: readonly number[]): PriorFault | null {
  if (values.length !== weights.length) {
    return fault(
      ["weights"],
      `${weights.length} weights stand beside ${values.length} values`,
      "give one weight a value",
    );
  }
  // Ascending values keep the inverse transform monotone, so that a design's order is the factor's order.
  const fallen = values.findIndex((value, index) => index > 0 && !(value > values[index - 1]));
  if (fallen > 0)
    return fault(
      ["values", fallen],
      `${values[fallen]} does not follow ${values[fallen - 1]}`,
      "give values in ascending order",
    );
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0)
    return fault(["weights", negative], `${weights[negative]} is below 0`, "give weights of at least 0");
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) <= 1e-9) return null;
  return fault(["weights"], `they sum to ${sum}`, "give weights that sum to 1");
}

function truncateFault(prior: Prior): PriorFault | null {
  if (!prior.truncate) return null;
  const [low, high] = prior.truncate;
  if (!(low < high)) return fault(["truncate"], `[${low}, ${high}] is empty`, "give [low, high] with low < high");
  const [from, to] = support(prior);
  const inside =
    prior.dist === "point" || prior.dist === "discrete" ? low <= from && to <= high : low < to && from < high;
  if (inside) return null;
  const problem = `[${low}, ${high}] cuts away ${prior.dist === "discrete" ? "some of the values" : "the whole distribution"}`;
  return fault(
    ["truncate"],
    problem,
    `give a range that ${prior.dist === "discrete" ? "holds" : "meets"} ${from} to ${to}`,
  );
}

function fault(path: readonly (string | number)[], problem: string, remedy: string): PriorFault {
  return { path, problem, remedy };
}

/** Smallest and largest value the distribution can take before truncation. */
function support(prior: Prior): readonly [number, number] {
  switch (prior.dist) {
    case "point":
      return [prior.value, prior.value];
    case "uniform":
    case "triangular":
      return [prior.low, prior.high];
    case "normal":
      return [-Infinity, Infinity];
    case "lognormal":
      return [0, Infinity];
    case "beta":
      return [0, 1];
    case "discrete":
      return [prior.values[0], prior.values[prior.values.length - 1]];
  }
}

/**
 * The prior held within a factor's bounds. A normal, lognormal or beta that says nothing of truncation is cut at the
 * bounds that its tails pass, provided its centre lies inside; every other prior must lie inside as it stands.
 *
 * @returns the prior, or what is wrong with it
 */
export function within(prior: Prior, bounds: readonly [number, number]): Prior | PriorFault {
  const [low, high] = bounds;
  const [from, to] = support(prior);
  const [least, most] = [Math.max(from, prior.truncate?.[0] ?? from), Math.min(to, prior.truncate?.[1] ?? to)];
  if (low <= least && most <= high) return prior;
  const remedy = `give a distribution within the factor's bounds, ${low} to ${high}`;
  const [path, centre] = centreOf(prior);
  if (centre === null || prior.truncate) {
    const problem = least < low ? `it reaches down to ${least}` : `it reaches up to ${most}`;
    return fault(prior.truncate ? ["truncate"] : path, problem, remedy);
  }
  if (low < centre && centre < high) return { ...prior, truncate: [low, high] };
  return fault(path, `${show(centre)} is outside the factor's bounds`, remedy);
}

/** The number of an unbounded prior that says where it lies; null for the bounded ones. */
function centreOf(prior: Prior): readonly [readonly string[], number | null] {
  if (prior.dist === "normal") return [["mean"], prior.mean];
  if (prior.dist === "lognormal") return [["median"], prior.median];
  if (prior.dist === "beta") return [["a"], prior.a / (prior.a + prior.b)];
  if (prior.dist === "point") return [["value"], null];
  return [[prior.dist === "discrete" ? "values" : "high"], null];
}
