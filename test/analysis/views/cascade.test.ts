import { describe, expect, it } from "vitest";
import { cascade, coupledCascade, peopleLost } from "../../../src/analysis/views/cascade.ts";
import { siteRisks } from "../../../src/analysis/views/esri.ts";
import { inputLimit } from "../../../src/analysis/views/limits.ts";
import type { Network } from "../../../src/analysis/views/network.ts";
import { lossOf, noShock, type Shock } from "../../../src/analysis/views/shock.ts";
import { dice } from "../../dice.ts";
import { carNetwork, network } from "./networks.ts";

const near = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(9)) + 0);

describe("the cascade, by hand", () => {
  it("loses nothing where nothing is cut", () => {
    const run = cascade(carNetwork(), noShock(carNetwork()));
    expect([...run.output]).toEqual([1, 1, 1, 1, 1]);
  });

  it("runs down to customers by their shares, up to suppliers by theirs", () => {
    // The small works is lost: cars lack 30 % of their steel; ore loses 30 % of its orders. Tyres feel it only through cars.
    const run = cascade(carNetwork(), lossOf(carNetwork(), 2));
    expect(near(run.down)).toEqual([1, 1, 0, 0.7, 1]);
    expect(near(run.up)).toEqual([0.7, 1, 0, 1, 1]);
    expect(peopleLost(carNetwork(), run.output)).toBeCloseTo(0.3 * 10 + 30 + 0.3 * 200, 9);
  });

  it("runs up from whoever stopped when coupled: tyres lose what cars no longer buy, and the other works too", () => {
    const output = coupledCascade(carNetwork(), lossOf(carNetwork(), 2));
    // Works 1 sells 70 % of its steel, tyres 0.2 + 0.8 x 0.7; ore 0.7 x 0.7 + 0.3 x 0.
    expect(near(output)).toEqual([0.49, 0.7, 0, 0.7, 0.76]);
  });

  it("is felt by the market share where others step in", () => {
    // The small works makes 30 of 100; when it is gone 70 are left: its loss counts 30 / 70 of its share of 0.3.
    const run = cascade(carNetwork(), lossOf(carNetwork(), 2), { replaceable: true });
    expect(near(run.down)).toEqual(near([1, 1, 0, 1 - 0.3 * (30 / 70), 1]));
    // The large one cannot be replaced by the small one.
    expect(near(cascade(carNetwork(), lossOf(carNetwork(), 1), { replaceable: true }).down)[3]).toBe(0.3);
  });

  it("takes the scarcest slot, halves important ones and leaves minor ones out", () => {
    const two = (binds: Record<string, number>) =>
      network({
        people: [1, 1, 1],
        buys: [
          { buyer: 2, slot: "a", supplier: 0, share: 1 },
          { buyer: 2, slot: "b", supplier: 1, share: 1 },
        ],
        sells: [
          [0, 2, 1],
          [1, 2, 1],
          [2, -1, 1],
        ],
        binds,
      });
    const cut: Shock = { site: Float64Array.from([0.6, 0.2, 1]), link: new Float64Array(2).fill(1) };
    expect(near(cascade(two({}), cut).down)[2]).toBe(0.2);
    expect(near(cascade(two({ b: 0.5 }), cut).down)[2]).toBe(0.6);
    expect(near(cascade(two({ a: 0, b: 0.5 }), cut).down)[2]).toBe(0.6);
    expect(near(cascade(two({ a: 0, b: 0 }), cut).down)[2]).toBe(1);
  });

  it("stops a line whose main material is gone, whatever little the other one fills", () => {
    const blend: Network = {
      ...network({
        people: [1, 1, 1],
        buys: [{ buyer: 2, slot: "anode", supplier: 0, share: 1 }],
        sells: [
          [0, 2, 1],
          [1, 2, 1],
          [2, -1, 1],
        ],
      }),
      fillStart: Int32Array.from([0, 2]),
      mix: Float64Array.from([0.9, 0.1]),
      ceiling: Float64Array.from([1, 0.2]),
      linkStart: Int32Array.from([0, 1, 2]),
      supplier: Int32Array.from([0, 1]),
      share: Float64Array.from([1, 1]),
    };
    const with_ = (graphite: number, silicon: number) =>
      inputLimit(blend, noShock(blend), [graphite, silicon, 1], () => 1, 2);
    expect(with_(1, 1)).toBeCloseTo(1, 12);
    expect(with_(0, 1)).toBe(0);
    // Half of the graphite, 0.45: with silicon at its ceiling of 0.2 of the slot y = 0.45 / 0.8; all there is allows 0.55.
    expect(with_(0.5, 1)).toBeCloseTo(0.55, 12);
    expect(with_(0.1, 1)).toBeCloseTo(0.09 / 0.8, 12);
    expect(with_(1, 0)).toBeCloseTo(0.9, 12);
  });

  it("ranks sites by what their loss costs, people of their own included", () => {
    const risks = siteRisks(carNetwork());
    // Without tyres no cars, no steel and no ore; without ore or cars, tyres keep a fifth of their buyers: 350, 342, 342 people.
    expect(risks.map(({ site }) => site)).toEqual([4, 0, 3, 1, 2]);
    expect(risks.map(({ jobsCoupled }) => Math.round(jobsCoupled)).slice(0, 3)).toEqual([350, 342, 342]);
    expect(risks.find(({ site }) => site === 2)!.esri).toBeCloseTo((3 + 30 + 60) / 350, 9);
  });
});

