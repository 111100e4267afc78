import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import type { Couple } from "./designs/design.ts";
import { cholesky } from "./matrix.ts";
import { normalQuantile } from "./quantile.ts";

/** Rank correlation (Spearman's) of two factors, by their places in a row. */
export interface RankCorrelation {
  readonly first: number;
  readonly second: number;
  readonly rho: number;
}

/** pi / 6 */
const SIXTH_OF_PI = 0.5235987755982989;

/** Largest and smallest coordinate that any factor can have: those of a uniform number of 53 bits. */
const LEAST = 1.1102230246251565e-16;
const MOST = 1 - LEAST;

/** Sine on [-pi / 6, pi / 6] by its series, the first term left out below 1e-19; the same bits on every engine. */
function sine(x: number): number {
  const y = x * x;
  let term = x;
  let sum = x;
  for (let k = 1; k <= 8; k++) {
    term *= -y / (2 * k * (2 * k + 1));
    sum += term;
  }
  return sum;
}

/** Correlation of the normal numbers behind a Gaussian copula whose rank correlation is rho: r = 2 sin(pi rho / 6). */
export const normalCorrelation = (rho: number): number => 2 * sine(SIXTH_OF_PI * rho);

/**
 * A Gaussian copula: makes factors hang together row by row and leaves each one's own distribution as it is.
 *
 *   z[i] = normal quantile of u[i];  z' = L z with L L' = the correlations 2 sin(pi rho / 6);  u'[i] = normal probability of z'[i]
 *
 * Factors that no correlation names keep their bits. Row by row, so that a row depends on no other.
 * Source: Kruskal (1958), doi:10.1080/01621459.1958.10501481, for the relation of rho and r; Iman & Conover (1982) induce ranks in a whole
 * sample instead, which would make each row depend on all others.
 * @returns null when the correlations cannot hold together (their matrix is not positive definite)
 */
export function gaussianCopula(correlations: readonly RankCorrelation[]): Couple | null {
  const places = [...new Set(correlations.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b);
  const size = places.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  for (const { first, second, rho } of correlations) {
    const [i, j] = [places.indexOf(first), places.indexOf(second)];
    matrix[i * size + j] = normalCorrelation(rho);
    matrix[j * size + i] = normalCorrelation(rho);
  }
  const lower = cholesky(matrix, size);
  if (lower === null) return null;
  const z = new Float64Array(size);
  return (row) => {
    for (let i = 0; i < size; i++) z[i] = normalQuantile(row[places[i]!]!, 0, 1);
    for (let i = size - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * size + k]! * z[k]!;
      const u = normalCdf(sum, 0, 1);
      // The first of a group is as it was drawn.
      if (lower[i * size + i] !== 1) row[places[i]!] = u < LEAST ? LEAST : u > MOST ? MOST : u;
    }
  };
}

/** Groups of places that correlations tie together, directly or through others; a place without any stands alone in none. */
export function correlatedGroups(correlations: readonly RankCorrelation[]): number[][] {
  const groups: number[][] = [];
  for (const { first, second } of correlations) {
    const touched = groups.filter((group) => group.includes(first) || group.includes(second));
    const merged = [...new Set([...touched.flat(), first, second])].sort((a, b) => a - b);
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), merged);
  }
  return groups;
}
