import { resolveTargets } from "../analysis/backtest/targets.ts";
import { adjust } from "../analysis/calibration/adjust.ts";
import {
  caseDistance,
  difficulty,
  type FittedTarget,
  fittedTargets,
  gapsOf,
  jointDistance,
  medianGap,
} from "../analysis/calibration/distance.ts";
import {
  effectiveSize,
  keepNearest,
  kernelOf,
  type Population,
  propose,
  tolerance,
  weigh,
} from "../analysis/calibration/population.ts";
import { drawPrior, toUnit } from "../analysis/calibration/space.ts";
import { lastDayOf, outcomeText } from "../analysis/outcomes.ts";
import { layoutOf } from "../engine/layout.ts";
import type { Layout } from "../engine/series.ts";
import { type Key, seedKey, subkey, uniform } from "../numbers/luck.ts";
import { inverses } from "../scenario/sample.ts";
import type { Factor } from "../scenario/types.ts";
import { buildEconomy } from "../world/economy.ts";
import { isStrike } from "../world/shock.ts";
import type { BacktestCase } from "./backtest.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";
import { runRows } from "./rows.ts";

/** What is fitted, to what, and how long. */
export interface Calibration {
  readonly cases: readonly (BacktestCase & { readonly pool: Pool })[];
  /** Fitted factors with the belief before the cases. A case whose world lacks one does without it. */
  readonly factors: readonly Factor[];
  readonly seed: string;
  /** Particles kept. The first round simulates twice as many, every later one as many. */
  readonly particles: number;
  /** Rounds after the first. */
  readonly rounds: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** One round: how near the particles have come. */
export interface CalibrationRound {
  readonly simulations: number;
  /** Largest distance kept (distance.ts): the particles kept are, in every case, within the nearest such share of what the prior gives. */
  readonly tolerance: number;
  /** Share of the round's new particles that came nearer than the tolerance before. */
  readonly accepted: number;
  readonly effectiveSize: number;
}

/** What calibration leaves: the particles kept, and how it went. */
export interface CalibrationResult {
  readonly population: Population;
  readonly rounds: readonly CalibrationRound[];
  /** By target: median gap in half-widths of its band, under the prior and of the particles kept. */
  readonly targets: readonly {
    readonly case: string;
    readonly target: string;
    readonly prior: number;
    readonly kept: number;
  }[];
  /** Particles moved along the lines by which factors go with what was simulated (adjust.ts): the posterior. */
  readonly adjusted: Population;
  /** Simulations of a case that broke an identity: their particle is left out. */
  readonly failures: number;
}

/** Fewer new particles than this share come nearer: more rounds would cost much and say little. */
const LEAST_ACCEPTED = 0.05;

interface Fitting {
  readonly name: string;
  readonly pool: Pool;
  readonly layout: Layout;
  readonly experiment: ReturnType<typeof experimentOf>;
  readonly targets: readonly FittedTarget[];
}

/**
 * Fits factors to the `calibrate` targets of all cases together by sequential Monte Carlo ABC (population.ts) with regression adjustment
 * (adjust.ts). A particle is one
 * simulation of each case, with the fitted factors at its place and all other factors and the luck drawn by the particle's number; a
 * factor that several worlds name is one number in all of them. Null when stopped.
 * @throws ScenarioError when a target cannot be answered
 */
export async function runCalibration(calibration: Calibration): Promise<CalibrationResult | null> {
  const { factors, particles, rounds: most, seed, onProgress } = calibration;
  const key = seedKey(seed);
  const names = factors.map(({ name }) => name);
  const fittings = calibration.cases.map(prepare).filter(({ targets }) => targets.length > 0);
  const quantiles = inverses(factors);
  const total = particles * (2 + most);
  const simulate = async (z: Float64Array, first: number) => {
    const count = z.length / names.length;
    const values = quantiles.map((inverse, i) =>
      Float64Array.from({ length: count }, (_, k) => inverse(toUnit(z[k * names.length + i]!))),
    );
    const found: Gaps[] = [];
    for (const [c, one] of fittings.entries()) {
      const done = (rows: number) => onProgress?.(first + Math.floor((count * c + rows) / fittings.length), total);
      const gaps = await simulateCase(one, key, seed, first, names, values, done, calibration.signal);
      if (gaps === null) return null;
      found.push(gaps);
    }
    return found;
  };

  const firstCount = 2 * particles;
  const start = drawPrior(key, names, 0, firstCount);
  const byCase = await simulate(start, 0);
  if (byCase === null) return null;
  const difficulties = byCase.map((gaps, c) => fittings[c]!.targets.map((_, t) => difficulty(columnOf(gaps, t))));
  const known = byCase.map((gaps) => [...gaps]);
  const distanceOf = (gaps: readonly number[] | null, c: number) =>
    gaps === null ? Infinity : caseDistance(gaps, difficulties[c]!);
  const prior = byCase.map((gaps, c) =>
    gaps
      .map((one) => distanceOf(one, c))
      .filter(Number.isFinite)
      .sort((a, b) => a - b),
  );
  const populationOf = (z: Float64Array, weights: Float64Array, first: number): Population => ({
    width: names.length,
    z,
    weights,
    distances: Float64Array.from(weights, (_, k) => {
      const distances = known.map((one, c) => distanceOf(one[first + k] ?? null, c));
      return distances.includes(Infinity) ? Infinity : jointDistance(distances, prior);
    }),
    numbers: Array.from(weights, (_, k) => first + k),
  });
  const drawn = populationOf(start, new Float64Array(firstCount).fill(1), 0);
  let population = keepNearest([drawn], particles);
  const told = (simulations: number, accepted: number): CalibrationRound => ({
    simulations,
    tolerance: tolerance(population),
    accepted,
    effectiveSize: effectiveSize(population),
  });
  const rounds = [told(firstCount, population.numbers.length / firstCount)];
  for (let round = 0, first = firstCount; round < most && population.numbers.length > 1; round++, first += particles) {
    const kernel = kernelOf(population);
    const z = propose(kernel, key, first, particles);
    const next = await simulate(z, first);
    if (next === null) return null;
    next.forEach((gaps, c) => {
      known[c]!.push(...gaps);
    });
    const before = tolerance(population);
    const moved = populationOf(z, weigh(kernel, z), first);
    population = keepNearest([population, moved], particles);
    const accepted = moved.distances.filter((d) => d < before).length / particles;
    rounds.push(told(particles, accepted));
    if (accepted < LEAST_ACCEPTED) break;
  }
  onProgress?.(total, total);
  const simulated = known[0]?.length ?? 0;
  return {
    population,
    adjusted: adjust(
      population,
      population.numbers.map((number) => known.flatMap((one) => one[number]!)),
      difficulties.flat(),
      key,
    ),
    rounds,
    targets: fittings.flatMap(({ name, targets }, c) =>
      targets.map((target, t) => ({
        case: name,
        target: target.name,
        prior: medianGap(columnOf(byCase[c]!, t)),
        kept: medianGap(
          columnOf(
            population.numbers.map((number) => known[c]![number]!),
            t,
          ),
        ),
      })),
    ),
    failures: Array.from({ length: simulated }, (_, k) => k).filter((k) => known.some((one) => one[k] === null)).length,
  };
}

/** Gaps of simulations from the targets of a case, [simulation][target]; null where the simulation failed. */
type Gaps = (readonly number[] | null)[];

const columnOf = (gaps: Gaps, target: number): number[] => gaps.flatMap((one) => (one === null ? [] : [one[target]!]));

function prepare({ name, pool, files, scenario, targetFile, targets }: Calibration["cases"][number]): Fitting {
  const whole = layoutOf(buildEconomy(files), scenario.horizonDays + 1, [], [], scenario.outages.some(isStrike));
  const resolved = fittedTargets(resolveTargets(targetFile, targets, whole, scenario.effective));
  // Days that no target looks at are not run.
  const days = Math.max(1, ...resolved.map(({ outcome }) => (lastDayOf(outcome) ?? whole.days - 1) + 1));
  const layout = { ...whole, days: Math.min(whole.days, days) };
  return { name, pool, layout, experiment: experimentOf(files, scenario), targets: resolved };
}

/** Simulates one case for particles `first ..`. */
async function simulateCase(
  { name, pool, layout, experiment, targets }: Fitting,
  key: Key,
  seed: string,
  first: number,
  names: readonly string[],
  fitted: readonly Float64Array[],
  onRows: (rows: number) => void,
  signal: AbortSignal | undefined,
): Promise<Gaps | null> {
  const count = fitted[0]!.length;
  const { factors } = experiment;
  const quantiles = inverses(factors);
  const values = new Float64Array(count * factors.length);
  factors.forEach((factor, i) => {
    const at = names.indexOf(factor.name);
    // Addressed by name: a factor of several worlds that is not fitted is one number in all of them too.
    const others = subkey(key, "calibrate.other", factor.name);
    for (let k = 0; k < count; k++)
      values[k * factors.length + i] = at >= 0 ? fitted[at]![k]! : quantiles[i]!(uniform(others, first + k));
  });
  const outcomes = targets.map(({ outcome }) => outcome);
  const run = await runRows(pool, {
    name: `calibrate ${name}, ${seed}, from ${first}`,
    experiment: { ...experiment, seed },
    layout,
    values,
    luck: Uint32Array.from({ length: count }, (_, k) => first + k),
    outcomes,
    onProgress: onRows,
    ...(signal === undefined ? {} : { signal }),
  });
  if (run === null) return null;
  const gaps: Gaps = new Array(count).fill(null);
  const columns = outcomes.map((outcome) => run.sample.outcomes.get(outcomeText(outcome))!);
  run.sample.rows.forEach((row, i) => {
    gaps[row] = gapsOf(
      targets,
      columns.map((column) => column[i]!),
      layout.days,
    );
  });
  return gaps;
}
