import { seedKey, subkey, uniform } from "../../src/numbers/luck.ts";
import type { Firms, Net } from "./kernels.ts";

/** Goods of the synthetic economy. */
const GOODS = 20;

/** Draws by address, as the engine's own luck is. */
function dicer(seed: string) {
  const key = seedKey(seed);
  return (stream: string, id: number) => uniform(subkey(key, stream, String(id)), 0);
}

/** A network of firms: 3 to 7 slots of distinct goods each, 1 or 2 suppliers a slot, big ones more often, half of sales inputs. */
export function firmNetwork(firms: number, seed: string): Net {
  const draw = dicer(seed);
  const good = Int32Array.from({ length: firms }, (_, i) => (i < GOODS ? i : Math.floor(draw("good", i) * GOODS)));
  const makers = Array.from({ length: GOODS }, (_, g) => [...good.keys()].filter((i) => good[i] === g));
  const slots: { need: number; critical: boolean; links: { supplier: number; share: number }[] }[][] = [];
  for (let firm = 0; firm < firms; firm++) {
    const count = 3 + Math.floor(draw("slots", firm) * 5);
    const order = [...makers.keys()].sort((a, b) => draw("goods", firm * GOODS + a) - draw("goods", firm * GOODS + b));
    const own = order.slice(0, count).map((g) => {
      const at = firm * GOODS + g;
      const pick = (n: number) => {
        const u = draw(`supplier${n}`, at);
        return makers[g]![Math.floor(makers[g]!.length * u * u)]!;
      };
      const chosen = [...new Set(draw("second", at) < 0.6 ? [pick(0), pick(1)] : [pick(0)])];
      const weights = chosen.map((_, n) => 0.2 + draw(`share${n}`, at));
      const total = weights.reduce((a, b) => a + b);
      const links = chosen.map((supplier, n) => ({ supplier, share: weights[n]! / total }));
      return { need: 0.2 + draw("need", at), critical: draw("critical", at) < 0.7, links };
    });
    const total = own.reduce((sum, slot) => sum + slot.need, 0);
    slots.push(
      own
        .map((slot) => ({ ...slot, need: (0.5 * slot.need) / total }))
        .sort((a, b) => Number(b.critical) - Number(a.critical)),
    );
  }
  return columnsOf(slots, (firm) => 1 + 9 * draw("final", firm) * draw("final2", firm));
}

type Slots = { need: number; critical: boolean; links: { supplier: number; share: number }[] }[][];

function columnsOf(slots: Slots, finalOf: (firm: number) => number): Net {
  const flat = slots.flat();
  const links = flat.flatMap((slot, row) => slot.links.map((link) => ({ ...link, slot: row })));
  const starts = (counts: number[]) =>
    Int32Array.from(
      [0, ...counts].map(
        (
          (sum) => (n) =>
            (sum += n)
        )(0),
      ),
    );
  const slotStart = starts(slots.map((own) => own.length));
  const outs = slots.map((): number[] => []);
  links.forEach((link, row) => {
    outs[link.supplier]!.push(row);
  });
  const need = Float64Array.from(flat, (slot) => slot.need);
  const net = {
    slotStart,
    criticalEnd: Int32Array.from(slots, (own, i) => slotStart[i]! + own.filter((slot) => slot.critical).length),
    linkStart: starts(flat.map((slot) => slot.links.length)),
    supplier: Int32Array.from(links, (link) => link.supplier),
    outStart: starts(outs.map((own) => own.length)),
    outLink: Int32Array.from(outs.flat()),
    outSlot: Int32Array.from(outs.flat(), (link) => links[link]!.slot),
    share: Float64Array.from(links, (link) => link.share),
    need,
    perNeed: need.map((n) => 1 / n),
    capacity: new Float64Array(slots.length),
    final: Float64Array.from(slots, (_, i) => finalOf(i)),
  };
  net.capacity.set(restOutput(net).map((x) => 1.1 * x));
  return net;
}

/** Output at which everybody is served: x = final + inputs of x, by repetition (inputs are half of sales, so it converges). */
function restOutput({ slotStart, linkStart, supplier, share, need, final }: Omit<Net, "capacity">): Float64Array {
  let output = final.slice();
  for (let round = 0; round < 60; round++) {
    const next = final.slice();
    for (let firm = 0; firm < final.length; firm++)
      for (let slot = slotStart[firm]!; slot < slotStart[firm + 1]!; slot++)
        for (let link = linkStart[slot]!; link < linkStart[slot + 1]!; link++)
          next[supplier[link]!]! += share[link]! * need[slot]! * output[firm]!;
    output = next;
  }
  return output;
}

const hits = subkey(seedKey("prototype"), "hit", "firms");

/** One replication at rest but for a twentieth of the firms, which lose half their capacity on day 0. */
export function restingFirms(net: Net, replication: number): Firms {
  const output = net.capacity.map((capacity) => capacity / 1.1);
  const perSlot = (value: (slot: number, firm: number) => number) => {
    const column = new Float64Array(net.need.length);
    for (let firm = 0; firm < output.length; firm++)
      for (let slot = net.slotStart[firm]!; slot < net.slotStart[firm + 1]!; slot++) column[slot] = value(slot, firm);
    return column;
  };
  return {
    stock: perSlot((slot, firm) => 15 * net.need[slot]! * output[firm]!),
    want: perSlot((slot, firm) => net.need[slot]! * output[firm]!),
    demand: output.slice(),
    served: new Float64Array(output.length).fill(1),
    staff: new Float64Array(output.length).fill(1),
    expected: output.slice(),
    made: output.slice(),
    shock: Float64Array.from(output, (_, i) => (uniform(hits, replication, i) < 0.05 ? 0.5 : 1)),
  };
}
