import type { Relocation } from "../engine/lanes/module.ts";

/**
 * Column addresses differ between worlds, so a module is emitted with a placeholder for each: a number that takes the five bytes
 * of any 32-bit address (unsigned LEB128) and that nothing else in a module looks like. Linking writes addresses over them.
 */

/** The pool of constants, after the columns. */
export const POOL = -1;

const FIRST = 0x10000000;
const STEP = 0x10000;

/** Placeholder address of column `index`, or of the pool. Addresses up to STEP above it belong to it. */
export const placeholder = (index: number): number => FIRST + (index + 1) * STEP;

/**
 * Loads and stores: the opcode, then (one byte) the alignment, then the address. All plain ones count: where only the bits of a number
 * are wanted, the optimiser turns a load of f64 into one of i64.
 */
const isPlain = (opcode: number): boolean => opcode >= 0x28 && opcode <= 0x3e;
const SIMD = new Set([0x00, 0x0b, 0x0a, 0x5d, 0x57, 0x5b]);

const I32_CONST = 0x41;

/** Finds every placeholder. */
export function findRelocations(bytes: Uint8Array, columns: number): Relocation[] {
  const found: Relocation[] = [];
  for (let at = 3; at + 5 <= bytes.length; at++) {
    const value = leb5(bytes, at);
    if (value === null || value < FIRST || value >= placeholder(columns)) continue;
    const simd = bytes[at - 3] === 0xfd && SIMD.has(bytes[at - 2]!);
    const access = bytes[at - 1]! <= 4 && (simd || isPlain(bytes[at - 2]!));
    // The optimiser turns an access to a fixed row into one at a constant address.
    if (!access && bytes[at - 1] !== I32_CONST) continue;
    const index = Math.floor((value - FIRST) / STEP) - 1;
    found.push({ at, column: index, addend: value - placeholder(index) });
    at += 4;
  }
  return found;
}

/** The number in five bytes of LEB128; null when it is shorter or longer. */
function leb5(bytes: Uint8Array, at: number): number | null {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[at + i]!;
    if ((byte & 0x80) === 0 && i < 4) return null;
    if ((byte & 0x80) !== 0 && i === 4) return null;
    value += (byte & 0x7f) * 2 ** (7 * i);
  }
  return value;
}
