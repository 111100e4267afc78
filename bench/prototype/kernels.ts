import { max, min } from "../../src/numbers/math.ts";

/**
 * A reference kernel for measuring engines against each other: firms that make by Leontief, lay off at a threshold, ration their
 * buyers in proportion and restock towards 15 days of need. Three phases of one row; links are gathered from both sides.
 */

export interface Net {
  readonly slotStart: Int32Array;
  readonly criticalEnd: Int32Array;
  readonly linkStart: Int32Array;
  readonly supplier: Int32Array;
  readonly outStart: Int32Array;
  readonly outLink: Int32Array;
  readonly outSlot: Int32Array;
  readonly share: Float64Array;
  readonly need: Float64Array;
  readonly perNeed: Float64Array;
  readonly capacity: Float64Array;
  readonly final: Float64Array;
}

export interface Firms {
  readonly stock: Float64Array;
  readonly want: Float64Array;
  readonly demand: Float64Array;
  readonly served: Float64Array;
  readonly staff: Float64Array;
  readonly expected: Float64Array;
  readonly made: Float64Array;
  readonly shock: Float64Array;
}

type Row = number;

/** Orders of a firm's buyers. */
export function collect(net: Net, firms: Firms, firm: Row): void {
  let demand = net.final[firm]!;
  for (let out = net.outStart[firm]!; out < net.outStart[firm + 1]!; out++)
    demand = demand + net.share[net.outLink[out]!]! * firms.want[net.outSlot[out]!]!;
  firms.demand[firm] = demand;
}

/** What a firm makes, whom it serves, how many it keeps. */
export function make(net: Net, firms: Firms, firm: Row): void {
  const capacity = net.capacity[firm]!;
  const demand = firms.demand[firm]!;
  const staff = firms.staff[firm]!;
  let limit = min(capacity * staff * firms.shock[firm]!, demand);
  for (let slot = net.slotStart[firm]!; slot < net.criticalEnd[firm]!; slot++)
    limit = min(limit, firms.stock[slot]! * net.perNeed[slot]!);
  firms.made[firm] = limit;
  firms.served[firm] = demand > 0 ? limit / demand : 0;
  const used = demand * (1 / capacity);
  firms.staff[firm] = used < 0.85 * staff ? max(staff - 0.01, 0.2) : min(staff + 0.005, 1);
  firms.expected[firm] = firms.expected[firm]! + 0.1 * (demand - firms.expected[firm]!);
  firms.shock[firm] = firms.shock[firm]! + (1 - firms.shock[firm]!) * 0.02;
}

/** Deliveries into stock, and tomorrow's orders. */
export function restock(net: Net, firms: Firms, firm: Row): void {
  const expected = firms.expected[firm]!;
  const made = firms.made[firm]!;
  for (let slot = net.slotStart[firm]!; slot < net.slotStart[firm + 1]!; slot++) {
    const need = net.need[slot]!;
    let got = 0;
    for (let link = net.linkStart[slot]!; link < net.linkStart[slot + 1]!; link++)
      got = got + net.share[link]! * firms.served[net.supplier[link]!]!;
    const stock = max(firms.stock[slot]! - need * made, 0) + firms.want[slot]! * got;
    firms.stock[slot] = stock;
    const planned = need * expected;
    firms.want[slot] = max(planned + (15 * planned - stock) * (1 / 6), 0);
  }
}
