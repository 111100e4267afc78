import { exp, log } from "../../numbers/math.ts";

/**
 * P(B >= count) for B binomial(of, share).
 * @throws RangeError unless 0 <= count <= of and 0 <= share <= 1
 */
export function binomialTail(count: number, of: number, share: number): number {
  if (!(count >= 0 && count <= of && share >= 0 && share <= 1))
    throw new RangeError(`no binomial tail of ${count} in ${of} at ${share}`);
  if (count === 0 || share === 1) return 1;
  if (share === 0) return 0;
  const odds = log(share) - log(1 - share);
  let logMass = of * log(1 - share);
  let tail = 0;
  for (let k = 0; k <= of; k++) {
    if (k >= count) tail += exp(logMass);
    logMass += log((of - k) / (k + 1)) + odds;
  }
  return Math.min(1, tail);
}

/**
 * P(H >= count) for H hypergeometric: `drawn` of `all` rows without replacement, `cases` of which are cases. Fisher's exact test, one-sided.
 * @throws RangeError when the counts cannot be
 */
export function hypergeometricTail(count: number, drawn: number, cases: number, all: number): number {
  if (!(count >= 0 && count <= drawn && drawn <= all && cases <= all))
    throw new RangeError(`no hypergeometric tail of ${count} in ${drawn} of ${all} with ${cases} cases`);
  const least = Math.max(0, drawn + cases - all);
  const most = Math.min(drawn, cases);
  // Masses relative to that of the smallest count, which is a product of many terms: all are divided by their sum.
  let logMass = 0;
  const logs: number[] = [];
  for (let k = least; k <= most; k++) {
    logs.push(logMass);
    logMass += log(((cases - k) * (drawn - k)) / ((k + 1) * (all - cases - drawn + k + 1)));
  }
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let [sum, tail] = [0, 0];
  logs.forEach((one, i) => {
    const mass = exp(one - top);
    sum += mass;
    if (least + i >= count) tail += mass;
  });
  return tail / sum;
}
