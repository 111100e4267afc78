import { sqrt } from "../../numbers/math.ts";
import { cholesky, inverseOfLower } from "../../numbers/matrix.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import type { Estimate } from "../limits.ts";
import { slicesFor } from "../sensitivity/binned.ts";
import { slicesOf } from "../sensitivity/ranks.ts";

/** Arms to choose among, on the same worlds: row r of every column is one world. */
export interface Choice {
  readonly names: readonly string[];
  /** One column a factor, [factor][row]. */
  readonly factors: readonly ArrayLike<number>[];
  /** One column an arm, [arm][row]: what is lost under it. The arm that loses least on average is the best. */
  readonly losses: readonly ArrayLike<number>[];
}

/** What knowing would be worth, in the unit of the losses. */
export interface ChoiceValue {
  /** Arm with the least mean loss: the choice of one who knows nothing more. */
  readonly best: number;
  readonly means: readonly number[];
  /** Mean loss saved by one who knew every world beforehand, luck included: no knowledge is worth more. */
  readonly perfect: Estimate;
  /** Mean loss saved by one who knew this factor before choosing. */
  readonly factors: readonly { readonly name: string; readonly value: Estimate }[];
}

/**
 * Expected value of perfect information on the choice among arms, and of knowing one factor (EVPPI), from worlds that exist:
 *
 *   value[i] = E[ loss(best) ] - E[ min over arms of E[ loss(arm) | factor i ] ]
 *
 * The inner expectation is a regression on a curve of the factor. Each world is chosen for by the curve fitted to all other worlds, so that
 * noise is never taken for knowledge: where nothing is to be known the value is 0 or a little below, not above.
 * Source: Strong, Oakley & Brennan (2014), doi:10.1177/0272989X13505910, for the regression; leaving each world out in turn is ours.
 * Intervals are normal, from the worlds' own differences.
 */
export function choiceValue({ names, factors, losses }: Choice, confidence = 0.9): ChoiceValue {
  const n = losses[0]?.length ?? 0;
  if (losses.length < 2 || n < 20)
    throw new RangeError(`a choice needs two arms and 20 worlds, got ${losses.length} and ${n}`);
  const means = losses.map((loss) => meanOf(loss));
  const best = means.reduce((at, mean, arm) => (mean < means[at]! ? arm : at), 0);
  const saved = (arm: (row: number) => number) =>
    estimate(
      Float64Array.from({ length: n }, (_, row) => losses[best]![row]! - losses[arm(row)]![row]!),
      confidence,
    );
  const least = (row: number) => losses.reduce((at, loss, arm) => (loss[row]! < losses[at]![row]! ? arm : at), 0);
  return {
    best,
    means,
    perfect: saved(least),
    factors: factors.map((column, i) => ({ name: names[i]!, value: saved(choose(column, losses, best)) })),
  };
}

/** The arm that each world is given by one who knows the factor and all other worlds. */
function choose(
  column: ArrayLike<number>,
  losses: readonly ArrayLike<number>[],
  best: number,
): (row: number) => number {
  const n = column.length;
  const basis = curveBasis(column);
  const hat = hatOf(basis, n);
  if (hat === null) return () => best;
  // Differences to the best arm: what all arms share of a world's losses is no reason for any of them.
  const differences = losses.map((loss) => {
    const y = Float64Array.from({ length: n }, (_, row) => loss[row]! - losses[best]![row]!);
    return leftOut(y, basis, hat);
  });
  return (row) =>
    differences.reduce((at, predicted, arm) => (predicted[row]! < differences[at]![row]! - 1e-9 ? arm : at), best);
}

/** Columns of a curve along a factor: 1, the normal score of its rank, and its square and cube; slices, where it has few values. */
function curveBasis(column: ArrayLike<number>): Float64Array[] {
  const n = column.length;
  const distinct = new Set(Array.from(column)).size;
  if (distinct <= 8) {
    const slice = slicesOf(column, slicesFor(n));
    const used = [...new Set(slice)];
    return used.map((one) => Float64Array.from(slice, (s) => (s === one ? 1 : 0)));
  }
  const order = Uint32Array.from({ length: n }, (_, row) => row).sort((a, b) => column[a]! - column[b]! || a - b);
  const score = new Float64Array(n);
  order.forEach((row, place) => {
    score[row] = normalQuantile((place + 0.5) / n, 0, 1);
  });
  const power = (p: number) => score.map((z) => (p === 0 ? 1 : p === 1 ? z : p === 2 ? z * z - 1 : z * z * z - 3 * z));
  return [0, 1, 2, 3].map(power);
}

/** (B'B)^-1; null where a column is a sum of others. */
function hatOf(basis: readonly Float64Array[], n: number): Float64Array | null {
  const size = basis.length;
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++)
      for (let row = 0; row < n; row++) gram[a * size + b]! += (basis[a]![row]! * basis[b]![row]!) / n;
  const lower = cholesky(gram, size);
  return lower === null ? null : inverseOfLower(lower, size);
}

/** Least-squares prediction of each row from all others:  y - residual / (1 - leverage). */
function leftOut(y: Float64Array, basis: readonly Float64Array[], inverse: Float64Array): Float64Array {
  const n = y.length;
  const size = basis.length;
  const sums = basis.map((b) => b.reduce((sum, x, row) => sum + x * y[row]!, 0) / n);
  const at = (row: number, v: (b: number) => number) => basis.reduce((sum, b, i) => sum + b[row]! * v(i), 0);
  const coefficients = basis.map((_, a) => sums.reduce((sum, x, b) => sum + inverse[a * size + b]! * x, 0));
  return y.map((value, row) => {
    const fitted = at(row, (a) => coefficients[a]!);
    const leverage = at(row, (a) => at(row, (b) => inverse[a * size + b]!)) / n;
    return leverage > 1 - 1e-9 ? 0 : value - (value - fitted) / (1 - leverage);
  });
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function estimate(differences: Float64Array, confidence: number): Estimate {
  const n = differences.length;
  const value = meanOf(differences);
  const squares = differences.reduce((sum, x) => sum + (x - value) * (x - value), 0);
  const half = normalQuantile((1 + confidence) / 2, 0, 1) * sqrt(squares / (n - 1) / n);
  return { value, low: value - half, high: value + half };
}
