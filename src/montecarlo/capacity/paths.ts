import { capacitySeries } from "../../engine/capacity/series.ts";
import { type CapacityExperiment, makePathSimulator } from "../../engine/capacity/simulate.ts";
import { layPlan } from "../../world/capacity/plan.ts";
import { onceMore } from "../loss.ts";
import type { Pool } from "../pool.ts";

/** Replications of one task: enough that a task costs more than its way, few enough that both threads end together. */
const CHUNK = 4;

/** What a worker is asked: some replications of an experiment. Tasks of one name share it. */
export interface PathTask {
  readonly name: string;
  readonly experiment: CapacityExperiment;
  readonly first: number;
  readonly replications: number;
}

/** What it gives: arrays by replication, then programme. */
export interface PathChunk {
  /** [replication][programme][series][month] */
  readonly values: Float64Array;
  /** [replication][programme][module], day of the first product, -1: never */
  readonly started: Int32Array;
  /** [replication][factor] */
  readonly factors: Float64Array;
}

/** All replications of an experiment, in their order. */
export interface Paths extends PathChunk {
  readonly experiment: CapacityExperiment;
  readonly replications: number;
  readonly months: readonly { readonly month: string; readonly first: number; readonly last: number }[];
  readonly units: readonly string[];
}

let kept: { name: string; run: ReturnType<typeof makePathSimulator> } | null = null;

/** Simulates a task's replications; the simulator of the last name is kept. */
export function simulatePaths({ name, experiment, first, replications }: PathTask): PathChunk {
  if (kept?.name !== name) kept = { name, run: makePathSimulator(experiment) };
  const { plan, run } = kept.run;
  const perPath = capacitySeries.length * plan.months.length;
  const { programmes, factors } = experiment;
  const chunk: PathChunk = {
    values: new Float64Array(replications * programmes.length * perPath),
    started: new Int32Array(replications * programmes.length * plan.units.length),
    factors: new Float64Array(replications * factors.length),
  };
  for (let slot = 0; slot < replications; slot++) {
    const { factors: row, paths } = run(first + slot);
    chunk.factors.set(row, slot * row.length);
    paths.forEach(({ values, started }, p) => {
      const place = slot * programmes.length + p;
      chunk.values.set(values, place * perPath);
      chunk.started.set(started, place * plan.units.length);
    });
  }
  return chunk;
}

/** Runs all replications over the pool; null when stopped. Equal experiments give equal bits on any number of threads. */
export async function runPaths(
  pool: Pool,
  experiment: CapacityExperiment,
  replications: number,
  {
    onProgress,
    signal,
  }: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Paths | null> {
  const plan = layPlan(experiment.files, experiment.from, experiment.until);
  const name = JSON.stringify([
    experiment.seed,
    experiment.from,
    experiment.until,
    experiment.programmes,
    experiment.factors,
  ]);
  const count = Math.ceil(replications / CHUNK);
  const chunks: PathChunk[] = [];
  let next = 0;
  let done = 0;
  const take = async () => {
    while (next < count && !signal?.aborted) {
      const index = next++;
      const size = Math.min(CHUNK, replications - index * CHUNK);
      const task: PathTask = { name, experiment, first: index * CHUNK, replications: size };
      chunks[index] = await onceMore(() => pool.paths(task), `paths ${index}`);
      done += size;
      onProgress?.(done, replications);
    }
  };
  await Promise.all(Array.from({ length: pool.threads + 1 }, take));
  if (signal?.aborted) return null;
  return {
    experiment,
    replications,
    months: plan.months,
    units: plan.units.map(({ id }) => id),
    values: joined(chunks.map(({ values }) => values)),
    factors: joined(chunks.map(({ factors }) => factors)),
    started: Int32Array.from(chunks.flatMap(({ started }) => [...started])),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
