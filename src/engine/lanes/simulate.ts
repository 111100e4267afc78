import { leversLike } from "../../levers/columns.ts";
import { allocateBlock, type Block } from "../../world/block.ts";
import { day as phases, rowsOver } from "../day.ts";
import { checkDay, openLedger, takeStock } from "../identities.ts";
import { ModelError } from "../modelError.ts";
import { makeRecorder } from "../record.ts";
import { CHECK_EVERY, type Simulator } from "../run.ts";
import type { ChunkResult, Failure, Layout } from "../series.ts";
import { type Experiment, economyOf, makeStarter } from "../starter.ts";
import { openBooks } from "../tally/books.ts";
import { tallyKernels } from "../tally/kernels.ts";
import { clearTally } from "../tally/tallyDay.ts";
import { proveRest } from "../twin.ts";
import { clearRings, openLanes, readLane, writeLane } from "./memory.ts";
import type { LaneModule, LanePhase } from "./module.ts";
import { makeProof } from "./proof.ts";

/** Columns that the identities look at, of the morning and of the evening. */
const MORNING: readonly (keyof Block)[] = [
  "finishedUnits",
  "processGapUnits",
  "stockUnits",
  "transitGapUnits",
  "slotUnitsPerUnit",
];
const EVENING: readonly (keyof Block)[] = [
  ...MORNING,
  ...(["atWork", "shortHours", "noticed", "furloughed", "separated", "placed", "headcount"] as const),
  ...(["precautionShare", "expectedRemainingDays"] as const),
  ...(["redeployed", "workShared", "importedUnits", "outByCause"] as const),
  ...(["madeUnits", "leavingUnits", "shippedUnits", "targetUnits", "restOutput", "sentUnits"] as const),
  ...(["receivedUnits", "usedUnits", "restStockUnits", "dueUnits", "base", "stoppedUnits"] as const),
  ...(["scarcityElasticity", "logPrice", "spotRatio", "paidRatio", "servedShare", "runShare"] as const),
];

/** The lane engine: several replications a pass, in compiled phases; host code prepares, checks and records each by itself. */
export interface LaneSimulator extends Simulator {
  readonly lanes: number;
  /** Brings replications first .. to the morning of day 0 in the lanes, all others at rest; returns what each failed of. */
  readonly start: (replications: readonly number[]) => (ModelError | null)[];
  /** Days before day 0 that a replication begins with. */
  readonly leadDays: number;
  /** Runs one day of all lanes, unchecked and unrecorded; the first is day -leadDays. */
  readonly day: (dayNumber: number) => void;
  /** Runs one phase of all lanes by its name: what benchmarks take the time of. */
  readonly phase: (name: string, dayNumber: number) => void;
  /** Copies a lane's columns out. */
  readonly read: (lane: number, to: Block) => void;
}

