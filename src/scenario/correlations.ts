import { z } from "zod";
import { gaussianCopula, type RankCorrelation } from "../numbers/copula.ts";
import { type Place, ScenarioError, show, suggest } from "./errors.ts";
import { source } from "./priorSchema.ts";
import { factorName, strict } from "./strict.ts";
import type { Factor, FactorCorrelation } from "./types.ts";

const rho = "give rankCorrelation as a number above -1 and below 1";

/** `correlations:` of priors.yaml: pairs of factors that hang together. */
export const correlationList = z.array(
  strict(
    {
      between: z.tuple([factorName, factorName], { error: "give between as [factor, factor]" }),
      rankCorrelation: z.number({ error: rho }).gt(-1, { error: rho }).lt(1, { error: rho }),
      source,
    },
    "a correlation",
  ),
  { error: "give correlations as a list" },
);

/** Correlations by the places of their factors in the list. */
export const placesOf = (
  factors: readonly Pick<Factor, "name">[],
  correlations: readonly FactorCorrelation[],
): RankCorrelation[] => {
  const place = new Map(factors.map(({ name }, at) => [name, at]));
  return correlations.map(({ between: [first, second], rankCorrelation }) => ({
    first: place.get(first)!,
    second: place.get(second)!,
    rho: rankCorrelation,
  }));
};

/**
 * Checks pairs against the factors and against each other.
 * @throws ScenarioError when a pair names no factor, one factor twice, a pair stands there twice, or all together cannot hold
 */
export function checkCorrelations(
  correlations: readonly FactorCorrelation[],
  factors: readonly Factor[],
  place: (path: readonly (string | number)[]) => Place,
): void {
  const names = factors.map(({ name }) => name);
  const fail = (
    i: number,
    path: readonly (string | number)[],
    value: unknown,
    problem: string,
    remedy: string,
  ): never => {
    const key = `correlations[${i}]${path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("")}`;
    throw new ScenarioError(place(["correlations", i, ...path]), {
      key,
      value,
      problem,
      remedy,
    });
  };
  const seen = new Set<string>();
  correlations.forEach(({ between }, i) => {
    between.forEach((name, end) => {
      if (!names.includes(name))
        fail(i, ["between", end], name, `${show(name)} is not a factor of the world`, suggest(name, names, "factor"));
    });
    const pair = [...between].sort().join(" and ");
    if (between[0] === between[1])
      fail(i, ["between"], between, `${show(between[0])} stands there twice`, "give two different factors");
    if (seen.has(pair)) fail(i, ["between"], between, `${pair} stand in the list already`, "give each pair once");
    seen.add(pair);
  });
  const last = correlations.length - 1;
  if (last >= 0 && gaussianCopula(placesOf(factors, correlations)) === null)
    fail(
      last,
      ["rankCorrelation"],
      correlations[last]!.rankCorrelation,
      "the correlations cannot hold together (their matrix is not positive definite; a pair that does not stand there counts as 0)",
      "give the pairs that are missing, or values nearer to 0",
    );
}
