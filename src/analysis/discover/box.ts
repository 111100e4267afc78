/** Worlds in columns: what was drawn, and which of them are cases. Row r of every column is one world. */
export interface CaseData {
  readonly names: readonly string[];
  /** One column a factor, [factor][row], in its own unit. */
  readonly factors: readonly Float64Array[];
  /** 1 where the row is a case, else 0. */
  readonly cases: Uint8Array;
  /** Names of factors of a few separate values; limits on them are sets. */
  readonly discrete?: readonly string[];
}

/** One limit of a box, in the factor's own unit: a range with both ends in it (null: no end on that side), or a set of values. */
export type Limit =
  | { readonly name: string; readonly kind: "range"; readonly low: number | null; readonly high: number | null }
  | { readonly name: string; readonly kind: "set"; readonly values: readonly number[] };

/** A part of the space of factors: every limit holds, at most one a factor. */
export type Box = readonly Limit[];

/** How a box fares on a set of rows. */
export interface BoxCounts {
  readonly rows: number;
  readonly cases: number;
  readonly rowsInside: number;
  readonly casesInside: number;
}

/** Whether one value meets a limit. */
export function meetsLimit(limit: Limit, value: number): boolean {
  if (limit.kind === "set") return limit.values.includes(value);
  return (limit.low === null || value >= limit.low) && (limit.high === null || value <= limit.high);
}

/** 1 for each row inside a box, else 0. @throws RangeError when the box limits a factor that the data lack */
export function insideOf(box: Box, { names, factors, cases }: CaseData): Uint8Array {
  const inside = new Uint8Array(cases.length).fill(1);
  for (const limit of box) {
    const column = factors[names.indexOf(limit.name)];
    if (column === undefined) throw new RangeError(`no factor "${limit.name}" in these data`);
    for (let row = 0; row < inside.length; row++) if (!meetsLimit(limit, column[row]!)) inside[row] = 0;
  }
  return inside;
}

/** Counts rows and cases, inside and in all. */
export function countBox(box: Box, data: CaseData): BoxCounts {
  const inside = insideOf(box, data);
  let [cases, rowsInside, casesInside] = [0, 0, 0];
  for (let row = 0; row < inside.length; row++) {
    const one = data.cases[row]!;
    cases += one;
    rowsInside += inside[row]!;
    casesInside += one * inside[row]!;
  }
  return { rows: inside.length, cases, rowsInside, casesInside };
}

/**
 * What a box gains over drawing rows blindly:
 *
 *   gain = coverage - share of the other rows that are inside;  coverage = cases inside / cases
 *
 * 0 for all rows and for any box that has nothing to do with the cases, 1 for one that holds the cases and nothing else. Does not depend on
 * how common cases are. Source: Youden (1950), doi:10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3.
 */
export function gainOf({ rows, cases, rowsInside, casesInside }: BoxCounts): number {
  return casesInside / cases - (rowsInside - casesInside) / (rows - cases);
}

/** Some of the rows. A row may stand in it several times. */
export function rowsOf(data: CaseData, rows: ArrayLike<number>): CaseData {
  return {
    ...data,
    factors: data.factors.map((column) => Float64Array.from(rows, (row) => column[row]!)),
    cases: Uint8Array.from(rows, (row) => data.cases[row]!),
  };
}
