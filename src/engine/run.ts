import { setControls } from "../levers/controls.ts";
import { type Key, seedKey } from "../numbers/luck.ts";
import { shiftedSobol } from "../numbers/sobol.ts";
import { inverses } from "../scenario/sample.ts";
import type { Control, Factor } from "../scenario/types.ts";
import { allocateBlock, type Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import { luckOf } from "../world/luck.ts";
import { valuer } from "../world/rows.ts";
import { startBlock } from "../world/start.ts";
import { runDay } from "./day.ts";
import { checkDay, openLedger, takeStock } from "./identities.ts";
import { ModelError } from "./modelError.ts";
import { makeRecorder } from "./record.ts";
import type { ChunkResult, Failure, Layout } from "./series.ts";
import { proveRest } from "./twin.ts";

/** What one run holds fixed: the economy, the beliefs, the shock and the seed. */
export interface Experiment {
  readonly economy: Economy;
  /** The world's factors with the scenario's overrides, in the world's order. */
  readonly factors: readonly Factor[];
  readonly controls: readonly Control[];
  readonly seed: string;
}

/** Days between two checks of every identity; the first and the last day are always checked. */
const CHECK_EVERY = 30;

/** A simulator for chunks of one experiment: memory allocated once and refilled for each replication. */
export function makeSimulator(experiment: Experiment, layout: Layout, checkEvery = CHECK_EVERY) {
  const { economy, factors, controls } = experiment;
  const { world } = economy;
  const key: Key = seedKey(experiment.seed);
  const luck = luckOf(key);
  const quantiles = inverses(factors);
  const names = factors.map((factor) => factor.name);
  const row = new Float64Array(names.length);
  const block = allocateBlock(world, layout.days);
  const scratch = allocateBlock(world, layout.days);
  const ledger = openLedger(economy);

  /** Draws the factors of replication k: row k of the shifted Sobol' design through each inverse distribution. */
  const drawFactors = (replication: number): Float64Array => {
    shiftedSobol(key, names, replication, row);
    for (let i = 0; i < row.length; i++) row[i] = quantiles[i]!(row[i]!);
    return row;
  };

  /** Brings the block to the morning of day 0 of a replication, its rest proved, its levers set. */
  const start = (replication: number): Block => {
    const value = valuer(economy.factorIndex, drawFactors(replication));
    startBlock(economy, value, luck(replication), block);
    setControls(economy, [], layout.days, value, block);
    proveRest(economy, block, scratch);
    setControls(economy, controls, layout.days, value, block);
    return block;
  };

  /** Simulates replications first .. first + target.replications - 1 into the chunk's arrays. */
  const runChunk = (chunk: ChunkResult, onReplication: () => void = () => {}): Failure[] => {
    const recorder = makeRecorder(economy, layout, chunk);
    const failures: Failure[] = [];
    for (let slot = 0; slot < chunk.replications; slot++) {
      const replication = chunk.first + slot;
      try {
        start(replication);
        row.forEach((value, i) => {
          chunk.factors[i * chunk.replications + slot] = value + 0;
        });
        for (let day = 0; day < layout.days; day++) {
          const check = day % checkEvery === 0 || day === layout.days - 1;
          if (check) takeStock(economy, block, ledger);
          runDay(world, block, day);
          if (check) checkDay(economy, block, ledger, day);
          recorder.day(block, day, slot);
        }
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        recorder.forget(slot);
        failures.push({ replication, message: error.message });
      }
      onReplication();
    }
    return failures;
  };

  /** Runs one day of the replication that was started, unchecked and unrecorded. */
  const day = (dayNumber: number): void => runDay(world, block, dayNumber);

  return { drawFactors, start, day, runChunk };
}

/** Allocates the arrays of a chunk, in shared memory when workers fill them. */
export function allocateChunk(
  layout: Layout,
  index: number,
  first: number,
  replications: number,
  shared: boolean,
): ChunkResult {
  const bytes = (count: number) => (shared ? new SharedArrayBuffer(count * 8) : new ArrayBuffer(count * 8));
  const people = layout.series.filter((series) => series.kind === "people").length;
  const real = layout.series.length - people;
  const cells = layout.days * replications;
  const sums = layout.sites.days.length * layout.sites.siteIds.length;
  return {
    index,
    first,
    replications,
    people: new Int32Array(shared ? new SharedArrayBuffer(people * cells * 4) : new ArrayBuffer(people * cells * 4)),
    real: new Float64Array(bytes(real * cells)),
    factors: new Float64Array(bytes(layout.factors.length * replications)),
    siteOutOfWork: new Float64Array(bytes(sums)),
    siteStopped: new Float64Array(bytes(sums)),
    failures: [],
  };
}
