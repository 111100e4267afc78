import { joeKuo } from "./joeKuo.ts";
import { joeKuoMore } from "./joeKuoMore.ts";
import { type Key, subkey, uniform } from "./luck.ts";

/**
 * Shifted Sobol' points: row k depends on the seed and on k alone, so a run can be extended and any worker can make any row.
 * The npm package `sobol` walks its points in order, reads a file and keeps 20 bits; this one jumps to row k, with 32 bits.
 * The tests hold the unshifted points to that package's.
 */

const rows: readonly string[] = [...joeKuo, ...joeKuoMore];

/** Number of dimensions available. */
export const sobolDimensions: number = rows.length + 1;

const BITS = 32;
const directions = new Map<number, Uint32Array>();

/** Direction numbers of one dimension (0-based), by the recurrence of its primitive polynomial. */
function directionsOf(dimension: number): Uint32Array {
  const known = directions.get(dimension);
  if (known !== undefined) return known;
  const v = new Uint32Array(BITS);
  if (dimension === 0) for (let i = 0; i < BITS; i++) v[i] = 1 << (BITS - 1 - i);
  else {
    const [degree, coefficient, ...m] = rows[dimension - 1]!.split(" ").map(Number) as [number, number, ...number[]];
    for (let i = 0; i < BITS; i++) {
      if (i < degree) v[i] = m[i]! << (BITS - 1 - i);
      else {
        let value = v[i - degree]! ^ (v[i - degree]! >>> degree);
        for (let j = 1; j < degree; j++) if ((coefficient >> (degree - 1 - j)) & 1) value ^= v[i - j]!;
        v[i] = value;
      }
    }
  }
  directions.set(dimension, v);
  return v;
}

/** Point k of one dimension of the plain Sobol' sequence, in [0, 1). @throws RangeError outside the table or 32 bits. */
export function sobolPoint(dimension: number, k: number): number {
  if (dimension >= sobolDimensions)
    throw new RangeError(`dimension ${dimension} of ${sobolDimensions} Sobol' dimensions`);
  if (!(k >= 0 && k < 4294967296)) throw new RangeError(`row ${k} is outside the 2^32 points of the sequence`);
  const v = directionsOf(dimension);
  let gray = (k ^ (k >>> 1)) >>> 0;
  let x = 0;
  for (let i = 0; gray !== 0; i++, gray >>>= 1) if (gray & 1) x ^= v[i]!;
  return (x >>> 0) / 4294967296;
}

/**
 * Row k of the default design: each dimension shifted modulo 1 by its own uniform number, addressed by the factor's name
 * (Cranley & Patterson 1976). Values lie in the open interval (0, 1).
 */
export function shiftedSobol(seed: Key, names: readonly string[], k: number, out: Float64Array): void {
  for (let i = 0; i < names.length; i++) {
    const u = sobolPoint(i, k) + uniform(subkey(seed, "factor.shift", names[i]!), 0);
    const wrapped = u >= 1 ? u - 1 : u;
    out[i] = wrapped === 0 ? 1.1102230246251565e-16 : wrapped;
  }
}
