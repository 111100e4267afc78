import { uncovered } from "../scenario/feeds.ts";
import type { Forms, Scenario } from "../scenario/types.ts";
import { UsageError } from "./errors.ts";
import type { Opened } from "./tree.ts";

/** What the command line may change of a scenario, as commander gives it. */
export interface Adjustments {
  readonly replications?: number;
  readonly seed?: string;
  readonly horizon?: number;
  readonly set: Readonly<Record<string, number>>;
  readonly form: Partial<Forms>;
}

/** The scenario with the command line's words in it; a held factor is an override whose source is the command line. */
export function adjust({ loaded, files }: Opened, options: Adjustments): Scenario {
  const { scenario } = loaded;
  const held = Object.entries(options.set);
  const names = files.factors.map((factor) => factor.name);
  for (const [name, value] of held) {
    const factor = files.factors.find((known) => known.name === name);
    if (factor === undefined)
      throw new UsageError(`--set ${name}: ${files.name} has no such factor; it has ${names.join(", ")}`);
    const [low, high] = factor.bounds;
    if (value < low || value > high)
      throw new UsageError(`--set ${name}=${value}: outside ${low} to ${high} ${factor.unit}, the factor's bounds`);
  }
  const overrides = Object.fromEntries(
    held.map(([name, value]) => [
      name,
      { dist: "point" as const, value, source: { kind: "judgement" as const, note: "--set" } },
    ]),
  );
  const strip = (factors: Scenario["factors"]) =>
    Object.fromEntries(Object.entries(factors).filter(([name]) => !(name in overrides)));
  const horizon = options.horizon ?? scenario.horizonDays;
  for (const feed of scenario.feeds) {
    const gap = uncovered(feed, { effective: scenario.effective, horizonDays: horizon });
    if (gap !== null) throw new UsageError(`--horizon ${horizon}: ${gap.problem}; ${gap.remedy}`);
  }
  return {
    ...scenario,
    seed: options.seed ?? scenario.seed,
    replications: options.replications ?? scenario.replications,
    horizonDays: horizon,
    forms: { ...scenario.forms, ...options.form },
    factors: { ...scenario.factors, ...overrides },
    premises: scenario.premises.map((premise) => ({ ...premise, factors: strip(premise.factors) })),
  };
}

/** The words of the command line that ask something else than the scenario's file, for what is kept of the answer; "" when none do. */
export const settingsOf = ({ horizon, set, form }: Pick<Adjustments, "horizon" | "set" | "form">): string =>
  [
    ...(horizon === undefined ? [] : [`--horizon ${horizon}`]),
    ...Object.entries(set).map(([name, value]) => `--set ${name}=${value}`),
    ...Object.entries(form).map(([name, word]) => `--form ${name}=${word}`),
  ].join(" ");
