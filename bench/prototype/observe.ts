import type { Firms } from "./kernels.ts";

/** Where the sums run: one row, all firms and all slots. */
export interface Whole {
  readonly firmStart: Int32Array;
  readonly slotStart: Int32Array;
  readonly capacity: Float64Array;
}

/** Eight daily series of the whole economy. */
export interface Sums {
  readonly made: Float64Array;
  readonly demand: Float64Array;
  readonly unserved: Float64Array;
  readonly expected: Float64Array;
  readonly staff: Float64Array;
  readonly stopped: Float64Array;
  readonly stock: Float64Array;
  readonly want: Float64Array;
}

/** The day's sums; a firm has stopped when it makes under 5 % of its capacity. */
export function observe(whole: Whole, firms: Firms, sums: Sums, row: number): void {
  let made = 0;
  let demand = 0;
  let unserved = 0;
  let expected = 0;
  let staff = 0;
  let stopped = 0;
  for (let firm = whole.firmStart[row]!; firm < whole.firmStart[row + 1]!; firm++) {
    made = made + firms.made[firm]!;
    demand = demand + firms.demand[firm]!;
    unserved = unserved + (firms.demand[firm]! - firms.made[firm]!);
    expected = expected + firms.expected[firm]!;
    staff = staff + firms.staff[firm]!;
    stopped = stopped + (firms.made[firm]! < 0.05 * whole.capacity[firm]! ? 1 : 0);
  }
  let stock = 0;
  let want = 0;
  for (let slot = whole.slotStart[row]!; slot < whole.slotStart[row + 1]!; slot++) {
    stock = stock + firms.stock[slot]!;
    want = want + firms.want[slot]!;
  }
  sums.made[row] = made;
  sums.demand[row] = demand;
  sums.unserved[row] = unserved;
  sums.expected[row] = expected;
  sums.staff[row] = staff;
  sums.stopped[row] = stopped;
  sums.stock[row] = stock;
  sums.want[row] = want;
}

/** Room for the sums of one replication. */
export const emptySums = (): Sums => ({
  made: new Float64Array(1),
  demand: new Float64Array(1),
  unserved: new Float64Array(1),
  expected: new Float64Array(1),
  staff: new Float64Array(1),
  stopped: new Float64Array(1),
  stock: new Float64Array(1),
  want: new Float64Array(1),
});
