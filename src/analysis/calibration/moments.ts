/** Weighted moments of rows, and the square root of a covariance. */

/** Weighted mean of each column. */
export function weightedMeans(rows: Float64Array, width: number, weights: Float64Array): Float64Array {
  const means = new Float64Array(width);
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    total += weights[k]!;
    for (let i = 0; i < width; i++) means[i]! += weights[k]! * rows[k * width + i]!;
  }
  return means.map((sum) => sum / total);
}

/** Weighted covariance, [i][j]: sum w (x_i - mean_i) (x_j - mean_j) / sum w. */
export function weightedCovariance(rows: Float64Array, width: number, weights: Float64Array): Float64Array {
  const means = weightedMeans(rows, width, weights);
  const covariance = new Float64Array(width * width);
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    total += weights[k]!;
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        covariance[i * width + j]! +=
          weights[k]! * (rows[k * width + i]! - means[i]!) * (rows[k * width + j]! - means[j]!);
  }
  return covariance.map((sum) => sum / total);
}

/** Correlations of a covariance; 0 where a column does not vary. */
export function correlations(covariance: Float64Array, width: number): number[][] {
  const sd = Array.from({ length: width }, (_, i) => Math.sqrt(covariance[i * width + i]!));
  return sd.map((a, i) => sd.map((b, j) => (i === j ? 1 : a * b > 0 ? covariance[i * width + j]! / (a * b) : 0)));
}

/** Lower triangle L with L L' = covariance (Cholesky). A direction without spread gets a very small one, so that steps stay possible. */
export function choleskyOf(covariance: Float64Array, width: number): Float64Array {
  const root = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = covariance[i * width + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * width + k]! * root[j * width + k]!;
      if (i === j) root[i * width + i] = Math.sqrt(Math.max(sum, LEAST_VARIANCE));
      else root[i * width + j] = sum / root[j * width + j]!;
    }
  return root;
}

const LEAST_VARIANCE = 1e-8;
