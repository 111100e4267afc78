import { leverColumns, leversLike } from "../../levers/columns.ts";
import type { Block } from "../../world/block.ts";
import { setRest } from "../../world/restState.ts";
import { ModelError } from "../modelError.ts";
import { type Experiment, makeStarter } from "../starter.ts";
import { proveRest } from "../twin.ts";
import { writeLanes } from "./memory.ts";
import { STATE } from "./proof.ts";
import type { Room } from "./room.ts";

/** Brings replications of one experiment to the morning of day 0, side by side. */
export interface LaneStart {
  readonly room: Room;
  /** Loads replications into lanes 0, 1, ...; all other lanes stay at rest. Returns what each failed of. */
  readonly start: (replications: readonly number[]) => (ModelError | null)[];
  /** Factors drawn for each lane at the last start. */
  readonly factors: readonly Float64Array[];
}

/** Prepares the starts of one experiment in a room. */
export function makeLaneStart(room: Room, experiment: Experiment): LaneStart {
  const { lanes, economy, layout, memory, proof, scratch } = room;
  const starter = makeStarter(experiment, layout, room.draws);
  const columns = Object.keys(scratch) as (keyof Block)[];
  const isLever = (name: keyof Block) => (leverColumns as readonly (keyof Block)[]).includes(name);
  const drawn: readonly (keyof Block)[] = columns.filter((name) => !STATE.includes(name) && !isLever(name));
  const factors = Array.from({ length: lanes }, () => new Float64Array(layout.factors.length));
  const levers = Array.from({ length: lanes }, () => leversLike(scratch));
  // Where nothing happens a lever is one number on all days and in all rows.
  starter.calm(levers[0]!);
  const calm = leverColumns.map((name) => levers[0]![name][0] ?? 0);

  const start = (replications: readonly number[]): (ModelError | null)[] => {
    const changed = new Set<keyof Block>();
    replications.forEach((replication, lane) => {
      const kept = room.drawn[lane]!;
      if (starter.redraw === null) {
        kept.forget();
        starter.draw(replication);
        writeLanes(memory, [starter.block], drawn, lane);
      } else {
        const known = kept.known();
        const columns = starter.redraw(replication, kept);
        for (const name of known ? columns : drawn) changed.add(name);
      }
      factors[lane]!.set(starter.factors);
      starter.arm(levers[lane]!);
    });
    const blocks = room.drawn.slice(0, replications.length).map(({ block }) => block);
    writeLanes(memory, blocks, changed);
    // Lanes without a replication repeat the last one, at rest: they cost nothing extra and disturb nobody.
    const last = starter.redraw === null ? starter.block : blocks.at(-1)!;
    const idle = room.drawn.slice(replications.length);
    for (const kept of idle) kept.forget();
    writeLanes(
      memory,
      idle.map(() => last),
      drawn,
      replications.length,
    );
    setRest(economy.world, memory.block, lanes);
    leverColumns.forEach((name, i) => {
      memory.block[name].fill(calm[i]!);
    });
    proof.take();
    room.runRow(0);
    const moved = proof.moved();
    writeLanes(memory, levers.slice(0, replications.length), leverColumns);
    return replications.map((replication, lane) => {
      if (!moved[lane]) return null;
      // A lane that moved is proved again by the reference, which names what moved.
      starter.rest(replication);
      return attempt(() => proveRest(economy, starter.block, scratch));
    });
  };
  return { room, start, factors };
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
