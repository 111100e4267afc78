/** Column of a band and the probability it stands for: the median, the 50 % band q25-q75 and the 90 % band q05-q95. */
export const bandColumns = [
  ["q05", 0.05],
  ["q25", 0.25],
  ["q50", 0.5],
  ["q75", 0.75],
  ["q95", 0.95],
] as const;

/** Quantiles and mean of one series over replications, one entry a day. */
export interface Bands {
  readonly q05: Float64Array;
  readonly q25: Float64Array;
  readonly q50: Float64Array;
  readonly q75: Float64Array;
  readonly q95: Float64Array;
  readonly mean: Float64Array;
}

/** Part of a series: the replications of one chunk. `sound` are the local numbers of those that did not fail. */
export interface Block {
  /** [day][replication] */
  readonly values: ArrayLike<number>;
  readonly replications: number;
  readonly sound: readonly number[];
}

/** Takes all blocks of one series in index order, once for each of its passes, then gives the bands. */
export interface BandBuilder {
  readonly passes: number;
  /** @param pass 0 .. passes - 1 */
  add(block: Block, pass: number): void;
  bands(): Bands;
}

/** Bands to be filled in, day by day. */
export function emptyBands(days: number): Bands {
  const column = () => new Float64Array(days);
  return { q05: column(), q25: column(), q50: column(), q75: column(), q95: column(), mean: column() };
}
