import { type Key, seedKey, subkey, uniform } from "../luck.ts";
import { abs, floor } from "../math.ts";
import type { Design } from "./design.ts";
import { coordinates, shuffled } from "./fill.ts";
import { type Player, playersOf } from "./saltelli.ts";

export interface MorrisRequest {
  /** Factors, in the order of their dimensions. Those that are not moved are background: drawn anew for each trajectory. */
  readonly names: readonly string[];
  /** Factors that are moved, one a step; all of them when absent. */
  readonly moved?: readonly string[];
  readonly seed: string;
  readonly trajectories: number;
  /** Levels of the grid, an even number; absent: 4. */
  readonly levels?: number;
  /** Trajectories picked for being far apart from each other, out of that many times more. Makes all rows change with their number. */
  readonly spreadFrom?: number;
}

/**
 * Trajectories of d + 1 rows in which each factor moves once, in an order of its own. Levels are the middles of equal probabilities,
 * (l + 1/2) / levels, and a move is half of the levels up or down, so that no distribution is asked for its ends and every step is 1/2 in
 * probability. All rows of trajectory t share luck t. Source: Morris (1991), doi:10.1080/00401706.1991.10484804.
 */
export interface MorrisDesign extends Design {
  readonly kind: "morris";
  readonly players: readonly Player[];
  readonly trajectories: number;
  /** Which player moves at each step, [trajectory][step]. */
  readonly order: Uint32Array;
}

/** Makes the design. @throws RangeError when the levels are odd or below 2, or a moved factor is none of the design's */
export function morrisDesign(request: MorrisRequest): MorrisDesign {
  const { names, moved = names, seed, trajectories, levels = 4, spreadFrom = 1 } = request;
  if (!(levels >= 2 && levels % 2 === 0)) throw new RangeError(`${levels} levels: give an even number of at least 2`);
  const places = moved.map((name) => {
    const at = names.indexOf(name);
    if (at < 0) throw new RangeError(`"${name}" is moved and is no factor of the design`);
    return at;
  });
  const key = seedKey(seed);
  const candidates = Array.from({ length: trajectories * spreadFrom }, (_, t) => startOf(key, moved, levels, t));
  const chosen = spreadFrom > 1 ? spread(candidates, levels, trajectories) : candidates;
  const d = places.length;
  const width = names.length;
  const rows = trajectories * (d + 1);
  const points = new Float64Array(rows * width);
  const luck = new Uint32Array(rows);
  const order = new Uint32Array(trajectories * d);
  const background = coordinates(key, "factor.random", names);
  const row = new Float64Array(width);
  chosen.forEach(({ level, turn }, t) => {
    background(t, row);
    for (let i = 0; i < d; i++) row[places[i]!] = (level[i]! + 0.5) / levels;
    for (let step = 0; step <= d; step++) {
      if (step > 0) {
        const i = turn[step - 1]!;
        row[places[i]!] = (across(level[i]!, levels) + 0.5) / levels;
        order[t * d + step - 1] = i;
      }
      points.set(row, (t * (d + 1) + step) * width);
      luck[t * (d + 1) + step] = t;
    }
  });
  return {
    kind: "morris",
    names,
    players: playersOf(moved),
    trajectories,
    order,
    rows,
    points,
    luck,
    growing: spreadFrom === 1,
  };
}

/** A trajectory: the level each factor starts on, and the order in which they move. */
interface Trajectory {
  readonly level: Uint32Array;
  readonly turn: Uint32Array;
}

/** The level half of the grid away. */
const across = (level: number, levels: number): number =>
  level < levels / 2 ? level + levels / 2 : level - levels / 2;

function startOf(key: Key, moved: readonly string[], levels: number, t: number): Trajectory {
  const level = Uint32Array.from(moved, (name) => floor(uniform(subkey(key, "factor.level", name), t) * levels));
  return { level, turn: shuffled(moved.length, subkey(key, "factor.turn", String(t))) };
}

/**
 * Picks trajectories one by one, each the farthest from those picked so far (the least distance to any of them is the largest).
 * After Campolongo, Cariboni & Saltelli (2007), doi:10.1016/j.envsoft.2006.10.004, whose search looks at all sets at once.
 */
function spread(candidates: readonly Trajectory[], levels: number, count: number): Trajectory[] {
  const left = [...candidates];
  const picked = left.splice(0, 1);
  const nearest = left.map((one) => distance(one, picked[0]!, levels));
  while (picked.length < count) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (nearest[i]! > nearest[best]!) best = i;
    const [next] = left.splice(best, 1);
    nearest.splice(best, 1);
    picked.push(next!);
    left.forEach((one, i) => {
      const far = distance(one, next!, levels);
      if (far < nearest[i]!) nearest[i] = far;
    });
  }
  return picked;
}

/** How far two trajectories lie apart: over the factors, between the middles of what each of them visits, and where they begin. */
function distance(a: Trajectory, b: Trajectory, levels: number): number {
  let sum = 0;
  for (let i = 0; i < a.level.length; i++) {
    const [x, y] = [a.level[i]!, b.level[i]!];
    // A factor visits its level and the one across: what differs is the pair, and which end it starts from.
    const pair = abs((x % (levels / 2)) - (y % (levels / 2)));
    sum += pair + (x === y ? 0 : 0.5);
  }
  return sum;
}
