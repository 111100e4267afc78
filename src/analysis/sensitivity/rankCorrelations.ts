import { sqrt } from "../../numbers/math.ts";
import { cholesky, inverseOfLower } from "../../numbers/matrix.ts";
import type { BootstrapOptions } from "./bootstrap.ts";
import { bootstrapIndices, type FactorIndex, type GivenData, type IndexOfRows } from "./givenData.ts";
import { orderOf, weightedRanks } from "./ranks.ts";

/**
 * Rank correlation (Spearman's) of each factor with the outcome: which way, and how close to always.
 * Source: Spearman (1904); ties share the middle of their ranks. Intervals resample rows and rank them anew.
 */
export function rankCorrelations(data: GivenData, options: BootstrapOptions = {}): FactorIndex[] {
  const ranks = standardRanks(data);
  const d = data.factors.length;
  const index: IndexOfRows = (times) => {
    const columns = ranks(times);
    return Float64Array.from({ length: d }, (_, i) => dot(columns[i]!, columns[d]!, times));
  };
  return bootstrapIndices(data, index, { ...options, limits: [-1, 1] });
}

/**
 * Partial rank correlation (PRCC) of each factor with the outcome, the other factors of the data held alike. For outcomes that rise or fall
 * all the way with each factor.
 *
 *   prcc[i] = -P[i, y] / sqrt(P[i, i] P[y, y]),  P the inverse of the matrix of rank correlations of all factors and the outcome
 *
 * Source: Iman & Helton (1988), doi:10.1111/j.1539-6924.1988.tb01155.x; Marino et al. (2008), doi:10.1016/j.jtbi.2008.04.011.
 * @throws RangeError when there are fewer than 3 rows a factor: the correlations left over would be noise
 */
export function partialRankCorrelations(data: GivenData, options: BootstrapOptions = {}): FactorIndex[] {
  const n = data.outcome.length;
  const d = data.factors.length;
  if (n < LEAST_ROWS_A_FACTOR * d)
    throw new RangeError(
      `${n} rows are too few for the partial correlations of ${d} factors; give ${LEAST_ROWS_A_FACTOR * d} or fewer factors`,
    );
  const ranks = standardRanks(data);
  const size = d + 1;
  const index: IndexOfRows = (times) => {
    const columns = ranks(times);
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) {
        const r = i === j ? 1 + HAIR : dot(columns[i]!, columns[j]!, times);
        matrix[i * size + j] = r;
        matrix[j * size + i] = r;
      }
    const lower = cholesky(matrix, size, HAIR / 100);
    if (lower === null) return new Float64Array(d).fill(Number.NaN);
    const p = inverseOfLower(lower, size);
    return Float64Array.from({ length: d }, (_, i) => -p[i * size + d]! / sqrt(p[i * size + i]! * p[d * size + d]!));
  };
  return bootstrapIndices(data, index, { ...options, limits: [-1, 1] });
}

/** Added to the diagonal, so that an outcome that the factors decide wholly still has partial correlations: 1 or -1. */
const HAIR = 1e-11;

/** Fewest rows a factor of a partial correlation. */
export const LEAST_ROWS_A_FACTOR = 3;

/** Ranks of all factors and of the outcome with mean 0 and sum of squares 1, under any weights; a constant column is all 0. */
function standardRanks({ factors, outcome }: GivenData): (times: Float64Array | null) => Float64Array[] {
  const orders = [...factors, outcome].map(orderOf);
  const ranks = orders.map(({ rows }) => new Float64Array(rows.length));
  return (times) => {
    orders.forEach((order, c) => {
      standardise(weightedRanks(order, times, ranks[c]!), times);
    });
    return ranks;
  };
}

function standardise(column: Float64Array, times: Float64Array | null): void {
  const n = column.length;
  // Every resample has n rows, and the mean of their ranks is known.
  const mean = (n + 1) / 2;
  let squares = 0;
  for (let r = 0; r < n; r++) {
    const x = column[r]! - mean;
    column[r] = x;
    squares += (times === null ? 1 : times[r]!) * x * x;
  }
  const scale = squares > 0 ? 1 / sqrt(squares) : 0;
  for (let r = 0; r < n; r++) column[r] = column[r]! * scale;
}

function dot(a: Float64Array, b: Float64Array, times: Float64Array | null): number {
  let sum = 0;
  if (times === null) for (let r = 0; r < a.length; r++) sum += a[r]! * b[r]!;
  else for (let r = 0; r < a.length; r++) sum += times[r]! * a[r]! * b[r]!;
  return sum;
}
