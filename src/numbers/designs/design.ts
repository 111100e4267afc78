/** How the rows of a design are laid. */
export type DesignKind = "random" | "latinHypercube" | "sobol" | "saltelli" | "morris" | "outerInner" | "given";

/**
 * Rows of points in the unit cube, one coordinate a factor: what is run, before any distribution is put on it. Row r of a scenario's run is
 * replication r; what a factor is worth there is its inverse distribution at the coordinate.
 */
export interface Design {
  readonly kind: DesignKind;
  /** Factors, in the order of the coordinates. */
  readonly names: readonly string[];
  readonly rows: number;
  /** [row][factor], each in (0, 1). */
  readonly points: Float64Array;
  /** Luck of each row: rows of one number draw the same luck, so that they differ by their factors alone. */
  readonly luck: Uint32Array;
  /** Whether the first rows stay what they are when the design is made longer. A run on one whose rows change cannot be extended. */
  readonly growing: boolean;
}

/** An inverse distribution: u in (0, 1) -> value in the factor's own unit. */
export type Inverse = (u: number) => number;

/** Moves a row of independent coordinates to coordinates that hang together; see `copula.ts`. */
export type Couple = (row: Float64Array) => void;

/**
 * Values of a design in the factors' own units, [row][factor].
 *
 *   value[row][i] = inverse[i]( coupled(points[row])[i] )
 *
 * @param into where to write them; new memory when absent
 */
export function valuesOf(
  { names, rows, points }: Pick<Design, "names" | "rows" | "points">,
  inverses: readonly Inverse[],
  couple: Couple | null = null,
  into: Float64Array = new Float64Array(points.length),
): Float64Array {
  const width = names.length;
  if (inverses.length !== width) throw new RangeError(`${inverses.length} distributions for ${width} factors`);
  const row = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    const from = r * width;
    if (couple === null) for (let i = 0; i < width; i++) into[from + i] = inverses[i]!(points[from + i]!);
    else {
      row.set(points.subarray(from, from + width));
      couple(row);
      for (let i = 0; i < width; i++) into[from + i] = inverses[i]!(row[i]!);
    }
  }
  return into;
}

/** Runs a model of the values over all rows; its outcome by row. */
export function outcomesOf(model: (x: Float64Array) => number, values: Float64Array, factors: number): Float64Array {
  const rows = values.length / factors;
  return Float64Array.from({ length: rows }, (_, r) => model(values.slice(r * factors, (r + 1) * factors)));
}
