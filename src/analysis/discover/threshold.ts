import { normalQuantile } from "../../numbers/quantile.ts";
import { quantileOf } from "../quantiles.ts";
import { type LocalLogit, localLogit, logit, scoreAgainst, shareOf } from "./localLogit.ts";

/** Where the chance of a case passes a level, as one factor moves and all others are drawn. */
export interface Crossing {
  /** Chance that is passed, 0-1. */
  readonly level: number;
  /** Value of the factor; null where the chance stays on one side of the level. */
  readonly value: number | null;
  /** Limits of the interval; null: none within the values that were drawn. */
  readonly low: number | null;
  readonly high: number | null;
  /** How often the level is passed: more than once means that there is no one threshold. */
  readonly times: number;
}

/** The chance of a case at one value of the factor. */
export interface ChanceAt {
  readonly value: number;
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

/** A threshold search. */
export interface Thresholds {
  /** Along the factor, from its 2nd to its 98th percentile as drawn. */
  readonly curve: readonly ChanceAt[];
  readonly crossings: readonly Crossing[];
}

/** How a threshold is searched for. */
export interface ThresholdOptions {
  readonly levels?: readonly number[];
  readonly confidence?: number;
}

const GRID = 97;

/**
 * The value of one factor at which the chance of a case passes given levels, the others drawn: local linear logistic regression along the
 * factor's quantiles. The interval of a crossing is all values next to it whose chance is not told apart from the level at the given
 * confidence (by the score test of the local fit), so it is open where the data end before.
 *
 * @param x values of the factor as drawn; @param cases 1 where the row is a case
 * @throws RangeError with fewer than 20 rows, or where the factor does not vary
 */
export function thresholdsOf(x: Float64Array, cases: ArrayLike<number>, options: ThresholdOptions = {}): Thresholds {
  const { levels = [0.05, 0.5, 0.95], confidence = 0.9 } = options;
  if (x.length < 20) throw new RangeError(`a threshold needs at least 20 rows, got ${x.length}`);
  const order = Uint32Array.from(x, (_, row) => row).sort((a, b) => x[a]! - x[b]! || a - b);
  const sorted = Float64Array.from(order, (row) => x[row]!);
  if (sorted[0] === sorted.at(-1)) throw new RangeError("a threshold needs a factor that varies");
  const yes = Uint8Array.from(order, (row) => cases[row]!);
  const places = Array.from({ length: GRID }, (_, i) => quantileOf(sorted, 0.02 + (0.96 * i) / (GRID - 1))!);
  const grid = places.filter((at, i) => i === 0 || at > places[i - 1]!);
  const fits = grid.map((at) => localLogit(sorted, yes, at, nearestRows(x.length)));
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const curve = fits.map(({ logit, standardError }, i) => ({
    value: grid[i]!,
    chance: shareOf(logit),
    low: shareOf(logit - z * standardError),
    high: shareOf(logit + z * standardError),
  }));
  const scores = (level: number) =>
    grid.map((at) => scoreAgainst(sorted, yes, at, nearestRows(x.length), logit(level)));
  return { curve, crossings: levels.map((level) => crossingOf(grid, fits, scores, level, z)) };
}

/** Rows that a local fit looks at: half of 200, a sixth of 10,000; fewer than would be best for the curve, for the sake of the interval. */
function nearestRows(rows: number): number {
  const share = 2.2 / Math.sqrt(Math.sqrt(rows));
  return Math.ceil(rows * Math.min(1, Math.max(0.12, share * 0.85)));
}

function crossingOf(
  grid: readonly number[],
  fits: readonly LocalLogit[],
  scores: (level: number) => number[],
  level: number,
  z: number,
): Crossing {
  const rest = fits.map((fit) => fit.logit - logit(level));
  const passes = rest.flatMap((r, i) => (i > 0 && r >= 0 !== rest[i - 1]! >= 0 ? [i] : []));
  if (passes.length === 0) return { level, value: null, low: null, high: null, times: 0 };
  // Of several the steepest place counts: the others are ripples of the curve.
  const at = passes.reduce((best, i) =>
    Math.abs(rest[i]! - rest[i - 1]!) > Math.abs(rest[best]! - rest[best - 1]!) ? i : best,
  );
  const margin = scores(level).map((score) => Math.abs(score) - z);
  return {
    level,
    value: zero(grid, rest, at),
    low: edge(grid, margin, at - 1, -1),
    high: edge(grid, margin, at, 1),
    times: passes.length,
  };
}

/** From a place outward to the first one that is told apart from the level; null when none is. */
function edge(grid: readonly number[], margin: readonly number[], from: number, step: 1 | -1): number | null {
  for (let i = from; i >= 0 && i < grid.length; i += step)
    if (margin[i]! > 0) {
      const back = i - step;
      return margin[back]! <= 0 ? zero(grid, margin, Math.max(i, back)) : grid[i]!;
    }
  return null;
}

/** Where the line between two neighbours, places at - 1 and at, is 0. */
function zero(grid: readonly number[], values: readonly number[], at: number): number {
  const [before, after] = [values[at - 1]!, values[at]!];
  const [low, high] = [grid[at - 1]!, grid[at]!];
  return before === after ? low : low + ((high - low) * before) / (before - after);
}
