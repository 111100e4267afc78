/**
 * Rows of factors with what came of them: a run that exists, or a design that was run. Row i of every column is the same world; rows that
 * failed are not in it.
 */
export interface Sample {
  readonly names: readonly string[];
  /** Number of each row in its run or design, ascending. */
  readonly rows: readonly number[];
  /** [row of the sample][factor], in the factors' own units. */
  readonly values: Float64Array;
  /** By the text of the outcome; null is "never". */
  readonly outcomes: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Picks the rows that went well out of the values of all. */
export function sampleOf(
  names: readonly string[],
  values: Float64Array,
  rows: readonly number[],
  outcomes: Sample["outcomes"],
): Sample {
  const width = names.length;
  if (rows.length * width === values.length) return { names, rows, values, outcomes };
  const kept = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    kept.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return { names, rows, values: kept, outcomes };
}

/** One factor's values over the rows of a sample. */
export function factorColumn({ names, rows, values }: Sample, name: string): Float64Array {
  const at = names.indexOf(name);
  if (at < 0) throw new RangeError(`no factor "${name}" in this sample`);
  return Float64Array.from(rows, (_, i) => values[i * names.length + at]!);
}

/** An outcome in numbers: a day that never comes counts as the first day beyond those that were simulated. */
export interface OutcomeColumn {
  readonly values: Float64Array;
  /** Rows in which it never came. */
  readonly never: number;
}

/** One outcome over the rows of a sample; `never` is the number that stands for null. */
export function outcomeColumn(sample: Sample, text: string, never: number): OutcomeColumn {
  const column = sample.outcomes.get(text);
  if (column === undefined) throw new RangeError(`no outcome "${text}" in this sample`);
  const values = Float64Array.from(column, (value) => value ?? never);
  return { values, never: column.filter((value) => value === null).length };
}
