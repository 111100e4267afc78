/** Order of a column: places of its values from the smallest to the largest, and the groups that are equal. */
export interface Order {
  /** Rows by ascending value. */
  readonly rows: Uint32Array;
  /** For each place in `rows`, the first place of its group of equal values. */
  readonly groupStart: Uint32Array;
}

/** Sorts a column once, for ranks under any weights. */
export function orderOf(values: ArrayLike<number>): Order {
  const rows = Uint32Array.from({ length: values.length }, (_, row) => row).sort(
    (a, b) => values[a]! - values[b]! || a - b,
  );
  const groupStart = new Uint32Array(rows.length);
  for (let place = 1; place < rows.length; place++)
    groupStart[place] = values[rows[place]!] === values[rows[place - 1]!] ? groupStart[place - 1]! : place;
  return { rows, groupStart };
}

/**
 * Ranks of the rows of a sample in which row r stands times[r] times; equal values share the middle of their ranks. Ranks are from 1, and of
 * rows that do not stand in the sample those that they would have.
 */
export function weightedRanks(
  { rows, groupStart }: Order,
  times: ArrayLike<number> | null,
  ranks: Float64Array,
): Float64Array {
  const n = rows.length;
  let before = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let weight = 0;
    while (end < n && groupStart[end] === start) {
      weight += times === null ? 1 : times[rows[end]!]!;
      end++;
    }
    const rank = before + (weight + 1) / 2;
    for (let place = start; place < end; place++) ranks[rows[place]!] = rank;
    before += weight;
    start = end;
  }
  return ranks;
}

/** Ranks of a column, from 1; equal values share the middle of their ranks. */
export const ranksWithTies = (values: ArrayLike<number>): Float64Array =>
  weightedRanks(orderOf(values), null, new Float64Array(values.length));

/**
 * Slices of equal numbers of rows along a column, 0 .. slices - 1; equal values lie in one slice, so that a factor of a few values has as
 * many slices as values at most.
 */
export const slicesOf = (values: ArrayLike<number>, slices: number): Uint32Array =>
  weightedSlices(orderOf(values), null, slices);

/** The same of a sample in which row r stands times[r] times. */
export function weightedSlices(order: Order, times: ArrayLike<number> | null, slices: number): Uint32Array {
  const n = order.rows.length;
  const ranks = weightedRanks(order, times, new Float64Array(n));
  return Uint32Array.from(ranks, (rank) => Math.min(slices - 1, Math.max(0, Math.floor(((rank - 0.5) * slices) / n))));
}
