import type { Block } from "../../world/block.ts";
import { day as phases } from "../day.ts";
import type { LaneMemory } from "./memory.ts";

/** Wide columns of which every word is zero at rest, so that nothing of them has to be remembered: deviations, people out of work. */
export const RINGS: readonly (keyof Block)[] = ["shippedRing", "startedRing", "outByCause"];

/** Columns that phases write; the compiler let no phase write others. */
export const STATE: readonly (keyof Block)[] = [...new Set(phases.flatMap(({ writes }) => writes))];

/** Remembers the columns that phases write, and finds the lanes in which a day moved a bit. */
export interface Proof {
  /** Remembers lanes at rest, their rings empty. */
  readonly take: () => void;
  /** For each lane: did any bit move since `take`? */
  readonly moved: () => boolean[];
}

/** Are two arrays of one length, whole words of four bytes, equal in every byte? */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  const now = new Int32Array(a.buffer, a.byteOffset, a.length / 4);
  const then = new Int32Array(b.buffer, b.byteOffset, b.length / 4);
  for (let at = 0; at < now.length; at++) if (now[at] !== then[at]) return false;
  return true;
}

/** Allocates the memory for proofs of rest, once. */
export function makeProof({ block, lanes }: LaneMemory, same = sameBytes): Proof {
  const bytesOf = (name: keyof Block) => {
    const { buffer, byteOffset, byteLength } = block[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  };
  const kept = STATE.filter((name) => !RINGS.includes(name)).map(bytesOf);
  const before = kept.map((now) => new Uint8Array(now.length));
  const rings = RINGS.map(bytesOf);
  const empty = rings.map((ring) => new Uint8Array(ring.length));
  const mark = (now: Uint8Array, then: Uint8Array, moved: boolean[]) => {
    if (same(now, then)) return;
    // Eight bytes a value, as many values as lanes a row.
    for (let at = 0; at < now.length; at++) if (now[at] !== then[at]) moved[(at >> 3) % lanes] = true;
  };
  return {
    take: () => {
      kept.forEach((now, i) => {
        before[i]!.set(now);
      });
    },
    moved: () => {
      const moved = new Array<boolean>(lanes).fill(false);
      kept.forEach((now, i) => {
        mark(now, before[i]!, moved);
      });
      rings.forEach((now, i) => {
        mark(now, empty[i]!, moved);
      });
      return moved;
    },
  };
}
