import { layoutOf, lookingAt } from "../engine/layout.ts";
import type { Experiment } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import type { Economy } from "../world/economy.ts";
import type { Pool } from "./pool.ts";
import { runComparison } from "./run.ts";

/** Arms of a paired comparison: experiments run just as far as they are looked at, on the same replications. */
export interface Arms {
  /** Names the experiments to the workers. */
  readonly name: string;
  readonly economy: Economy;
  readonly experiments: readonly Omit<Experiment, "economy">[];
  /** Days looked at. */
  readonly days: readonly number[];
  /** Series of people looked at. */
  readonly series: readonly string[];
  readonly replications: number;
  readonly chunkReplications: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What an arm gave: the replications that went well, and for each series and day their values in the same order. */
export interface ArmValues {
  readonly replications: readonly number[];
  readonly values: readonly (readonly (readonly number[])[])[];
}

/** Runs arms, each chunk of replications of all of them in one task; null when stopped. */
export async function runArms(pool: Pool, arms: Arms): Promise<ArmValues[] | null> {
  const { name, economy, experiments, days, series, replications, chunkReplications, onProgress, signal } = arms;
  const layout = lookingAt(layoutOf(economy, Math.max(...days) + 1, []), series, days);
  const looked: ArmValues[][] = [];
  const whole = await runComparison(pool, {
    name,
    experiments,
    layout,
    replications,
    chunkReplications,
    onChunks: (chunks) => {
      looked[chunks[0]!.index] = chunks.map((chunk) => lookAt(layout, chunk, series, days));
    },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!whole) return null;
  return experiments.map((_, arm) => {
    const parts = looked.map((chunk) => chunk[arm]!);
    return {
      replications: parts.flatMap((part) => part.replications),
      values: series.map((_, s) => days.map((_, d) => parts.flatMap((part) => part.values[s]![d]!))),
    };
  });
}

/** What is looked at in one chunk. */
function lookAt(layout: Layout, chunk: ChunkResult, series: readonly string[], days: readonly number[]): ArmValues {
  const slots = soundRows(chunk);
  return {
    replications: slots.map((slot) => chunk.first + slot),
    values: series.map((name) => days.map((day) => slots.map((slot) => valueOn(layout, chunk, name, day, slot)))),
  };
}

function soundRows(chunk: ChunkResult): number[] {
  const failed = new Set(chunk.failures.map((failure) => failure.replication));
  return Array.from({ length: chunk.replications }, (_, slot) => slot).filter(
    (slot) => !failed.has(chunk.first + slot),
  );
}

/** One number of a people series. */
function valueOn(layout: Layout, chunk: ChunkResult, name: string, day: number, slot: number): number {
  const row = layout.series.filter((series) => series.kind === "people").findIndex((series) => series.name === name);
  return chunk.people[(row * layout.days + day) * chunk.replications + slot]!;
}
