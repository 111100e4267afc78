import { describe, expect, it } from "vitest";
import type { Factor, PricePath, Prior } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { begin, changedColumns, cut, runChecked } from "./harness.ts";
import { oneCellMaker, threeFirms } from "./namedWorlds.ts";
import { priced } from "./pricedWorld.ts";
import { randomControls, randomWorld } from "./randomWorld.ts";
import { assemble, buys, endUse, site } from "./worlds.ts";

const path = (product: string, ratio: number, given: Partial<PricePath> = {}): PricePath => ({
  name: "dearer",
  product,
  ratio,
  startDay: 0,
  ...given,
});

const factor = (name: string, prior: Prior): Factor => ({
  name,
  meaning: name,
  unit: "1",
  prior,
  bounds: [0, 10],
  source: { kind: "judgement" },
});

const at = (files: WorldFiles, product: string) => files.products.findIndex((row) => row.id === product);

describe("the price of a product in short supply", () => {
  it("is two and a half to four times that of rest 30 days after a cut like that of magnets in 2025, s at its prior", () => {
    const files = {
      ...priced(oneCellMaker({ anodeDays: 45, transitDays: 35 }), { rule: { scarcityElasticity: "s" } }),
      factors: [
        factor("s", { dist: "triangular", low: 0.6, mode: 1, high: 2 }),
        factor("through", { dist: "uniform", low: 0.1, high: 0.25 }),
      ],
    };
    const replications = 201;
    const run = runChecked(files, [cut(["anode-abroad"], { admittedShare: "through" })], 31, { replications });
    const on = (day: number) =>
      Array.from({ length: replications }, (_, k) => run.series("price.product.anode")[day * replications + k]).sort(
        (a, b) => a - b,
      );
    expect(on(30)[100]).toBeGreaterThan(2.5);
    expect(on(30)[100]).toBeLessThan(4);
    // And it was on its way in the first days, long before the last ship had landed.
    expect(on(3)[100]).toBeGreaterThan(1.2);
  });

  it("comes to (use / supply)^(1 / s), a fifteenth of the way in logs a day", () => {
    const trial = begin(priced(oneCellMaker(), { rule: { scarcityElasticity: 2 } }), {
      controls: [cut(["anode-abroad"], { admittedShare: 0.25 })],
    });
    const logs: number[] = [];
    trial.run(100, () => logs.push(Math.log(trial.block.spotRatio[at(trial.economy.files, "anode")])));
    const target = Math.log(4) / 2;
    for (const [day, log] of logs.entries()) expect(log).toBeCloseTo(target * (1 - (14 / 15) ** (day + 1)), 10);
  });

  it("stays at the last quote while nothing at all is supplied, and follows again when something is", () => {
    const trial = begin(priced(oneCellMaker()), {
      controls: [
        cut(["anode-abroad"], { name: "half", admittedShare: 0.5 }),
        cut(["anode-abroad"], { startDay: 20, endDay: 60 }),
      ],
    });
    const prices: number[] = [];
    trial.run(120, () => prices.push(trial.block.spotRatio[at(trial.economy.files, "anode")]));
    expect(prices[19]).toBeGreaterThan(1.5);
    expect(new Set(prices.slice(19, 60)).size).toBe(1);
    expect(prices[119]).toBeGreaterThan(prices[59]);
  });

  it("is moved neither by orders that refill a stock nor by a stock that is used up", () => {
    const trial = begin(priced(oneCellMaker({ anodeDays: 30, surgeShare: 1 })), {});
    trial.block.stockUnits[0] = 10;
    const entry = trial.world.outEntry[trial.linkOf("anode-abroad", "cells")];
    let sent = 0;
    trial.run(60, () => {
      sent = Math.max(sent, trial.block.sentUnits[entry]);
      expect(trial.block.spotRatio[at(trial.economy.files, "anode")]).toBe(1);
    });
    expect(sent).toBeGreaterThan(120);
  });

  it("falls below that of rest when its makers could sell more than is used", () => {
    const trial = begin(priced(oneCellMaker({ ordersFollow: "wanted" })), {});
    trial.block.capacityUnits[0] = 40;
    trial.run(150);
    // 40 used of 100 that are on offer; half is as far as the clamp follows.
    expect(trial.block.spotRatio[at(trial.economy.files, "anode")]).toBeCloseTo(0.5, 3);
  });
});

