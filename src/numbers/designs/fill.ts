import { type Key, seedKey, subkey, uniform } from "../luck.ts";
import { shiftedSobol } from "../sobol.ts";
import type { Design } from "./design.ts";

/** What every design is made of. */
export interface DesignRequest {
  /** Factors, in the order of their dimensions. */
  readonly names: readonly string[];
  readonly seed: string;
  readonly rows: number;
}

/** Luck of rows that each have their own. */
const ownLuck = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);

/** A uniform coordinate by address: seed, stream, factor's name and row, and nothing else. */
export function coordinates(
  seed: Key,
  stream: string,
  names: readonly string[],
): (row: number, to: Float64Array) => void {
  const keys = names.map((name) => subkey(seed, stream, name));
  return (row, to) => {
    for (let i = 0; i < keys.length; i++) to[i] = uniform(keys[i]!, row);
  };
}

/** Independent rows: what every interval of this package is calibrated on. Row k depends on seed, names and k alone. */
export function randomDesign({ names, seed, rows }: DesignRequest): Design {
  const points = new Float64Array(rows * names.length);
  const draw = coordinates(seedKey(seed), "factor.random", names);
  for (let row = 0; row < rows; row++) draw(row, points.subarray(row * names.length, (row + 1) * names.length));
  return { kind: "random", names, rows, points, luck: ownLuck(rows), growing: true };
}

/** The shifted Sobol' points that a run draws: row k depends on seed, names and k alone. */
export function sobolDesign({ names, seed, rows }: DesignRequest): Design {
  const points = new Float64Array(rows * names.length);
  const key = seedKey(seed);
  for (let row = 0; row < rows; row++)
    shiftedSobol(key, names, row, points.subarray(row * names.length, (row + 1) * names.length));
  return { kind: "sobol", names, rows, points, luck: ownLuck(rows), growing: true };
}

/**
 * Latin hypercube: each factor has one row in each of `rows` equal slices, its place in the slice random. All rows change with their
 * number. Source: McKay, Beckman & Conover (1979), doi:10.1080/00401706.1979.10489755.
 */
export function latinHypercubeDesign({ names, seed, rows }: DesignRequest): Design {
  const points = new Float64Array(rows * names.length);
  const key = seedKey(seed);
  names.forEach((name, i) => {
    const order = shuffled(rows, subkey(key, "factor.slice", name));
    const within = subkey(key, "factor.within", name);
    for (let row = 0; row < rows; row++) points[row * names.length + i] = (order[row]! + uniform(within, row)) / rows;
  });
  return { kind: "latinHypercube", names, rows, points, luck: ownLuck(rows), growing: false };
}

/** The numbers 0 .. n - 1 in an order that a key decides (Fisher & Yates). */
export function shuffled(n: number, key: Key): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform(key, i) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
