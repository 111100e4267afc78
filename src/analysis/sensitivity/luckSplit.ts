import { sqrt } from "../../numbers/math.ts";
import type { Estimate } from "../limits.ts";
import { type Quantiles, quantiles } from "../quantiles.ts";
import {
  type BootstrapOptions,
  bootstrapInterval,
  DEFAULT_BOOTSTRAP,
  DEFAULT_CONFIDENCE,
  resample,
} from "./bootstrap.ts";
import { isConstant, weighted } from "./moments.ts";

/** An outcome's variance in two parts: what the factors decide, which somebody could know, and what luck decides, which nobody can. */
export interface LuckSplit {
  /** Rows of factors whose lucks all went well, and lucks of each. */
  readonly outer: number;
  readonly inner: number;
  readonly mean: number;
  /** Variance between factor rows, freed of what luck adds to it, and within them. */
  readonly factorVariance: number;
  readonly luckVariance: number;
  /** Share of luck in the variance, 0-1; that of the factors is the rest. Null for a constant outcome. */
  readonly luckShare: Estimate;
  /** Bands of the outcome: all together; of rows of factors with luck averaged out; of luck around a row's mean, set at the mean of all. */
  readonly all: Quantiles;
  readonly factors: Quantiles;
  readonly luck: Quantiles;
}

/**
 * Splits the variance of an outcome over M rows of factors with K lucks each (one-way analysis of variance).
 *
 *   luckVariance   = mean over rows of the variance within a row (over K - 1)
 *   factorVariance = variance of the row means (over M - 1) - luckVariance / K
 *   luckShare      = luckVariance / (luckVariance + factorVariance)
 *
 * Row means are drawn together by sqrt(factorVariance / variance of the row means) and luck's residuals apart by sqrt(K / (K - 1)), so that
 * each band has the spread it stands for. Intervals resample rows of factors. Source: Searle, Casella & McCulloch (1992), Variance components.
 *
 * @param y outcome of row m under luck k at m inner + k; NaN where it failed
 */
export function luckSplit(y: ArrayLike<number>, inner: number, options: BootstrapOptions = {}): LuckSplit {
  const { bootstrap = DEFAULT_BOOTSTRAP, confidence = DEFAULT_CONFIDENCE, seed = "bootstrap" } = options;
  if (!(inner >= 2)) throw new RangeError(`${inner} lucks a row: give at least 2`);
  const rows = Array.from({ length: Math.floor(y.length / inner) }, (_, m) =>
    Float64Array.from({ length: inner }, (_, k) => y[m * inner + k]!),
  ).filter((row) => row.every(Number.isFinite));
  const outer = rows.length;
  if (outer < 2) throw new RangeError(`${outer} whole rows of factors: give at least 2`);
  const means = Float64Array.from(rows, (row) => row.reduce((sum, x) => sum + x, 0) / inner);
  const within = Float64Array.from(
    rows,
    (row, m) => row.reduce((sum, x) => sum + (x - means[m]!) * (x - means[m]!), 0) / (inner - 1),
  );
  const centre = means.reduce((sum, x) => sum + x, 0) / outer;
  const apart = means.map((x) => x - centre);
  const squares = apart.map((x) => x * x);
  const parts = (times: Float64Array) => {
    const mean = weighted(times, apart) / outer;
    const between = ((weighted(times, squares) / outer - mean * mean) * outer) / (outer - 1);
    const luck = weighted(times, within) / outer;
    const factor = between - luck / inner;
    return { between, luck, factor, share: luck / (luck + factor) };
  };
  const own = parts(new Float64Array(outer).fill(1));
  const constant = rows.every((row) => isConstant(row)) && isConstant(means);
  const shares = new Float64Array(constant ? 0 : bootstrap);
  if (!constant)
    resample(outer, bootstrap, seed, (times, b) => {
      shares[b] = parts(times).share;
    });
  const shrink = own.between > 0 && own.factor > 0 ? sqrt(own.factor / own.between) : 0;
  const stretch = sqrt(inner / (inner - 1));
  return {
    outer,
    inner,
    mean: centre,
    factorVariance: own.factor,
    luckVariance: own.luck,
    luckShare: constant
      ? { value: null, low: null, high: null }
      : bootstrapInterval(own.share, shares, outer, confidence),
    all: quantiles(rows.flatMap((row) => [...row])),
    factors: quantiles([...apart].map((x) => centre + shrink * x)),
    luck: quantiles(rows.flatMap((row, m) => [...row].map((x) => centre + stretch * (x - means[m]!)))),
  };
}