describe("what is paid", () => {
  it("is the mean of contract and spot, and contracts follow their share with their lag", () => {
    const rule = { contractShare: 0.8, contractPassThroughShare: 0.5, contractLagDays: 50 };
    const trial = begin(priced(oneCellMaker(), { rule }), { prices: [path("anode", 3)], days: 300 });
    const anode = at(trial.economy.files, "anode");
    const paid: number[] = [];
    trial.run(300, () => paid.push(trial.block.paidRatio[anode]));
    expect(trial.block.spotRatio[anode]).toBe(3);
    for (const day of [0, 10, 99, 299])
      expect(paid[day]).toBeCloseTo(0.2 * 3 + 0.8 * (1 + 0.5 * 2 * (1 - (1 - 1 / 50) ** (day + 1))), 10);
  });
});

describe("a price along a chain", () => {
  // One unit of ore makes one of basic, 0.4 of these one of middle, 0.5 of those one of final: cost shares 0.2, 0.25 and 0.5.
  const usd = { ore: 2, basic: 10, middle: 16, final: 16 };

  it("reaches the last product as the product of cost shares, each maker handing on its rise", () => {
    const trial = begin(priced(threeFirms(10, 10, 10), { usd }), { prices: [path("ore", 3)], days: 400 });
    trial.run(400);
    const spot = (product: string) => trial.block.spotRatio[at(trial.economy.files, product)];
    expect(spot("basic")).toBeCloseTo(1 + 0.2 * 2, 6);
    expect(spot("middle")).toBeCloseTo(1 + 0.25 * 0.4, 6);
    expect(spot("final")).toBeCloseTo(1 + 0.5 * 0.1, 6);
  });

  it("lowers final demand by its elasticity, and not before the days that the links take", () => {
    const files = priced(threeFirms(10, 10, 10), { usd, elasticity: { customers: 2 } });
    const trial = begin(files, { prices: [path("ore", 3)], days: 400 });
    const asked: number[] = [];
    trial.run(400, () => asked.push(trial.block.askUnits[trial.linkOf("a", "customers")]));
    expect(asked.slice(0, 4)).toEqual([100, 100, 100, 100]);
    expect(asked[399]).toBeLessThan(100);
    const spot = trial.block.spotRatio[at(trial.economy.files, "final")];
    expect(asked[399]).toBeCloseTo(100 * spot ** -2, 2);
  });

  it("comes back to rest when it ends, and so does all that it moved", () => {
    const files = priced(threeFirms(10, 10, 10), {
      usd,
      elasticity: { customers: 2 },
      margin: { s: 0.1, m: 0.1, a: 0.1 },
    });
    const trial = begin(files, { prices: [path("ore", 3, { endDay: 60 })], days: 900 });
    trial.run(900);
    for (const column of [trial.block.spotRatio, trial.block.paidRatio, trial.block.runShare, trial.block.offerShare])
      for (const value of column) expect(value).toBeCloseTo(1, 6);
    expect(trial.block.madeUnits[trial.row("a")]).toBeCloseTo(100, 4);
  });
});

