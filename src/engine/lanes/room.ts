import type { Key } from "../../numbers/luck.ts";
import { allocateBlock, type Block } from "../../world/block.ts";
import { type Draws, drawer } from "../../world/draws.ts";
import type { Economy } from "../../world/economy.ts";
import { day as phases } from "../day.ts";
import { type Ledger, openLedger } from "../identities.ts";
import type { RecordSource } from "../record.ts";
import type { Layout } from "../series.ts";
import { type Books, openBooks } from "../tally/books.ts";
import { tallyKernels } from "../tally/kernels.ts";
import { clearTally } from "../tally/tallyDay.ts";
import { type LaneMemory, openLanes } from "./memory.ts";
import type { LaneModule, LanePhase } from "./module.ts";
import { makeProof, type Proof, sameBytes } from "./proof.ts";

/** Where lanes run, one block of replications at a time: what experiments on one economy, layout and seed share. */
export interface Room {
  readonly lanes: number;
  readonly economy: Economy;
  readonly layout: Layout;
  readonly books: Books;
  readonly memory: LaneMemory;
  readonly proof: Proof;
  readonly ledger: Ledger;
  /** Columns of one replication, for a look at a single lane. */
  readonly scratch: Block;
  /** Luck by replication; that of one block is remembered. */
  readonly draws: (replication: number) => Draws;
  readonly source: RecordSource;
  readonly runDay: (day: number) => void;
  readonly keepBooks: (day: number) => void;
  /** Empties the sums that run from day to day. */
  readonly clearBooks: () => void;
}

/** Allocates a room, once. */
export function openRoom(module: LaneModule, economy: Economy, layout: Layout, seed: Key, same = sameBytes): Room {
  const { world } = economy;
  const { lanes } = module;
  const books = openBooks(economy, layout);
  const scratch = allocateBlock(world, layout.days);
  const memory = openLanes(module, world, books, scratch);
  const tally = (column: string) => memory.columns.get(`tally.${column}`) as Float64Array;
  const { runDay, keepBooks } = memory.phases as { runDay: LanePhase; keepBooks: LanePhase };
  const dayRows = phases.map(({ over }) => (over === "site" ? world.sites : world.endUses));
  const bookRows = tallyKernels.map(({ over }) => books.rows[over]);
  const { furloughed, separated } = memory.block;
  return {
    lanes,
    economy,
    layout,
    books,
    memory,
    proof: makeProof(memory, same),
    ledger: openLedger(economy, lanes),
    scratch,
    draws: drawer(economy.rows, seed, lanes),
    source: { lanes, tally, furloughed, separated },
    runDay: (day) => runDay(day, ...dayRows),
    keepBooks: (day) => keepBooks(day, ...bookRows),
    clearBooks: () => clearTally({ productLost: tally("productLost"), stopped: tally("stopped") }),
  };
}
