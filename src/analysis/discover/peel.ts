import type { Box, BoxCounts, CaseData, Limit } from "./box.ts";
import { shortestBetween } from "./cut.ts";

/** How boxes are peeled. */
export interface PeelOptions {
  /** Share of the rows inside that one peel takes away at most, if values are all different. */
  readonly peelShare?: number;
  /** Smallest share of all rows that a box may hold. */
  readonly minSupport?: number;
}

/** One box of the trajectory, with its counts on the rows it was peeled on. */
export interface Step extends BoxCounts {
  readonly box: Box;
}

/** A piece that may be cut off: rows of one factor's order from one end, or one value of a set. */
interface Piece {
  readonly factor: number;
  readonly side: "low" | "high" | "value";
  readonly value: number;
  readonly removed: number;
  readonly casesRemoved: number;
}

export const DEFAULT_PEEL_SHARE = 0.05;
export const DEFAULT_MIN_SUPPORT = 0.05;

/**
 * Peels a box from all rows down to the smallest that is allowed, a thin piece at a time: the Patient Rule Induction Method. Each step cuts off
 * the piece that raises the density of cases most for what it costs,
 *
 *   (density after - density before) x rows after / rows cut off
 *
 * so that factors of few values, whose pieces are thick, do not win by size. Ends when no piece raises the density.
 * Source: Friedman & Fisher (1999), doi:10.1023/A:1008894516817, section 5.1 for peeling; the criterion for pieces of uneven size is that
 * of Kwakkel & Jaxa-Rozen (2016), doi:10.1016/j.envsoft.2015.11.020. A limit is the shortest number between the rows on its two sides.
 *
 * @returns the trajectory; its first box is without limits
 * @throws RangeError when there is no case, or nothing but cases
 */
export function peel(data: CaseData, options: PeelOptions = {}): Step[] {
  const { peelShare = DEFAULT_PEEL_SHARE, minSupport = DEFAULT_MIN_SUPPORT } = options;
  const { factors, cases } = data;
  const rows = cases.length;
  const total = cases.reduce((sum, one) => sum + one, 0);
  if (total === 0 || total === rows) throw new RangeError(`${total} of ${rows} rows are cases: nothing to tell apart`);
  const sets = data.names.map((name) => (data.discrete ?? []).includes(name));
  const inside = new Uint8Array(rows).fill(1);
  let orders = factors.map((column) =>
    Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => column[a]! - column[b]! || a - b),
  );
  const steps: Step[] = [{ box: [], rows, cases: total, rowsInside: rows, casesInside: total }];
  for (;;) {
    const last = steps.at(-1)!;
    const piece = bestPiece(data, orders, sets, last, peelShare, minSupport * rows);
    if (piece === null) return steps;
    const column = factors[piece.factor]!;
    const before = orders[piece.factor]!;
    for (const row of before) if (isCut(piece, column[row]!)) inside[row] = 0;
    orders = orders.map((order) => order.filter((row) => inside[row] === 1));
    steps.push({
      ...last,
      box: withPiece(last.box, data.names[piece.factor]!, piece, column, before, orders[piece.factor]!),
      rowsInside: last.rowsInside - piece.removed,
      casesInside: last.casesInside - piece.casesRemoved,
    });
  }
}

const isCut = ({ side, value }: Piece, x: number): boolean =>
  side === "low" ? x <= value : side === "high" ? x >= value : x === value;

function bestPiece(
  { factors, cases }: CaseData,
  orders: readonly Uint32Array[],
  sets: readonly boolean[],
  { rowsInside, casesInside }: Step,
  peelShare: number,
  leastRows: number,
): Piece | null {
  const density = casesInside / rowsInside;
  const thickness = Math.max(1, Math.floor(peelShare * rowsInside));
  let best: Piece | null = null;
  let most = 0;
  const look = (factor: number, side: Piece["side"], value: number, removed: number, casesRemoved: number) => {
    const left = rowsInside - removed;
    if (left < leastRows || left === 0) return;
    const rise = (((casesInside - casesRemoved) / left - density) * left) / removed;
    // A hair's breadth, so that sums in another order cannot decide between equal pieces: the first factor has it.
    if (rise <= most + 1e-12) return;
    best = { factor, side, value, removed, casesRemoved };
    most = rise;
  };
  for (let f = 0; f < factors.length; f++) {
    const column = factors[f]!;
    const order = orders[f]!;
    if (column[order[0]!] === column[order[rowsInside - 1]!]) continue;
    if (sets[f]) eachGroup(column, order, cases, (value, count, found) => look(f, "value", value, count, found));
    else
      for (const side of ["low", "high"] as const) {
        const { value, removed, casesRemoved } = endPiece(column, order, cases, side, thickness);
        look(f, side, value, removed, casesRemoved);
      }
  }
  return best;
}

/** Rows from one end of an order: about `thickness`, whole groups of equal values, at least one group. */
function endPiece(
  column: Float64Array,
  order: Uint32Array,
  cases: Uint8Array,
  side: "low" | "high",
  thickness: number,
): Pick<Piece, "value" | "removed" | "casesRemoved"> {
  const last = order.length - 1;
  const at = (i: number) => order[side === "low" ? i : last - i]!;
  const end = column[at(Math.min(thickness, last))]!;
  let [removed, casesRemoved] = [0, 0];
  const stop = column[at(0)] === end ? (x: number) => x !== end : (x: number) => x === end;
  while (removed <= last && !stop(column[at(removed)]!)) casesRemoved += cases[at(removed++)]!;
  return { value: column[at(removed - 1)]!, removed, casesRemoved };
}

/** Groups of equal values along an order. */
export function eachGroup(
  column: Float64Array,
  order: Uint32Array,
  cases: Uint8Array,
  visit: (value: number, rows: number, cases: number) => void,
): void {
  for (let from = 0; from < order.length; ) {
    const value = column[order[from]!]!;
    let [to, found] = [from, 0];
    while (to < order.length && column[order[to]!] === value) found += cases[order[to++]!]!;
    visit(value, to - from, found);
    from = to;
  }
}

/** The box with one more piece cut off; a factor that was limited before keeps its place among the limits. */
function withPiece(
  box: Box,
  name: string,
  { side, value }: Piece,
  column: Float64Array,
  before: Uint32Array,
  after: Uint32Array,
): Box {
  const known = box.find((limit) => limit.name === name);
  const values = (order: Uint32Array) => [...new Set(Array.from(order, (row) => column[row]!))];
  const limit: Limit =
    side === "value"
      ? { name, kind: "set", values: values(before).filter((one) => one !== value) }
      : {
          ...(known?.kind === "range" ? known : { name, kind: "range", low: null, high: null }),
          ...(side === "low"
            ? { low: shortestBetween(value, column[after[0]!]!) }
            : { high: shortestBetween(column[after.at(-1)!]!, value) }),
        };
  return known === undefined ? [...box, limit] : box.map((one) => (one === known ? limit : one));
}
