import type { Network } from "../../../src/analysis/views/network.ts";

/** One purchase: so much of the slot's need at rest comes from the supplier. Slots of one product hold one fill. */
export interface Purchase {
  readonly buyer: number;
  readonly slot: string;
  readonly supplier: number;
  readonly share: number;
}

/** A small network by hand: people and products of sites, purchases, and what share of each supplier's output goes to whom. */
export function network(given: {
  people: readonly number[];
  output?: readonly number[];
  product?: readonly number[];
  buys: readonly Purchase[];
  /** [supplier, buyer or -1, share of the supplier's output] */
  sells: readonly (readonly [number, number, number])[];
  binds?: Readonly<Record<string, number>>;
}): Network {
  const { people, buys, sells, binds = {} } = given;
  const sites = people.length;
  const slotStart = [0];
  const fillStart = [0];
  const linkStart = [0];
  const supplier: number[] = [];
  const share: number[] = [];
  const bind: number[] = [];
  for (let site = 0; site < sites; site++) {
    const own = buys.filter((one) => one.buyer === site);
    for (const slot of [...new Set(own.map((one) => one.slot))]) {
      for (const one of own.filter((row) => row.slot === slot)) {
        supplier.push(one.supplier);
        share.push(one.share);
      }
      linkStart.push(supplier.length);
      fillStart.push(fillStart.length);
      bind.push(binds[slot] ?? 1);
    }
    slotStart.push(bind.length);
  }
  const sorted = [...sells].sort((a, b) => a[0] - b[0]);
  return {
    sites,
    people: Float64Array.from(people),
    output: Float64Array.from(given.output ?? people.map(() => 1)),
    product: Int32Array.from(given.product ?? people.map((_, site) => site)),
    slotStart: Int32Array.from(slotStart),
    binds: Float64Array.from(bind),
    fillStart: Int32Array.from(fillStart),
    mix: new Float64Array(bind.length).fill(1),
    ceiling: new Float64Array(bind.length).fill(1),
    linkStart: Int32Array.from(linkStart),
    supplier: Int32Array.from(supplier),
    share: Float64Array.from(share),
    outStart: Int32Array.from({ length: sites + 1 }, (_, site) => sorted.filter(([from]) => from < site).length),
    buyer: Int32Array.from(sorted, ([, to]) => to),
    outShare: Float64Array.from(sorted, ([, , part]) => part),
  };
}

/** Ore (0) -> two steel works (1: 70 %, 2: 30 %) -> a car plant (3), which also buys tyres (4). Final demand takes cars. */
export const carNetwork = () =>
  network({
    people: [10, 70, 30, 200, 40],
    output: [100, 70, 30, 10, 40],
    product: [0, 1, 1, 2, 3],
    buys: [
      { buyer: 1, slot: "ore", supplier: 0, share: 1 },
      { buyer: 2, slot: "ore", supplier: 0, share: 1 },
      { buyer: 3, slot: "steel", supplier: 1, share: 0.7 },
      { buyer: 3, slot: "steel", supplier: 2, share: 0.3 },
      { buyer: 3, slot: "tyres", supplier: 4, share: 1 },
    ],
    sells: [
      [0, 1, 0.7],
      [0, 2, 0.3],
      [1, 3, 1],
      [2, 3, 1],
      [3, -1, 1],
      [4, 3, 0.8],
      [4, -1, 0.2],
    ],
  });
