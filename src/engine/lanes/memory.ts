import { min } from "../../numbers/math.ts";
import type { Block } from "../../world/block.ts";
import type { World } from "../../world/tables.ts";
import type { Books } from "../tally/books.ts";
import { allocateTally } from "../tally/tallyDay.ts";
import { linkLanes } from "./link.ts";
import type { LaneModule, Linked } from "./module.ts";

/** A world's lane module in its memory: uniform columns are filled, varying ones zero. */
export interface LaneMemory extends Linked {
  /** The columns of all replications: values at `[row * lanes + lane]`. */
  readonly block: Block;
}

/** Places a module for a world and fills in what all lanes share. `like` has the sizes of one replication's columns. */
export function openLanes(module: LaneModule, world: World, books: Books, like: Block): LaneMemory {
  const parts = { world, members: books.members, block: like, tally: allocateTally(books) } as const;
  const source = (name: string): ArrayLike<number> => {
    const [part, field] = name.split(".") as [keyof typeof parts, string];
    const column = (parts[part] as unknown as Record<string, ArrayLike<number> | number>)[field];
    if (column === undefined) throw new Error(`the lane module knows a column ${name} that this engine lacks`);
    if (typeof column !== "number") return column;
    if (column !== (column | 0))
      throw new Error(`${name} is ${column}; lanes hold single fields as whole numbers of 32 bits`);
    return [column];
  };
  const linked = linkLanes(module, (name) => source(name).length);
  for (const { name, spread } of module.columns) if (spread === "uniform") linked.columns.get(name)!.set(source(name));
  // A copy of `like` has its hidden shape; filled key by key, plain code on it runs four times slower.
  const block = { ...like };
  for (const name of Object.keys(like) as (keyof Block)[])
    block[name] = linked.columns.get(`block.${name}`) as Float64Array;
  return { ...linked, block };
}

/** Rows that are copied at a time: few enough that what all lanes write stays in the first cache. */
const ROWS_AT_ONCE = 256;

/** Copies columns of replications into lanes, a replication each, from `firstLane` on. */
export function writeLanes(
  { lanes, block }: LaneMemory,
  from: readonly Partial<Block>[],
  names: Iterable<keyof Block>,
  firstLane = 0,
): void {
  for (const name of names) {
    const to = block[name];
    const columns = from.map((one) => one[name]!);
    const rows = to.length / lanes;
    for (let first = 0; first < rows; first += ROWS_AT_ONCE)
      for (let lane = 0; lane < columns.length; lane++) {
        const column = columns[lane]!;
        const end = min(first + ROWS_AT_ONCE, rows);
        for (let i = first, at = first * lanes + firstLane + lane; i < end; i++, at += lanes) to[at] = column[i]!;
      }
  }
}

/** Copies a lane's columns into one replication's block. */
export function readLane({ lanes, block }: LaneMemory, lane: number, to: Block): void {
  for (const name of Object.keys(to) as (keyof Block)[]) {
    const column = to[name];
    const from = block[name];
    for (let i = 0, at = lane; i < column.length; i++, at += lanes) column[i] = from[at]!;
  }
}