/** Makes the lane engine for one experiment. Its results equal the reference engine's in every bit. */
export function makeLaneSimulator(
  module: LaneModule,
  experiment: Experiment,
  layout: Layout,
  checkEvery = CHECK_EVERY,
): LaneSimulator {
  const economy = economyOf(experiment);
  const { world } = economy;
  const { lanes } = module;
  const starter = makeStarter(experiment, layout);
  const books = openBooks(economy, layout);
  const memory = openLanes(module, world, books, starter.block);
  const tally = (column: string) => memory.columns.get(`tally.${column}`) as Float64Array;
  const { leadDays } = starter;
  const scratch = allocateBlock(world, leadDays + layout.days);
  const ledgers = Array.from({ length: lanes }, () => openLedger(economy));
  const levers = Array.from({ length: lanes }, () => leversLike(starter.block));
  const dayRows = phases.map(({ over }) => rowsOver(world, over));
  const bookRows = tallyKernels.map(({ over }) => books.rows[over]);
  const { runDay, keepBooks } = memory.phases as { runDay: LanePhase; keepBooks: LanePhase };
  const proof = makeProof(memory, lanes);

  const day = (dayNumber: number): void => runDay(dayNumber + leadDays, ...dayRows);

  const start = (
    replications: readonly number[],
    onFactors: (factors: Float64Array, lane: number) => void = () => {},
  ): (ModelError | null)[] => {
    clearRings(memory);
    const failures: (ModelError | null)[] = replications.map(() => null);
    // Lanes without a replication repeat the last one, at rest: they cost nothing extra and disturb nobody.
    for (let lane = 0; lane < lanes; lane++) {
      if (lane < replications.length) failures[lane] = attempt(() => starter.rest(replications[lane]!));
      if (lane < replications.length) starter.arm(levers[lane]!);
      writeLane(memory, lane, starter.block);
    }
    proof.take();
    day(-leadDays);
    const moved = proof.moved();
    replications.forEach((replication, lane) => {
      // A lane that moved is proved again by the reference, which names what moved.
      if (failures[lane] === null && moved[lane])
        failures[lane] = attempt(() => {
          starter.rest(replication);
          proveRest(economy, starter.block, scratch);
        });
      if (failures[lane] !== null) return;
      onFactors(starter.drawFactors(replication), lane);
      writeLane(memory, lane, levers[lane]!);
    });
    return failures;
  };

  const runBlock = (chunk: ChunkResult, firstSlot: number, recorder: ReturnType<typeof makeRecorder>): Failure[] => {
    const slots = Array.from(
      { length: Math.min(lanes, chunk.replications - firstSlot) },
      (_, lane) => firstSlot + lane,
    );
    const failures = start(
      slots.map((slot) => chunk.first + slot),
      (factors, lane) =>
        factors.forEach((value, i) => {
          chunk.factors[i * chunk.replications + firstSlot + lane] = value + 0;
        }),
    );
    clearTally({ productLost: tally("productLost"), stopped: tally("stopped") });
    const sound = () => slots.map((_, lane) => lane).filter((lane) => failures[lane] === null);
    for (let today = 0 - leadDays; today < layout.days; today++) {
      const check = today % checkEvery === 0 || today === layout.days - 1;
      if (check)
        for (const lane of sound()) {
          readLane(memory, lane, scratch, MORNING);
          takeStock(economy, scratch, ledgers[lane]!);
        }
      day(today);
      if (check)
        for (const lane of sound()) {
          readLane(memory, lane, scratch, EVENING);
          failures[lane] = attempt(() => checkDay(economy, scratch, ledgers[lane]!, today));
        }
      if (today < 0) continue;
      keepBooks(today, ...bookRows);
      for (const lane of sound()) recorder.day(today, lane, firstSlot + lane);
    }
    return slots.flatMap((slot, lane) => {
      const failure = failures[lane];
      if (failure === null || failure === undefined) return [];
      recorder.forget(slot);
      return [{ replication: chunk.first + slot, message: failure.message }];
    });
  };

  const runChunk = (chunk: ChunkResult, onReplication: () => void = () => {}): Failure[] => {
    const [furloughed, separated] = [memory.block("furloughed"), memory.block("separated")];
    const outByCause = memory.block("outByCause");
    const recorder = makeRecorder(books, layout, { lanes, tally, furloughed, separated, outByCause }, chunk);
    const failures: Failure[] = [];
    for (let slot = 0; slot < chunk.replications; slot += lanes) {
      failures.push(...runBlock(chunk, slot, recorder));
      for (let lane = 0; lane < Math.min(lanes, chunk.replications - slot); lane++) onReplication();
    }
    return failures;
  };
  const read = (lane: number, to: Block) => readLane(memory, lane, to, Object.keys(to) as (keyof Block)[]);
  const phase = (name: string, dayNumber: number): void =>
    memory.phases[name]!(0, dayRows[phases.findIndex((one) => one.name === name)]!, dayNumber + leadDays);
  return { lanes, leadDays, start: (replications) => start(replications), day, phase, read, runChunk };
}

/** What a step failed of, if it broke an identity; other errors are thrown on. */
function attempt(step: () => void): ModelError | null {
  try {
    step();
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}
