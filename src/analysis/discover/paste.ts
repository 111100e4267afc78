import { type Box, type BoxCounts, type CaseData, countBox, gainOf, insideOf, type Limit } from "./box.ts";
import { shortestBetween } from "./cut.ts";

/** A box beside its counts on the rows it was made from. */
export interface Counted {
  readonly box: Box;
  readonly counts: BoxCounts;
}

/** How boxes are widened. */
export interface PasteOptions {
  /** Rows that one widening lets in at least, as a share of those inside. */
  readonly pasteShare?: number;
}

/**
 * Widens a box, a thin piece of one limit or a whole limit at a time, as long as that raises its gain: what greedy peeling cut off too much
 * comes back. Source: Friedman & Fisher (1999), section 5.2, there by the mean in the box; here by the gain, by which boxes are chosen.
 */
export function paste(box: Box, data: CaseData, { pasteShare = 0.05 }: PasteOptions = {}): Counted {
  let best: Counted = { box, counts: countBox(box, data) };
  const better = (boxes: readonly Box[]): Counted | null =>
    boxes.reduce((top: Counted | null, one) => {
      const counts = countBox(one, data);
      return gainOf(counts) > gainOf((top ?? best).counts) + 1e-12 ? { box: one, counts } : top;
    }, null);
  for (;;) {
    const { box: now, counts } = best;
    const thin = now.flatMap((limit) =>
      widerLimits(limit, now, data, pasteShare * counts.rowsInside).map((one) => replaced(now, limit, one)),
    );
    // Whole limits last: one step over all that lies outside would hide the best of the thin ones.
    const next = better(thin) ?? better(now.map((limit) => replaced(now, limit, null)));
    if (next === null) return best;
    best = next;
  }
}

/** A box with one limit put in the place of another; null leaves it out. */
export const replaced = (box: Box, limit: Limit, by: Limit | null): Box =>
  box.flatMap((one) => (one !== limit ? [one] : by === null ? [] : [by]));

/** The limit, moved outward by so many rows on each side it has; a set with one more value. */
function widerLimits(limit: Limit, box: Box, data: CaseData, rows: number): Limit[] {
  const column = data.factors[data.names.indexOf(limit.name)]!;
  const others = insideOf(replaced(box, limit, null), data);
  if (limit.kind === "set") {
    const present = new Set(column.filter((_, row) => others[row] === 1));
    return [...present]
      .filter((value) => !limit.values.includes(value))
      .map((value) => ({ ...limit, values: [...limit.values, value].sort((a, b) => a - b) }));
  }
  const { low, high } = limit;
  const below = low === null ? [] : [...column.filter((x, row) => others[row] === 1 && x < low)].sort((a, b) => b - a);
  const above =
    high === null ? [] : [...column.filter((x, row) => others[row] === 1 && x > high)].sort((a, b) => a - b);
  const moved: Limit[] = [];
  if (below.length > 0) moved.push({ ...limit, low: outward(below, rows) });
  if (above.length > 0) moved.push({ ...limit, high: outward(above, rows) });
  return moved.filter((one) => one.kind === "set" || one.low !== null || one.high !== null);
}

/** The limit that lets in so many of the rows beyond it, which come nearest first, with all equal ones; null when none is left outside. */
function outward(beyond: readonly number[], rows: number): number | null {
  const last = beyond[Math.min(beyond.length, Math.max(1, Math.floor(rows))) - 1]!;
  const next = beyond.find((x) => Math.abs(x - beyond[0]!) > Math.abs(last - beyond[0]!));
  if (next === undefined) return null;
  return next < last ? shortestBetween(next, last) : shortestBetween(last, next);
}
