import { exp, log } from "../../numbers/math.ts";

/** The log odds of a yes at one place, with its standard error. */
export interface LocalLogit {
  readonly logit: number;
  readonly standardError: number;
}

export const logit = (share: number): number => log(share) - log(1 - share);
export const shareOf = (logit: number): number => 1 / (1 + exp(-logit));

const MOST_STEPS = 40;
const MOST_LOGIT = 30;

/**
 * Local linear logistic regression at one place: log odds = a + b (x - at), each row weighted by how near it is (tricube over the nearest
 * rows), a penalised as by Firth so that it is finite where all rows near by are yes or all are no.
 *
 *   score:  sum w (y - p + h (1/2 - p)) (1, x - at) = 0,  h = w p (1 - p) z' A^-1 z,  A = sum w p (1 - p) z z'
 *   variance of a:  first element of A^-1 (sum w^2 p (1 - p) z z') A^-1
 *
 * Source: Fan, Heckman & Wand (1995), doi:10.1080/01621459.1995.10476496, for the local fit; Firth (1993), doi:10.1093/biomet/80.1.27.
 *
 * @param x ascending
 * @param nearest rows that have a weight
 */
export function localLogit(x: Float64Array, y: ArrayLike<number>, at: number, nearest: number): LocalLogit {
  const [from, to, reach] = neighbours(x, at, nearest);
  const weight = Float64Array.from({ length: to - from }, (_, i) => tricube((x[from + i]! - at) / reach));
  let [a, b] = [0, 0];
  let variance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    let [a00, a01, a11] = [0, 0, 0];
    for (let i = from; i < to; i++) {
      const z = (x[i]! - at) / reach;
      const p = shareOf(a + b * z);
      const w = weight[i - from]! * p * (1 - p);
      a00 += w;
      a01 += w * z;
      a11 += w * z * z;
    }
    const det = a00 * a11 - a01 * a01;
    if (!(det > 1e-12 * a00 * a11)) break;
    let [s0, s1, m00, m01, m11] = [0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const z = (x[i]! - at) / reach;
      const p = shareOf(a + b * z);
      const w = weight[i - from]!;
      const leverage = (w * p * (1 - p) * (a11 - 2 * a01 * z + a00 * z * z)) / det;
      const residual = w * (y[i]! - p) + leverage * (0.5 - p);
      s0 += residual;
      s1 += residual * z;
      const meat = w * w * p * (1 - p);
      m00 += meat;
      m01 += meat * z;
      m11 += meat * z * z;
    }
    const [row0, row1] = [a11 / det, -a01 / det];
    variance = row0 * row0 * m00 + 2 * row0 * row1 * m01 + row1 * row1 * m11;
    const [da, db] = [clip((a11 * s0 - a01 * s1) / det), clip((a00 * s1 - a01 * s0) / det)];
    a = clip(a + da, MOST_LOGIT);
    b = clip(b + db, 4 * MOST_LOGIT);
    if (Math.abs(da) < 1e-8 && Math.abs(db) < 1e-8) break;
  }
  return { logit: a, standardError: Math.sqrt(variance) };
}

/**
 * How far the rows near a place are from log odds of `level` there, in standard errors: the score test of the local fit, its slope free.
 * Against the standard error of the fit itself this is right where cases are few: a fit that is too low by chance thinks itself unsure, one
 * that is too high thinks itself sure, and the interval of a threshold near 0 or 1 would miss on one side.
 *
 *   b: sum w (y - p) z = 0 with p of log odds level + b z;  score U = sum w (y - p) (1 - c z), c = sum w q z / sum w q z^2, q = p (1 - p)
 *   returns U / sqrt(sum w^2 q (1 - c z)^2)
 *
 * Source: Rao's score test, with the weights of Fan, Heckman & Wand (1995) and their sandwich variance under the level that is tried.
 *
 * @param x ascending
 * @returns above 0 where cases are more than the level says
 */
export function scoreAgainst(
  x: Float64Array,
  y: ArrayLike<number>,
  at: number,
  nearest: number,
  level: number,
): number {
  const [from, to, reach] = neighbours(x, at, nearest);
  let b = 0;
  let [score, variance] = [0, 0];
  for (let step = 0; step < MOST_STEPS; step++) {
    let [s0, s1, i01, i11, m00, m01, m11] = [0, 0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const z = (x[i]! - at) / reach;
      const w = tricube(z);
      const p = shareOf(level + b * z);
      const q = p * (1 - p);
      s0 += w * (y[i]! - p);
      s1 += w * (y[i]! - p) * z;
      i01 += w * q * z;
      i11 += w * q * z * z;
      m00 += w * w * q;
      m01 += w * w * q * z;
      m11 += w * w * q * z * z;
    }
    if (!(i11 > 0)) break;
    const c = i01 / i11;
    score = s0 - c * s1;
    variance = m00 - 2 * c * m01 + c * c * m11;
    const db = clip(s1 / i11);
    b = clip(b + db, 4 * MOST_LOGIT);
    if (Math.abs(db) < 1e-8) break;
  }
  return variance > 0 ? score / Math.sqrt(variance) : 0;
}

/** A step of Newton's no longer than 4 in log odds. */
const clip = (step: number, most = 4): number => Math.max(-most, Math.min(most, step));

function tricube(u: number): number {
  const rest = 1 - Math.abs(u * u * u);
  return rest <= 0 ? 0 : rest * rest * rest;
}

/** The nearest rows of a sorted column: from, up to (not including), and the distance at which weights end. */
function neighbours(x: Float64Array, at: number, nearest: number): [number, number, number] {
  let from = lowerBound(x, at);
  let to = from;
  while (to - from < Math.min(nearest, x.length)) {
    const left = from > 0 ? at - x[from - 1]! : Number.POSITIVE_INFINITY;
    const right = to < x.length ? x[to]! - at : Number.POSITIVE_INFINITY;
    if (left <= right) from--;
    else to++;
  }
  const reach = Math.max(at - x[from]!, x[to - 1]! - at);
  return [from, to, reach > 0 ? reach * 1.0001 : 1];
}

/** First place of a sorted column whose value is at least `at`. */
function lowerBound(x: Float64Array, at: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
