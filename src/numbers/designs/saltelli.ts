import { seedKey } from "../luck.ts";
import { sobolDimensions } from "../sobol.ts";
import type { Design } from "./design.ts";
import { coordinates, sobolDesign } from "./fill.ts";

/** A factor, or several that are moved together: correlated ones, or all those nobody asks about. */
export interface Player {
  readonly name: string;
  readonly members: readonly string[];
}

/** Each name a player of its own. */
export const playersOf = (names: readonly string[]): Player[] => names.map((name) => ({ name, members: [name] }));

export interface SaltelliRequest {
  /** Factors, in the order of their dimensions. Those in no player take part as background: drawn anew for each base sample. */
  readonly names: readonly string[];
  readonly players?: readonly Player[];
  readonly seed: string;
  /** Base samples N. */
  readonly base: number;
  /** Adds the rows BA_i, from which second-order indices come. */
  readonly secondOrder?: boolean;
  /** Adds the row A under other luck, from which the total effect of luck comes. */
  readonly otherLuck?: boolean;
  /** Base rows by address (calibrated intervals), or Sobol' points in twice the dimensions (closer estimates, intervals too wide). */
  readonly points?: "random" | "sobol";
}

/**
 * Rows for variance-based indices, base sample by base sample: A, B, AB_1 .. AB_d [, BA_1 .. BA_d] [, A under other luck]. AB_i is A with
 * player i taken from B. All rows of base sample k but the last share luck k. What base sample k is depends on seed, names, players and k
 * alone. Source: Saltelli et al. (2010), doi:10.1016/j.cpc.2009.09.018.
 */
export interface SaltelliDesign extends Design {
  readonly kind: "saltelli";
  readonly players: readonly Player[];
  readonly base: number;
  readonly rowsPerBase: number;
  readonly secondOrder: boolean;
  readonly otherLuck: boolean;
}

/** Luck of a row under other luck: far above any base sample's. */
const OTHER_LUCK = 2147483648;

/** Makes the design. @throws RangeError when a player names no factor, or Sobol' points have too few dimensions */
export function saltelliDesign(request: SaltelliRequest): SaltelliDesign {
  const { names, base, secondOrder = false, otherLuck = false } = request;
  const players = request.players ?? playersOf(names);
  const places = players.map(({ name, members }) =>
    members.map((member) => {
      const at = names.indexOf(member);
      if (at < 0) throw new RangeError(`player "${name}" has the factor "${member}", which is none of the design`);
      return at;
    }),
  );
  const width = names.length;
  const d = players.length;
  const rowsPerBase = 2 + d + (secondOrder ? d : 0) + (otherLuck ? 1 : 0);
  const rows = base * rowsPerBase;
  const points = new Float64Array(rows * width);
  const luck = new Uint32Array(rows);
  const drawPair = pairs(request);
  const [a, b] = [new Float64Array(width), new Float64Array(width)];
  for (let k = 0; k < base; k++) {
    drawPair(k, a, b);
    let row = k * rowsPerBase;
    const put = (from: Float64Array, other: Float64Array, moved: readonly number[], ofLuck: number) => {
      points.set(from, row * width);
      for (const at of moved) points[row * width + at] = other[at]!;
      luck[row++] = ofLuck;
    };
    put(a, b, [], k);
    // A background factor is the same in B as in A: what varies between them are the players.
    put(a, b, places.flat(), k);
    for (const moved of places) put(a, b, moved, k);
    if (secondOrder) for (const moved of places) put(a, b, places.filter((one) => one !== moved).flat(), k);
    if (otherLuck) put(a, b, [], OTHER_LUCK + k);
  }
  return {
    kind: "saltelli",
    names,
    players,
    base,
    rowsPerBase,
    secondOrder,
    otherLuck,
    rows,
    points,
    luck,
    growing: true,
  };
}

/** Rows A_k and B_k. */
function pairs({ names, seed, base, points = "random" }: SaltelliRequest) {
  const width = names.length;
  if (points === "random") {
    const key = seedKey(seed);
    const [drawA, drawB] = [coordinates(key, "factor.A", names), coordinates(key, "factor.B", names)];
    return (k: number, a: Float64Array, b: Float64Array) => {
      drawA(k, a);
      drawB(k, b);
    };
  }
  if (2 * width > sobolDimensions)
    throw new RangeError(`${2 * width} dimensions of ${sobolDimensions} Sobol' dimensions; use random base rows`);
  const both = [...names.map((name) => `A.${name}`), ...names.map((name) => `B.${name}`)];
  const whole = sobolDesign({ names: both, seed, rows: base }).points;
  return (k: number, a: Float64Array, b: Float64Array) => {
    a.set(whole.subarray(2 * k * width, (2 * k + 1) * width));
    b.set(whole.subarray((2 * k + 1) * width, (2 * k + 2) * width));
  };
}
