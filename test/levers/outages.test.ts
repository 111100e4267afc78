import { describe, expect, it } from "vitest";
import { setOutages, setRated } from "../../src/levers/outages.ts";
import type { Outage } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { outageGroups, ratedGroups } from "../../src/world/shock.ts";
import { begin } from "../harness.ts";
import { oneCellMaker, oneOriginTwoMakers, threeFirms } from "../namedWorlds.ts";

const economy = buildEconomy(threeFirms(1, 1, 1));
const DAYS = 10;

const outage = (sites: readonly string[], given: Partial<Outage> = {}): Outage => ({
  name: "fire",
  sites,
  availableShare: 0,
  startDay: 0,
  onsetDays: 0,
  recoveryDays: 0,
  ...given,
});

/** Share of its capacity that is left to a site, by day. */
function left(outages: readonly Outage[], id: string): number[] {
  const { column, entries } = outageGroups(economy, outages);
  const size = DAYS * entries.length;
  const block = {
    outageShare: new Float64Array(size).fill(0.123),
    outageCause: new Float64Array(size).fill(9),
    strikingShare: new Float64Array(size).fill(9),
  };
  setOutages(
    economy,
    outages,
    { leadDays: 0, days: DAYS },
    (quantity) => (typeof quantity === "number" ? quantity : 0.4),
    block,
    outages.map(() => 1),
  );
  const group = column[economy.rows.nodes.findIndex((node) => node.id === id)];
  if (group < 0) return [];
  return Array.from({ length: DAYS }, (_, day) => Number(block.outageShare[day * entries.length + group].toFixed(12)));
}

describe("outages", () => {
  it("hold from their first day to the day before they end, at the sites that they name", () => {
    const fire = [outage(["m"], { availableShare: 0.25, startDay: 2, endDay: 5 })];
    expect(left(fire, "m")).toEqual([1, 1, 0.25, 0.25, 0.25, 1, 1, 1, 1, 1]);
    expect(left(fire, "s")).toEqual([]);
  });

  it("come by equal steps and go by equal steps from the day of their end", () => {
    expect(left([outage(["a"], { startDay: 1, onsetDays: 2, endDay: 4, recoveryDays: 3 })], "a")).toEqual([
      1, 0.5, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1,
    ]);
  });

  it("that end before they have come in full, go from where they were", () => {
    expect(left([outage(["a"], { onsetDays: 4, endDay: 2 })], "a").slice(0, 3)).toEqual([0.75, 0.5, 1]);
  });

  it("never come back without an end, and may name a factor", () => {
    expect(left([outage(["a"], { startDay: 8, availableShare: "left" })], "a").slice(7)).toEqual([1, 0.4, 0.4]);
  });

  it("that overlap leave what the strictest leaves, also at a site that both name", () => {
    const both = [
      outage(["a", "m"], { availableShare: 0.5, endDay: 6 }),
      outage(["m"], { availableShare: 0.2, startDay: 4, endDay: 8 }),
    ];
    expect(left(both, "m")).toEqual([0.5, 0.5, 0.5, 0.5, 0.2, 0.2, 0.2, 0.2, 1, 1]);
    expect(left(both, "a")).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1]);
  });

  it("stop a plant, and what is short is made up when it is back", () => {
    const trial = begin(oneCellMaker({ patienceDays: 1000 }), { outages: [outage(["cells"], { endDay: 5 })] });
    const made: number[] = [];
    trial.run(60, () => made.push(trial.block.leavingUnits[0]));
    expect(made.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(Math.max(...made)).toBeGreaterThan(100);
    expect(made.reduce((a, b) => a + b)).toBeGreaterThan(5900);
  });

  it("of an origin cut what it can ship", () => {
    const trial = begin(oneCellMaker({ anodeDays: 1, transitDays: 1 }), { outages: [outage(["anode-abroad"])] });
    trial.run(5);
    expect(trial.block.madeUnits[0]).toBe(0);
  });
});

describe("ratings", () => {
  const makers = buildEconomy(oneOriginTwoMakers());
  const rating = (given: object) => ({ name: "first", sites: [], endUses: [], startDay: 0, ...given });

  it("name the orders of plants and of end uses, and hold while they last", () => {
    const rated = [rating({ sites: ["low"], startDay: 1, endDay: 3 }), rating({ endUses: ["customers"] })];
    const { column, entries } = ratedGroups(makers, rated);
    const block = { ratedOrders: new Float64Array(4 * entries.length).fill(0.123) };
    setRated(makers, rated, { leadDays: 0, days: 4 }, block);
    const of = (supplier: string, buyer: string) => {
      const link = makers.rows.links.findIndex((one) => {
        if (makers.rows.nodes[one.supplier].id !== supplier) return false;
        if (one.kind === "use") return buyer === "customers";
        return makers.rows.nodes[makers.rows.slots[makers.rows.fills[one.fill].slot].site].id === buyer;
      });
      const group = column[link];
      return group < 0 ? null : Array.from({ length: 4 }, (_, day) => block.ratedOrders[day * entries.length + group]);
    };
    expect(of("anode-abroad", "low")).toEqual([0, 1, 1, 0]);
    expect(of("anode-abroad", "high")).toBe(null);
    expect(of("packs", "customers")).toEqual([1, 1, 1, 1]);
  });

  it("keep a plant going through a cut that stops its neighbour", () => {
    const trial = begin(oneOriginTwoMakers(), {
      controls: [
        {
          name: "half",
          groups: ["anode-abroad"],
          admittedShare: 1,
          startDay: 0,
          onsetDays: 0,
          goodsAtSeaStopped: 0,
        },
      ],
      outages: [outage(["anode-abroad"], { availableShare: 0.5 })],
      rated: [rating({ sites: ["low"] })],
      days: 200,
    });
    trial.run(200);
    const share = (id: string) => trial.block.madeUnits[trial.row(id)] / trial.block.restOutput[trial.row(id)];
    expect(share("low")).toBeGreaterThan(0.99);
    expect(share("high")).toBeLessThan(0.01);
  });
});
