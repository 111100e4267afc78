import { checkedOn, worksOn } from "../../levers/span.ts";
import { seedKey } from "../../numbers/luck.ts";
import type { Block } from "../../world/block.ts";
import { drawer } from "../../world/draws.ts";
import { judgeDay, takeStock } from "../identities.ts";
import type { ModelError } from "../modelError.ts";
import { CHECK_EVERY, type Simulator } from "../run.ts";
import { type ChunkResult, type Failure, isLookedAt, isTaken, type Layout } from "../series.ts";
import type { Experiment } from "../starter.ts";
import { readLane } from "./memory.ts";
import type { LaneModule } from "./module.ts";
import { sameBytes } from "./proof.ts";
import { openRoom, type Room, roomKey } from "./room.ts";
import { type LaneStart, makeLaneStart } from "./start.ts";

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
  const room = openRoom(module, experiment, layout);
  const own = makeLaneStart(room, experiment);
  const runChunk = (chunk: ChunkResult, onReplication: () => void = () => {}): Failure[] =>
    runTogether([own], [chunk], checkEvery, onReplication)[0]!;
  const read = (lane: number, to: Block) => readLane(room.memory, lane, to);
  const { lanes, leadDays, runDay: day, runPhase: phase } = room;
  return { lanes, leadDays, start: own.start, day, phase, read, runChunk };
}

/**
 * Makes the lane engine for experiments of one economy and seed. It simulates the same replications of all of them, block by
 * block, so that the luck of a block is drawn once; experiments whose columns are alike run in the same room. `same` compares
 * bytes; a host may have a faster way.
 */
export function makeLaneSimulators(
  module: LaneModule,
  experiments: readonly Experiment[],
  layout: Layout,
  same = sameBytes,
): (chunks: readonly ChunkResult[], onReplication?: () => void) => Failure[][] {
  const { economy, seed } = experiments[0]!;
  const draws = drawer(economy, seedKey(seed), module.lanes);
  const rooms = new Map<string, Room>();
  const starts = experiments.map((experiment) => {
    const key = roomKey(experiment);
    const room = rooms.get(key) ?? openRoom(module, experiment, layout, draws, same);
    rooms.set(key, room);
    return makeLaneStart(room, experiment);
  });
  return (chunks, onReplication = () => {}) => runTogether(starts, chunks, CHECK_EVERY, onReplication);
}

/** Simulates one chunk of each experiment, all of the same replications; returns what failed in each. */
function runTogether(
  starts: readonly LaneStart[],
  chunks: readonly ChunkResult[],
  checkEvery: number,
  onReplication: () => void,
): Failure[][] {
  const failures = chunks.map((): Failure[] => []);
  const { replications } = chunks[0]!;
  const { lanes } = starts[0]!.room;
  for (let slot = 0; slot < replications; slot += lanes)
    chunks.forEach((chunk, i) => {
      failures[i]!.push(...runBlock(starts[i]!, chunk, slot, checkEvery));
      for (let lane = 0; lane < Math.min(lanes, replications - slot); lane++) onReplication();
    });
  return failures;
}

/** Simulates the chunk's replications firstSlot, firstSlot + 1, ... in the lanes, to the last day. */
function runBlock(
  { room, start, factors }: LaneStart,
  chunk: ChunkResult,
  firstSlot: number,
  checkEvery: number,
): Failure[] {
  const { lanes, leadDays, span, economy, layout, memory, ledger, recorder } = room;
  const count = Math.min(lanes, chunk.replications - firstSlot);
  const replications = Array.from({ length: count }, (_, lane) => chunk.first + firstSlot + lane);
  const failures = start(replications);
  const soundLanes = () => replications.flatMap((_, lane) => (failures[lane] === null ? [lane] : []));
  let sound = soundLanes();
  for (const lane of sound)
    factors[lane]!.forEach((value, i) => {
      chunk.factors[i * chunk.replications + firstSlot + lane] = value + 0;
    });
  room.clearBooks();
  for (let today = 0 - leadDays; today < layout.days; today++) {
    const works = worksOn(span, today);
    const check = works && checkedOn(span, today, checkEvery);
    if (check) takeStock(economy, memory.block, ledger);
    room.runDay(today);
    if (check) {
      const verdicts = judgeDay(economy, memory.block, ledger, today, room.sound());
      for (const lane of sound) failures[lane] = verdicts[lane]!;
      sound = soundLanes();
    }
    if (today < 0 || !isTaken(layout, today)) continue;
    if (works || isLookedAt(layout)) room.keepBooks(today);
    recorder.day(today);
  }
  recorder.enter(chunk, sound, firstSlot);
  return replications.flatMap((replication, lane) => {
    const failure = failures[lane];
    if (failure === null || failure === undefined) return [];
    return [{ replication, message: failure.message }];
  });
}
