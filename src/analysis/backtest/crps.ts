/**
 * Continuous ranked probability score of an ensemble against one observation, in the observation's unit; 0 is perfect, and of a
 * single number it is the absolute error.
 *
 *   fair CRPS = mean |x_i - y| - sum_{i < j} |x_i - x_j| / (n (n - 1))
 *
 * The fair form expects the same score of few members as of many from the same distribution. Source: Ferro (2014), Fair scores for
 * ensemble forecasts, QJRMS 140, 1917-1923.
 * @throws RangeError when there is no member, or a number is not finite
 */
export function fairCrps(members: readonly number[], observed: number): number {
  const n = members.length;
  if (n === 0 || !Number.isFinite(observed) || !members.every(Number.isFinite))
    throw new RangeError("a score needs members and an observation, all of them finite");
  const sorted = Float64Array.from(members).sort();
  let error = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    error += Math.abs(sorted[i]! - observed);
    spread += (2 * i - n + 1) * sorted[i]!;
  }
  return error / n - (n > 1 ? spread / (n * (n - 1)) : 0);
}