describe("final demand", () => {
  const two = () =>
    assemble({
      sites: [site("north", "car"), site("south", "car")],
      endUses: [endUse("drivers")],
      demand: [buys("drivers", "north", 50), buys("drivers", "south", 50)],
    });

  it("takes nothing from a maker who delivers when the price is high because another stands still", () => {
    const trial = begin(priced(two(), { elasticity: { drivers: 1.5 } }), { days: 300 });
    trial.block.capacityUnits[trial.row("south")] = 0;
    trial.run(300, () => expect(trial.block.askUnits[trial.linkOf("north", "drivers")]).toBeCloseTo(50, 6));
    // Half is delivered: p^(-e) / p^s = 0.5, so p = 2^(1 / 2.5).
    expect(trial.block.spotRatio[0]).toBeCloseTo(2 ** (1 / 2.5), 4);
  });

  it("falls everywhere alike when the price alone is high", () => {
    const trial = begin(priced(two(), { elasticity: { drivers: 1.5 } }), { prices: [path("car", 2)], days: 60 });
    trial.run(60);
    const [north, south] = ["north", "south"].map((id) => trial.block.askUnits[trial.linkOf(id, "drivers")]);
    expect(north).toBe(south);
    expect(north).toBeCloseTo(50 * 2 ** -1.5, 6);
  });
});

describe("a line that loses money", () => {
  const dear = () =>
    priced(oneCellMaker({ patienceDays: 0 }), {
      rule: { costPassThroughShare: 0, scarcityElasticity: 100 },
      usd: { anode: 3, cell: 10 },
      margin: { cells: 0.3 },
    });

  it("bears it for its days, is run down over as many, and stands still; it comes back as it went", () => {
    // Costs rise by 0.6 of revenue against a margin of 0.3: a full loss every day from day 1 on.
    const trial = begin(dear(), { prices: [path("anode", 3, { endDay: 100 })], days: 300 });
    const made: number[] = [];
    trial.run(300, () => made.push(trial.block.madeUnits[0]));
    expect(made.slice(0, 32)).toEqual(new Array(32).fill(100));
    expect(made[46]).toBeCloseTo(50, 6);
    expect(made.slice(62, 101)).toEqual(new Array(39).fill(0));
    for (let day = 102; day < 300; day++) expect(made[day]).toBeGreaterThanOrEqual(made[day - 1] - 1e-9);
    expect(made[299]).toBeCloseTo(100, 6);
  });

  it("does not stop for a cost that its margin bears", () => {
    const trial = begin(dear(), { prices: [path("anode", 1.9)], days: 300 });
    trial.run(300, () => expect(trial.block.madeUnits[0]).toBe(100));
  });

  it("does not flicker where leaving makes the goods dear: it swings less and less around what the price bears", () => {
    const files = priced(oneCellMaker({ patienceDays: 0 }), {
      rule: { costPassThroughShare: 0 },
      usd: { anode: 2, cell: 10 },
      margin: { cells: 0.3 },
    });
    // Costs rise by 0.6 of revenue: a margin of 0.3 needs a price 0.3 higher, which 1 / 1.3 of the goods fetch.
    const trial = begin(files, { prices: [path("anode", 4)], days: 365 });
    const share: number[] = [];
    trial.run(365, () => share.push(trial.block.runShare[0]));
    const swing = (from: number) =>
      Math.max(...share.slice(from, from + 60)) - Math.min(...share.slice(from, from + 60));
    expect(swing(180)).toBeLessThan(swing(60) / 3);
    for (const late of share.slice(300)) expect(Math.abs(late - 1 / 1.3)).toBeLessThan(0.02);
    const steps = share.slice(1).map((now, day) => Math.abs(now - share[day]));
    expect(Math.max(...steps)).toBeLessThan(0.04);
  });
});

describe("a world without a price rule", () => {
  it("knows no elasticities: no bit differs under a cut in 30 random worlds", () => {
    for (let n = 0; n < 30; n++) {
      const files = { ...randomWorld(`unpriced-${n}`).files, prices: null };
      const bare = {
        ...files,
        endUses: files.endUses.map((row) => ({ ...row, priceElasticity: 0 })),
      };
      const controls = randomControls(`unpriced-${n}`, files, 60);
      const [one, two] = [files, bare].map((world) => begin(world, { controls, days: 60 }));
      one.run(60);
      two.run(60);
      expect(changedColumns(one.block, two.block)).toEqual([]);
    }
  });
});
