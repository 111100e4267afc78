import type { CaseData } from "./box.ts";

/** Factors that a search looks at, unless it is told which. */
export const MOST_FACTORS = 12;

/**
 * How far apart the cases and the other rows lie along one factor: the largest difference of their cumulated shares, 0 to 1.
 * Source: Kolmogorov & Smirnov's statistic of two samples; as a first sieve also in Hornberger & Spear (1981).
 */
export function separation(column: Float64Array, cases: Uint8Array): number {
  const order = Uint32Array.from(column, (_, row) => row).sort((a, b) => column[a]! - column[b]! || a - b);
  const total = cases.reduce((sum, one) => sum + one, 0);
  let [inCases, inOthers, most] = [0, 0, 0];
  order.forEach((row, place) => {
    if (cases[row] === 1) inCases++;
    else inOthers++;
    const next = order[place + 1];
    if (next !== undefined && column[next] === column[row]) return;
    most = Math.max(most, Math.abs(inCases / total - inOthers / (cases.length - total)));
  });
  return most;
}

/**
 * The data with the factors along which cases and other rows lie furthest apart. Peeling among a hundred factors cuts at noise; a factor
 * that works through others alone, with no trace of its own, is lost here and has to be named.
 */
export function screen(data: CaseData, most = MOST_FACTORS): CaseData {
  const apart = data.factors.map((column) => separation(column, data.cases));
  const kept = apart
    .map((distance, at) => ({ distance, at }))
    .sort((a, b) => b.distance - a.distance || a.at - b.at)
    .slice(0, most)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return { ...data, names: kept.map((at) => data.names[at]!), factors: kept.map((at) => data.factors[at]!) };
}
