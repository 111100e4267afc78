import { abs } from "../../numbers/math.ts";

/** A sparse row of coefficients: what of row i one unit of column j needs. */
export type Coefficients = readonly (readonly (readonly [column: number, coefficient: number])[])[];

const CLOSE = 1e-13;
const ROUNDS = 100_000;

/**
 * Output that a final demand calls forth, with all that is needed for it: the Leontief inverse times the demand, x = f + A x.
 * A may hold a household row and column (Type II); then households' output is their income.
 * Source: Miller & Blair (2009), Input-Output Analysis, ch. 2.
 *
 * @throws RangeError when the system does not settle: what is needed for a unit is more than a unit
 */
export function leontief(rows: Coefficients, demand: ArrayLike<number>): Float64Array {
  const output = Float64Array.from(demand);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    let size = 0;
    for (let i = rows.length - 1; i >= 0; i--) {
      let next = demand[i]!;
      for (const [column, coefficient] of rows[i]!) next += coefficient * output[column]!;
      moved += abs(next - output[i]!);
      size += abs(next);
      output[i] = next;
    }
    if (!(size < Number.POSITIVE_INFINITY)) break;
    if (moved <= CLOSE * size) return output;
  }
  throw new RangeError("the coefficients do not settle: an economy that needs more than it makes");
}
