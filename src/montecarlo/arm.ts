import { layoutOf } from "../engine/layout.ts";
import type { Experiment } from "../engine/run.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import type { Economy } from "../world/economy.ts";
import type { Pool } from "./pool.ts";
import { runMonteCarlo } from "./run.ts";

/** One arm of a paired comparison: an experiment run just as far as it is looked at. */
export interface Arm {
  /** Names the experiment to the workers. */
  readonly name: string;
  readonly economy: Economy;
  readonly experiment: Omit<Experiment, "economy">;
  /** Days looked at. */
  readonly days: readonly number[];
  /** Series of people looked at. */
  readonly series: readonly string[];
  readonly replications: number;
  readonly chunkReplications: number;
  readonly signal?: AbortSignal;
}

/** What an arm gave: the replications that went well, and for each series and day their values in the same order. */
export interface ArmValues {
  readonly replications: readonly number[];
  readonly values: readonly (readonly (readonly number[])[])[];
}

/** Runs an arm; null when it was stopped. */
export async function runArm(pool: Pool, arm: Arm): Promise<ArmValues | null> {
  const layout = layoutOf(arm.economy, Math.max(...arm.days) + 1, []);
  const chunks: ChunkResult[] = [];
  const whole = await runMonteCarlo(pool, {
    name: arm.name,
    experiment: arm.experiment,
    layout,
    replications: arm.replications,
    chunkReplications: arm.chunkReplications,
    onChunk: (chunk) => chunks.push(chunk),
    ...(arm.signal === undefined ? {} : { signal: arm.signal }),
  });
  if (!whole) return null;
  chunks.sort((a, b) => a.index - b.index);
  const rows = chunks.flatMap((chunk) => soundRows(chunk).map((slot) => ({ chunk, slot })));
  return {
    replications: rows.map(({ chunk, slot }) => chunk.first + slot),
    values: arm.series.map((name) =>
      arm.days.map((day) => rows.map(({ chunk, slot }) => valueOn(layout, chunk, name, day, slot))),
    ),
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
