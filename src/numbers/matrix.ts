import { sqrt } from "./math.ts";

/** Symmetric matrices, [row * size + column], of the few dozen rows that correlations have. */

/**
 * Lower triangle L with L L' = matrix (Cholesky).
 * @returns null when the matrix is not positive definite: a pivot is at most `least`
 */
export function cholesky(matrix: Float64Array, size: number, least = 1e-10): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * size + k]! * lower[j * size + k]!;
      if (i !== j) lower[i * size + j] = rest / lower[j * size + j]!;
      else if (rest > least) lower[i * size + i] = sqrt(rest);
      else return null;
    }
  return lower;
}

/** Inverse of the matrix whose lower triangle is given. */
export function inverseOfLower(lower: Float64Array, size: number): Float64Array {
  // Columns of L^-1 first, then inverse = L^-1' L^-1.
  const half = new Float64Array(size * size);
  for (let column = 0; column < size; column++)
    for (let i = column; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k++) sum -= lower[i * size + k]! * half[k * size + column]!;
      half[i * size + column] = sum / lower[i * size + i]!;
    }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += half[k * size + i]! * half[k * size + j]!;
      inverse[i * size + j] = sum;
      inverse[j * size + i] = sum;
    }
  return inverse;
}
