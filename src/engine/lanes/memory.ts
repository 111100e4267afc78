import type { Block } from "../../world/block.ts";
import type { World } from "../../world/tables.ts";
import type { Books } from "../tally/books.ts";
import { allocateTally } from "../tally/tallyDay.ts";
import { linkLanes } from "./link.ts";
import type { LaneModule, Linked } from "./module.ts";

/** A world's lane module in its memory: uniform columns are filled, varying ones zero. */
export interface LaneMemory extends Linked {
  /** A varying column, `[row * lanes + lane]`. */
  readonly block: (column: keyof Block) => Float64Array;
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
  return { ...linked, block: (column) => linked.columns.get(`block.${column}`) as Float64Array };
}

/** Columns that are empty at the start of every replication: cleared for all lanes at once. */
const RINGS: readonly (keyof Block)[] = ["shippedRing", "startedRing", "outByCause"];

/** Empties the rings of all lanes. */
export function clearRings({ block }: LaneMemory): void {
  for (const ring of RINGS) block(ring).fill(0);
}

/** Copies one replication's columns into a lane, rings excepted; `names` chooses columns. */
export function writeLane(
  { lanes, block }: LaneMemory,
  lane: number,
  from: Partial<Block>,
  names = Object.keys(from) as (keyof Block)[],
): void {
  for (const name of names) {
    if (RINGS.includes(name)) continue;
    const column = from[name]!;
    const to = block(name);
    for (let i = 0, at = lane; i < column.length; i++, at += lanes) to[at] = column[i]!;
  }
}

/** Copies columns of a lane into one replication's block. */
export function readLane({ lanes, block }: LaneMemory, lane: number, to: Block, names: readonly (keyof Block)[]): void {
  for (const name of names) {
    const column = to[name];
    const from = block(name);
    for (let i = 0, at = lane; i < column.length; i++, at += lanes) column[i] = from[at]!;
  }
}
