import type binaryen from "binaryen";
import type { Arithmetic, Comparison, Logic, Unary } from "../ir.ts";

export type Ref = binaryen.ExpressionRef;

/**
 * How one part of a varying value is worked on: a pair of lanes in a 128-bit register, or one lane as a plain f64.
 * Every `Ref` that goes in is used once, as the emitter demands of its expressions.
 */
export interface Backend {
  readonly lanes: number;
  /** Registers a varying value takes. */
  readonly parts: number;
  /** log2 of the bytes of a row of a varying column. */
  readonly rowShift: number;
  readonly number: binaryen.Type;
  readonly mask: binaryen.Type;
  readonly load: (offset: number, part: number, row: Ref) => Ref;
  readonly store: (offset: number, part: number, row: Ref, value: Ref) => Ref;
  readonly constant: (value: number) => Ref;
  readonly spread: (value: Ref) => Ref;
  readonly spreadFlag: (flag: Ref) => Ref;
  readonly unary: (fn: UnaryNumber, a: Ref) => Ref;
  readonly arithmetic: (fn: Exclude<Arithmetic, "&">, a: Ref, b: Ref) => Ref;
  readonly compare: (fn: Comparison, a: Ref, b: Ref) => Ref;
  readonly logic: (fn: Logic, a: Ref, b: Ref) => Ref;
  readonly not: (a: Ref) => Ref;
  /** a and not b */
  readonly without: (a: Ref, b: Ref) => Ref;
  readonly select: (test: Ref, yes: Ref, no: Ref, type: "number" | "mask") => Ref;
  /** `value` where the test holds, +0 elsewhere. */
  readonly keep: (test: Ref, value: Ref) => Ref;
  /** i32: is any of the masks' lanes set? */
  readonly any: (masks: readonly Ref[]) => Ref;
  /**
   * Gathers from a ring. `start` (i32) is the ring's first byte, `day` (f64) and `delay` (a part) give the entry:
   * (day - delay) & (width - 1). Both are asked for anew for each use.
   */
  readonly gather: (offset: number, part: number, start: () => Ref, entryOf: Entry, width: number) => Ref;
  /**
   * Changes one entry of a wide row a lane, `entry & (width - 1)`: `change` is given what stands there (asked for anew for each use)
   * and gives what is to stand there. `start` (i32) is the row's first byte.
   */
  readonly addAt: (
    offset: number,
    part: number,
    start: () => Ref,
    entry: Ref,
    width: number,
    change: (old: () => Ref) => Ref,
  ) => Ref;
}

/** The day as f64 and the delay of a part. */
export interface Entry {
  readonly day: () => Ref;
  readonly delay: () => Ref;
}

/** A function of one number; truths have their own. */
export type UnaryNumber = Exclude<Unary, "not">;

/** Makes scratch locals for a backend. */
export type NewLocal = (type: binaryen.Type) => number;
