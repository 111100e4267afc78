import type { Experiment } from "../src/engine/run.ts";
import { mergeFactors } from "../src/scenario/priors.ts";
import type { FactorOverride, Prior } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { type Dice, dice } from "./dice.ts";
import { randomShock } from "./randomShock.ts";
import { randomControls, randomWorld } from "./randomWorld.ts";

/**
 * What a random scenario asks of a random world: its own controls, other beliefs about some factors, a seed. The one place where
 * whatever else a scenario may choose for the whole world is drawn for tests.
 */
export function randomScenario(
  seed: string,
  files: WorldFiles,
  days: number,
): Omit<Experiment, "economy"> & ReturnType<typeof randomShock> {
  const d = dice(`scenario of ${seed}`);
  const overrides = files.factors.flatMap((factor): [string, FactorOverride][] =>
    factor.name !== "flag" && d.chance(0.5)
      ? [[factor.name, { ...randomPrior(d), source: { kind: "judgement" } }]]
      : [],
  );
  return {
    factors: mergeFactors(files.factors, Object.fromEntries(overrides)),
    controls: randomControls(seed, files, days),
    ...randomShock(seed, files, days),
    seed,
  };
}

/** A world of `sitesPerLayer` plants a layer at most and a scenario over it. */
export function randomExperiment(seed: string, days: number, sitesPerLayer?: number) {
  const { files } = randomWorld(seed, sitesPerLayer);
  return { economy: buildEconomy(files), ...randomScenario(seed, files, days) };
}

/** Days of cover or of transit, within the bounds of both. */
const randomPrior = (d: Dice): Prior => {
  const low = d.between(1, 15);
  const most = d.between(20, 60);
  return d.pick<Prior>([
    { dist: "triangular", low, mode: d.between(low, most), high: most },
    { dist: "discrete", values: [low, most], weights: [0.4, 0.6] },
    { dist: "lognormal", median: low, p90: 2 * low, truncate: [1, most] },
  ]);
};
