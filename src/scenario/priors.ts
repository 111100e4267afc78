import { z } from "zod";
import { checkCorrelations, correlationList } from "./correlations.ts";
import { type Place, ScenarioError, show, suggest } from "./errors.ts";
import { check } from "./issues.ts";
import { within } from "./priorChecks.ts";
import { factorEntry } from "./priorSchema.ts";
import { factorName, strict } from "./strict.ts";
import type { Factor, FactorCorrelation, FactorOverride, Prior, Source } from "./types.ts";
import { readYaml } from "./yaml.ts";

const priorsSchema = strict(
  {
    factors: z.record(factorName, factorEntry, { error: "give factors as a map of name: factor" }),
    correlations: correlationList.optional(),
  },
  "the file",
);

/** What a priors.yaml says. */
export interface Priors {
  readonly factors: readonly Factor[];
  readonly correlations: readonly FactorCorrelation[];
}

/** The factors of a world's priors.yaml alone; see `readPriors`. */
export const parsePriors = (file: string, content: Uint8Array | string): Factor[] => [
  ...readPriors(file, content).factors,
];

/**
 * The factors of a world's priors.yaml, in the order of the file: a factor's place is its dimension in every design,
 * so new ones are appended. A normal, lognormal or beta prior without `truncate` comes back cut at the bounds its
 * tails pass, so that no draw leaves them. With them the pairs that hang together.
 * @throws ScenarioError
 */
export function readPriors(file: string, content: Uint8Array | string): Priors {
  const yaml = readYaml(file, content);
  const { factors: entries, correlations = [] } = check(priorsSchema, yaml.data, yaml.place);
  const factors = Object.entries(entries).map(([name, entry]) => {
    const factor = { name, ...(entry as Omit<Factor, "name">) };
    const [low, high] = factor.bounds;
    const at = (...path: readonly (string | number)[]) => yaml.place(["factors", name, ...path]);
    if (!(low <= high)) {
      const fault = { problem: `[${low}, ${high}] is empty`, remedy: "give [low, high] with low <= high" };
      throw new ScenarioError(at("bounds"), { key: `factors.${name}.bounds`, value: factor.bounds, ...fault });
    }
    const prior = held(factor.prior, factor.bounds, `factors.${name}.prior`, (path) => at("prior", ...path));
    return { ...factor, prior };
  });
  const pairs = correlations as readonly FactorCorrelation[];
  checkCorrelations(pairs, factors, (path) => yaml.place(path));
  return { factors, correlations: pairs };
}

/** Where the override of a factor stands; `"key"` asks for its name. */
export type OverridePlace = (name: string, path: readonly (string | number)[], end?: "key" | "value") => Place;

const unknownPlace: OverridePlace = () => ({ file: "scenario" });

/**
 * The factor list with a scenario's overrides in it: prior and source are the override's, name, place in the list,
 * meaning, unit and bounds the world's. Without `place` the errors name no line.
 * @throws ScenarioError when an override names no factor, or leaves the factor's bounds
 */
export function mergeFactors(
  factors: readonly Factor[],
  overrides: Readonly<Record<string, FactorOverride>>,
  place: OverridePlace = unknownPlace,
): Factor[] {
  const names = factors.map(({ name }) => name);
  for (const name of Object.keys(overrides)) {
    if (names.includes(name)) continue;
    const problem = `${show(name)} is not a factor of the world`;
    const remedy = suggest(name, names, "factor");
    throw new ScenarioError(place(name, [], "key"), { key: "factors", value: name, problem, remedy });
  }
  return factors.map((factor) => {
    const { name } = factor;
    if (!Object.hasOwn(overrides, name)) return factor;
    const { source, ...prior } = overrides[name] as { readonly source: Source } & Prior;
    return { ...factor, source, prior: held(prior, factor.bounds, `factors.${name}`, (path) => place(name, path)) };
  });
}

function held(
  prior: Prior,
  bounds: readonly [number, number],
  key: string,
  at: (path: readonly (string | number)[]) => Place,
): Prior {
  const result = within(prior, bounds);
  if (!("problem" in result)) return result;
  const { path, problem, remedy } = result;
  const value = (prior as unknown as Record<string, unknown>)[String(path[0])];
  throw new ScenarioError(at(path), { key: [key, ...path].join("."), value, problem, remedy });
}
