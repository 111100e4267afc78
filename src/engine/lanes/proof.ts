import { day as phases } from "../day.ts";
import type { LaneMemory } from "./memory.ts";

/** Remembers the columns that phases write, and finds the lanes in which a day moved a bit. The compiler let no phase write others. */
export interface Proof {
  readonly take: () => void;
  /** For each lane: did any bit move since `take`? */
  readonly moved: () => boolean[];
}

/** Allocates the memory for proofs of rest, once. */
export function makeProof(memory: LaneMemory, lanes: number): Proof {
  const written = [...new Set(phases.flatMap(({ writes }) => writes))];
  const columns = written.map((name) => memory.block(name));
  const words = columns.map(({ buffer, byteOffset, byteLength }) => new Int32Array(buffer, byteOffset, byteLength / 4));
  const before = words.map((now) => new Int32Array(now.length));
  return {
    take: () => {
      words.forEach((now, i) => {
        before[i]!.set(now);
      });
    },
    moved: () => {
      const lane = new Array<boolean>(lanes).fill(false);
      // Two words a value, `lanes` values a row.
      words.forEach((now, c) => {
        for (let at = firstMoved(now, before[c]!, 0); at < now.length; at = firstMoved(now, before[c]!, at + 1))
          lane[(at >> 1) % lanes] = true;
      });
      return lane;
    },
  };
}

/** The first word from `from` on that differs; the length when none does. */
function firstMoved(now: Int32Array, then: Int32Array, from: number): number {
  let at = from;
  while (at < now.length && now[at] === then[at]) at++;
  return at;
}
