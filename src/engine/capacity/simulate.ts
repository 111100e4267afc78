import { pathLeversOf, pathPick, ratesUnder } from "../../levers/capacity/pathLeversOf.ts";
import { seedKey } from "../../numbers/luck.ts";
import { shiftedSobol } from "../../numbers/sobol.ts";
import type { CapacityFiles, Programme } from "../../scenario/capacity/types.ts";
import { coupleOf, inverses } from "../../scenario/sample.ts";
import type { Factor } from "../../scenario/types.ts";
import { capacityLuck } from "../../world/capacity/luck.ts";
import { type CapacityPlan, layPlan } from "../../world/capacity/plan.ts";
import { type CapacityRates, ratesOf } from "../../world/capacity/rates.ts";
import { valuer } from "../../world/rows.ts";
import { type PathRecord, runPath } from "./run.ts";
import { allocateState } from "./state.ts";

/** What a run of paths holds fixed. */
export interface CapacityExperiment {
  readonly files: CapacityFiles;
  readonly from: string;
  readonly until: string;
  readonly seed: string;
  /** The files' factors with the scenario's overrides, in the files' order. */
  readonly factors: readonly Factor[];
  readonly programmes: readonly Programme[];
}

/** One replication: its factors, and the path of each programme on the same factors and the same luck. */
export interface PathReplication {
  readonly factors: Float64Array;
  readonly rates: CapacityRates;
  readonly paths: readonly PathRecord[];
}

/** Makes the simulator of an experiment. A replication depends on the seed, its number and names alone. */
export function makePathSimulator(experiment: CapacityExperiment): {
  readonly plan: CapacityPlan;
  readonly run: (replication: number) => PathReplication;
} {
  const { files, from, until, seed, factors, programmes } = experiment;
  const plan = layPlan(files, from, until);
  const key = seedKey(seed);
  const names = factors.map(({ name }) => name);
  const quantiles = inverses(factors);
  const couple = coupleOf(factors, files.correlations);
  const luckFor = capacityLuck(plan, key);
  const state = allocateState(plan);
  const run = (replication: number): PathReplication => {
    const row = new Float64Array(names.length);
    shiftedSobol(key, names, replication, row);
    couple?.(row);
    quantiles.forEach((quantile, i) => {
      row[i] = quantile(row[i]!);
    });
    const rates = ratesOf(plan, valuer(plan.factorIndex, row));
    const luck = luckFor(replication);
    const pick = pathPick(key, replication);
    const paths = programmes.map((programme) => {
      const levers = pathLeversOf(plan, rates, programme, pick);
      return runPath(plan, ratesUnder(rates, levers), luck, programme, levers, state);
    });
    return { factors: row, rates, paths };
  };
  return { plan, run };
}
