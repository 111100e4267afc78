import { correlatedGroups } from "../../numbers/copula.ts";
import type { Player } from "../../numbers/designs/saltelli.ts";
import { placesOf } from "../../scenario/correlations.ts";
import { nearest } from "../../scenario/nearest.ts";
import type { Factor, FactorCorrelation } from "../../scenario/types.ts";
import { FactorChoiceError } from "./factorChoice.ts";

/** Name of all the factors that nobody asks about, moved together. */
export const OTHERS = "all others together";

/** Whether a prior leaves its factor open: more than one value is possible. */
export function isOpen({ prior, bounds }: Factor): boolean {
  if (bounds[0] === bounds[1]) return false;
  switch (prior.dist) {
    case "point":
      return false;
    case "uniform":
    case "triangular":
      return prior.low < prior.high;
    case "lognormal":
      return prior.p90 !== prior.median;
    case "discrete":
      return prior.weights.filter((weight) => weight > 0).length > 1;
    default:
      return true;
  }
}

/** Names of factors with more than one possible value. */
export const openFactors = (factors: readonly Factor[]): string[] => factors.filter(isOpen).map(({ name }) => name);

/** Checks names that a user gave. @throws FactorChoiceError when one is no factor, or is held at one value */
export function checkFactors(factors: readonly Factor[], wanted: readonly string[]): void {
  const names = factors.map(({ name }) => name);
  for (const name of wanted) {
    const factor = factors.find((one) => one.name === name);
    if (factor === undefined) {
      const near = nearest(name, names);
      throw new FactorChoiceError(
        `"${name}" is not a factor of the world; ${near === undefined ? `it has ${names.join(", ")}` : `did you mean "${near}"?`}`,
      );
    }
    if (!isOpen(factor))
      throw new FactorChoiceError(`${name} is held at one value here, so nothing can depend on it; leave it out`);
  }
}

/**
 * Who is moved one by one: the factors asked about, those that hang together with one of them as one player with it, and all other open
 * factors as one more.
 */
export function playersFor(
  factors: readonly Factor[],
  correlations: readonly FactorCorrelation[],
  wanted: readonly string[],
): Player[] {
  const open = new Set(openFactors(factors));
  const tied = correlatedGroups(placesOf(factors, correlations)).map((group) =>
    group.map((at) => factors[at]!.name).filter((name) => open.has(name)),
  );
  const players: Player[] = [];
  const taken = new Set<string>();
  for (const name of wanted) {
    if (taken.has(name)) continue;
    const members = tied.find((group) => group.includes(name)) ?? [name];
    for (const member of members) taken.add(member);
    players.push({ name: members.join(" + "), members });
  }
  const others = [...open].filter((name) => !taken.has(name));
  return others.length === 0 ? players : [...players, { name: OTHERS, members: others }];
}

/** Refuses trajectories of factors that hang together: one cannot move without the other. @throws FactorChoiceError */
export function checkUntied(correlations: readonly FactorCorrelation[], wanted: readonly string[]): void {
  for (const { between } of correlations)
    if (between.some((name) => wanted.includes(name)))
      throw new FactorChoiceError(
        `${between.join(" and ")} hang together in this world, so a trajectory cannot move one alone; use --method sobol, which moves them together, or leave both out with --factors`,
      );
}
