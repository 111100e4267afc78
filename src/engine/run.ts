import { checkedOn, rowOfDay, rowsOf, worksOn } from "../levers/span.ts";
import { allocateBlock, type Block } from "../world/block.ts";
import { runDay } from "./day.ts";
import { checkDay, openLedger, takeStock } from "./identities.ts";
import { ModelError } from "./modelError.ts";
import { makeRecorder } from "./record.ts";
import { type ChunkResult, type Failure, isLookedAt, isTaken, type Layout, siteDayMeasures } from "./series.ts";
import { type Experiment, economyOf, makeStarter } from "./starter.ts";
import { openBooks } from "./tally/books.ts";
import type { Tally } from "./tally/tally.ts";
import { allocateTally, clearTally, tallyDay } from "./tally/tallyDay.ts";
import { proveRest } from "./twin.ts";

export type { Experiment } from "./starter.ts";

/** Days between two checks of every identity; the first and the last day are always checked. */
export const CHECK_EVERY = 30;

/** Simulates chunks of one experiment: memory allocated once and refilled for each replication. */
export interface Simulator {
  /** Simulates replications first .. first + replications - 1 into the chunk's arrays; returns those that broke an identity. */
  readonly runChunk: (chunk: ChunkResult, onReplication?: () => void) => Failure[];
}

/** The reference engine: every phase as it is written, one replication after the other. */
export interface ReferenceSimulator extends Simulator {
  /** Draws the factors of replication k: row k of the shifted Sobol' design through each inverse distribution. */
  readonly drawFactors: (replication: number) => Float64Array;
  /** Brings the block to the morning of day 0 of a replication, its rest proved, its levers set. */
  readonly start: (replication: number) => Block;
  /** Days before day 0 that a replication begins with. */
  readonly leadDays: number;
  /** Runs one day of the replication that was started, unchecked and unrecorded; the first is day -leadDays. A day off changes nothing. */
  readonly day: (dayNumber: number) => void;
}

/** Makes the reference engine for one experiment. */
export function makeSimulator(experiment: Experiment, layout: Layout, checkEvery = CHECK_EVERY): ReferenceSimulator {
  const economy = economyOf(experiment);
  const { world } = economy;
  const starter = makeStarter(experiment, layout);
  const { block, span, leadDays, drawFactors } = starter;
  const scratch = allocateBlock(world, rowsOf(span));
  const ledger = openLedger(economy);
  const books = openBooks(economy, layout);
  const tally = allocateTally(books);

  const begin = (replication: number): Float64Array => {
    const factors = starter.rest(replication);
    proveRest(economy, block, scratch);
    starter.arm(block);
    return factors;
  };
  const start = (replication: number): Block => {
    begin(replication);
    return block;
  };
  const day = (dayNumber: number): void => {
    if (worksOn(span, dayNumber)) runDay(world, block, rowOfDay(span, dayNumber));
  };

  const source = { lanes: 1, tally: (column: keyof Tally) => tally[column], people: block };
  const recorder = makeRecorder(books, layout, source);

  const runChunk = (chunk: ChunkResult, onReplication: () => void = () => {}): Failure[] => {
    const failures: Failure[] = [];
    for (let slot = 0; slot < chunk.replications; slot++) {
      const replication = chunk.first + slot;
      try {
        begin(replication).forEach((value, i) => {
          chunk.factors[i * chunk.replications + slot] = value + 0;
        });
        clearTally(tally);
        for (let today = 0 - leadDays; today < layout.days; today++) {
          const works = worksOn(span, today);
          const check = works && checkedOn(span, today, checkEvery);
          if (check) takeStock(economy, block, ledger);
          day(today);
          if (check) checkDay(economy, block, ledger, today);
          if (today < 0 || !isTaken(layout, today)) continue;
          // On a day off what was tallied before holds, where it was, and what adds up over the days does not grow.
          if (works || isLookedAt(layout)) tallyDay(books, block, tally);
          recorder.day(today);
        }
        recorder.enter(chunk, [0], slot);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        failures.push({ replication, message: error.message });
      }
      onReplication();
    }
    return failures;
  };
  return { leadDays, drawFactors, start, day, runChunk };
}

/** Allocates the arrays of a chunk. */
export function allocateChunk(layout: Layout, index: number, first: number, replications: number): ChunkResult {
  const people = layout.series.filter((series) => series.kind === "people").length;
  const real = layout.series.length - people;
  const cells = layout.days * replications;
  const sums = layout.sites.days.length * layout.sites.siteIds.length;
  return {
    index,
    first,
    replications,
    people: new Int32Array(people * cells),
    real: new Float64Array(real * cells),
    factors: new Float64Array(layout.factors.length * replications),
    siteOutOfWork: new Float64Array(sums),
    siteStopped: new Float64Array(sums),
    siteOutByCause: new Float64Array(sums * (layout.causes?.length ?? 0)),
    ...(layout.sites.daily && {
      siteDays: new Float64Array(siteDayMeasures.length * layout.days * layout.sites.siteIds.length),
    }),
    failures: [],
  };
}