/** The same fixed points, computed from the definition: all sites at once, plain iteration, nothing shared with the code. */
function naive({ buys, sells, sites }: ReturnType<typeof randomNetwork>["plain"], own: readonly number[]) {
  const step = (before: number[], next: (site: number) => number) => before.map((_, site) => next(site));
  let down = own.slice();
  for (let round = 0; round < 400; round++)
    down = step(down, (site) => {
      const slots = [...new Set(buys.filter((one) => one.buyer === site).map((one) => one.slot))];
      const limits = slots.map((slot) =>
        buys
          .filter((one) => one.buyer === site && one.slot === slot)
          .reduce((sum, one) => sum + one.share * down[one.supplier]!, 0),
      );
      return Math.min(own[site]!, ...limits);
    });
  const demand = (of: readonly number[], site: number) =>
    sells.filter(([from]) => from === site).reduce((sum, [, to, part]) => sum + part * (to < 0 ? 1 : of[to]!), 0);
  let up = own.slice();
  let coupled = down.slice();
  for (let round = 0; round < 400; round++) {
    const [u, c] = [up, coupled];
    const sold = (site: number) => sells.some(([from]) => from === site);
    up = step(u, (site) => Math.min(own[site]!, sold(site) ? demand(u, site) : 1));
    coupled = step(c, (site) => Math.min(down[site]!, sold(site) ? demand(c, site) : 1));
  }
  return { output: down.map((value, site) => Math.min(value, up[site]!)), coupled, sites };
}

function randomNetwork(seed: string) {
  const d = dice(seed);
  const sites = d.whole(2, 12);
  const buys: { buyer: number; slot: string; supplier: number; share: number }[] = [];
  for (let buyer = 0; buyer < sites; buyer++)
    for (let s = d.whole(0, 2); s > 0; s--) {
      // Loops among sites are allowed here: the fixed point is the greatest one all the same.
      const suppliers = d
        .shuffled(Array.from({ length: sites }, (_, i) => i).filter((i) => i !== buyer))
        .slice(0, d.whole(1, 3));
      const weights = suppliers.map(() => d.between(0.1, 1));
      const sum = weights.reduce((a, b) => a + b, 0);
      suppliers.forEach((supplier, i) => {
        buys.push({ buyer, slot: `s${s}`, supplier, share: weights[i]! / sum });
      });
    }
  const sells: [number, number, number][] = [];
  for (let site = 0; site < sites; site++) {
    const buyers = [...new Set(buys.filter((one) => one.supplier === site).map((one) => one.buyer)), -1];
    const weights = buyers.map(() => d.between(0.1, 1));
    const sum = weights.reduce((a, b) => a + b, 0);
    buyers.forEach((buyer, i) => {
      sells.push([site, buyer, weights[i]! / sum]);
    });
  }
  const people = Array.from({ length: sites }, () => d.whole(0, 500));
  const own = Array.from({ length: sites }, () => (d.chance(0.3) ? d.between(0, 1) : 1));
  return { net: network({ people, buys, sells }), plain: { buys, sells, sites }, own };
}

it("equals a second implementation on random networks, with loops", () => {
  for (let n = 0; n < 60; n++) {
    const { net, plain, own } = randomNetwork(`esri-${n}`);
    const shock = { ...noShock(net), site: Float64Array.from(own) };
    const expected = naive(plain, own);
    const { output } = cascade(net, shock);
    const coupled = coupledCascade(net, shock);
    for (let site = 0; site < plain.sites; site++) {
      expect(output[site]).toBeCloseTo(expected.output[site]!, 7);
      expect(coupled[site]).toBeCloseTo(expected.coupled[site]!, 7);
      expect(coupled[site]).toBeLessThanOrEqual(output[site]! + 1e-9);
    }
  }
});
