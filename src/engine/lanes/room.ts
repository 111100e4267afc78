import { groupsRows } from "../../levers/interventions/effects.ts";
import { rowOfDay, rowsOf, type Span, worksOn } from "../../levers/span.ts";
import { seedKey } from "../../numbers/luck.ts";
import { allocateBlock, type Block } from "../../world/block.ts";
import { type Draws, drawer } from "../../world/draws.ts";
import type { Economy } from "../../world/economy.ts";
import { type Redrawn, redrawn } from "../../world/redraw.ts";
import { day as phases, rowsOver } from "../day.ts";
import { type Ledger, openLedger } from "../identities.ts";
import { makeRecorder, type Recorder } from "../record.ts";
import type { Layout } from "../series.ts";
import { type Experiment, economyOf, spanOfRun } from "../starter.ts";
import { type Books, openBooks } from "../tally/books.ts";
import { tallyKernels } from "../tally/kernels.ts";
import { clearTally } from "../tally/tallyDay.ts";
import { type LaneMemory, openLanes } from "./memory.ts";
import type { LaneModule, LanePhase } from "./module.ts";
import { makeProof, type Proof, sameBytes } from "./proof.ts";

/**
 * Where lanes run, one block of replications at a time: what experiments on one economy and seed share whose
 * columns are alike.
 */
export interface Room {
  readonly lanes: number;
  readonly economy: Economy;
  readonly layout: Layout;
  /** Days before day 0 that a replication begins with. */
  readonly leadDays: number;
  readonly books: Books;
  readonly memory: LaneMemory;
  readonly proof: Proof;
  readonly ledger: Ledger;
  /** Columns of one replication, for a look at a single lane. */
  readonly scratch: Block;
  /** What the columns of each lane that stay as they are were last drawn from, by whichever experiment. */
  readonly drawn: readonly Redrawn[];
  /** Luck by replication; that of one block is remembered. */
  readonly draws: (replication: number) => Draws;
  /** Takes days of all lanes down, for the chunk of whichever experiment runs. */
  readonly recorder: Recorder;
  readonly span: Span;
  /** Runs the working day of a row of the lever tables, in all lanes. */
  readonly runRow: (row: number) => void;
  /** Runs a day of all lanes; the first is day -leadDays. A day off changes nothing. */
  readonly runDay: (day: number) => void;
  /** Runs one phase of a day over all its rows, for those who time it. */
  readonly runPhase: (name: string, day: number) => void;
  readonly keepBooks: (day: number) => void;
  /** Does every identity that holds site by site and fill by fill hold in all lanes? */
  readonly sound: () => boolean;
  /** Empties the sums that run from day to day. */
  readonly clearBooks: () => void;
}

/** Experiments of one key, on one economy and seed, have columns of the same sizes and codes. */
export function roomKey({ controls, outages = [], rated = [], feeds = [], ...more }: Experiment): string {
  const named = feeds.map(({ kind, origins, sites, endUses, suppliers }) => [kind, origins, sites, endUses, suppliers]);
  const licences = controls.some(({ licence }) => licence !== undefined);
  // Of interventions, those that put orders first or keep people give rows their groups.
  const grouped = (more.interventions ?? []).filter((one) => groupsRows(one));
  return JSON.stringify([licences, outages, rated, named, more.forms, more.announcedDay, more.calendar, grouped]);
}

/** Allocates a room, once. */
export function openRoom(
  module: LaneModule,
  experiment: Experiment,
  layout: Layout,
  draws = drawer(experiment.economy, seedKey(experiment.seed), module.lanes),
  same = sameBytes,
): Room {
  const economy = economyOf(experiment);
  const span = spanOfRun(experiment, layout);
  const { leadDays } = span;
  const { world } = economy;
  const { lanes } = module;
  const books = openBooks(economy, layout);
  const scratch = allocateBlock(world, rowsOf(span));
  const memory = openLanes(module, world, books, scratch);
  const tally = (column: string) => memory.columns.get(`tally.${column}`) as Float64Array;
  const { runDay, keepBooks } = memory.phases as { runDay: LanePhase; keepBooks: LanePhase };
  const dayRows = phases.map(({ over }) => rowsOver(world, over));
  const bookRows = tallyKernels.map(({ over }) => books.rows[over]);
  const faults = tally("faults");
  return {
    lanes,
    economy,
    layout,
    leadDays,
    books,
    memory,
    proof: makeProof(memory, same),
    ledger: openLedger(economy, lanes),
    scratch,
    drawn: Array.from({ length: lanes }, () => redrawn(allocateBlock(world, rowsOf(span)))),
    draws,
    recorder: makeRecorder(books, layout, { lanes, tally, people: memory.block }),
    span,
    runRow: (row) => runDay(row, ...dayRows),
    runDay: (day) => {
      if (worksOn(span, day)) runDay(rowOfDay(span, day), ...dayRows);
    },
    runPhase: (name, day) =>
      memory.phases[name]!(0, dayRows[phases.findIndex((one) => one.name === name)]!, rowOfDay(span, day)),
    sound: () => {
      memory.phases.audit!(0, books.rows.audit, 0);
      return faults.every((fault) => fault === 0);
    },
    keepBooks: (day) => keepBooks(day, ...bookRows),
    clearBooks: () =>
      clearTally({
        productLost: tally("productLost"),
        materialBeyond: tally("materialBeyond"),
        stopped: tally("stopped"),
      }),
  };
}
