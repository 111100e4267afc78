import { describe, expect, it } from "vitest";
import { begin, cut } from "./harness.ts";
import { type CellMaker, oneCellMaker, threeFirms } from "./namedWorlds.ts";
import { priced } from "./pricedWorld.ts";
import { assemble, buys, endUse, fill, link, regime, site, slot } from "./worlds.ts";

const DAYS = 365;

/** Output over rest by day of one site under a cut of `length` days. */
function outputs(
  files: ReturnType<typeof oneCellMaker>,
  id: string,
  group: string,
  length: number,
  goodsAtSeaStopped = 0,
  admittedShare = 0,
) {
  const controls = [cut([group], { endDay: length, goodsAtSeaStopped, admittedShare })];
  const trial = begin(files, { controls, days: DAYS });
  const list: number[] = [];
  trial.run(DAYS, () => list.push(trial.block.leavingUnits[trial.row(id)] / trial.block.restOutput[trial.row(id)]));
  return list;
}

const meanOf14 = (list: readonly number[], day: number) => list.slice(day - 13, day + 1).reduce((a, b) => a + b) / 14;

/** What is wrong with a recovery from day `from` on: it must reach 99 % of rest, and its 14-day mean must not fall before 95 %. */
function faults(list: readonly number[], from: number): string[] {
  const found: string[] = [];
  for (let day = from + 14; day < DAYS && meanOf14(list, day - 1) < 0.95; day++)
    if (meanOf14(list, day) < meanOf14(list, day - 1) - 1e-9) found.push(`the mean falls on day ${day}`);
  if (Math.min(...list.slice(from + 60)) < 0.99) found.push("below 99 % of rest two months after supply was back");
  return found;
}

const forms: [string, CellMaker][] = [
  ["planned orders", {}],
  ["slow restocking", { restockDays: 40 }],
  ["no spare supply abroad", { surgeShare: 0 }],
  ["a slot called off just in time", { ordersFollow: "wanted", anodeDays: 1 }],
  ["process time and finished goods", { stage: { processDays: 21, finishedCoverDays: 7, finishingStaffShare: 0.5 } }],
  ["no overtime", { stage: { overtimeCeilingShare: 1 } }],
  ["patient customers", { patienceDays: 60 }],
  ["people sent home and called back", { regime: { furloughLagDays: 3, recallDays: 5 } }],
];

describe("ten days of cover and twenty of transit", () => {
  it("do not move at all without a shock", () => {
    const trial = begin(oneCellMaker(), { days: DAYS });
    trial.run(DAYS, () =>
      expect([trial.block.madeUnits[0], trial.block.askUnits[0], trial.block.stockUnits[0]]).toEqual([100, 100, 1000]),
    );
  });

  it.each(forms)("come back from a cut of 50 days, with %s", (_, form) => {
    for (const goodsAtSeaStopped of [0, 1]) {
      const list = outputs(oneCellMaker(form), "cells", "anode-abroad", 50, goodsAtSeaStopped);
      expect(Math.min(...list)).toBeLessThan(0.01);
      // Supply is back on day 50, lands 20 days later, and leaves the line after the process time.
      const process = (form.stage?.processDays as number | undefined) ?? 0;
      expect(faults(list, 50 + 20 + process)).toEqual([]);
    }
  });

  it.each(forms)("come back along a chain of three firms, with %s", (_, form) => {
    const files = threeFirms(10, 10, 10, { transitDays: 20, ...form });
    for (const id of ["s", "m", "a"]) {
      const list = outputs(files, id, "ore-abroad", 80);
      expect(Math.min(...list)).toBeLessThan(0.01);
      const process = (form.stage?.processDays as number | undefined) ?? 0;
      expect(faults(list, 80 + 20 + 3 * process + 2)).toEqual([]);
    }
  });

  it.each([
    ["buy ahead", { preBuyShare: 1 }],
    ["stretch", { stretchShare: 1 }],
    ["idle at once", { idleShare: 1 }],
  ])("come back along a chain whose firms %s, told three weeks before the cut", (_, way) => {
    const shares = { preBuyShare: 0, stretchShare: 0, idleShare: 0, ...way };
    const rule = { preBuyMultiple: 2, minimumPaceShare: 0.3, expectedCutDays: 60, expectationFirmSigma: 0.3 };
    const files = { ...threeFirms(10, 10, 10, { transitDays: 20 }), anticipation: { ...rule, ...shares } };
    const trial = begin(files, { controls: [cut(["ore-abroad"], { endDay: 80 })], days: DAYS, announcedDay: -21 });
    const lists = ["s", "m", "a"].map(() => [] as number[]);
    trial.run(DAYS + 21, (day) => {
      const { leavingUnits, restOutput } = trial.block;
      if (day >= 0) for (const [row, list] of lists.entries()) list.push(leavingUnits[row] / restOutput[row]);
    });
    for (const list of lists) {
      expect(Math.min(...list)).toBeLessThan(0.5);
      expect(faults(list, 80 + 20 + 2)).toEqual([]);
    }
  });

  it.each([
    ["buyers who turn away from the price", { customers: 1.5 }, {}],
    ["lines that lose money", {}, { s: 0.05, m: 0.05, a: 0.05 }],
    ["both", { customers: 1.5 }, { s: 0.05, m: 0.05, a: 0.05 }],
  ] as const)("come back along a chain of three firms, with %s", (_, elasticity, margin) => {
    const usd = { ore: 2, basic: 10, middle: 16, final: 16 };
    const rule = { contractShare: 0.7, contractPassThroughShare: 0.5, contractLagDays: 60, lossPatienceDays: 20 };
    const files = priced(threeFirms(10, 10, 10, { transitDays: 20 }), { usd, elasticity, margin, rule });
    for (const id of ["s", "m", "a"]) {
      const list = outputs(files, id, "ore-abroad", 80);
      expect(Math.min(...list)).toBeLessThan(0.01);
      expect(faults(list, 80 + 20 + 2)).toEqual([]);
      // A trickle makes prices high, and contracts fall back over months: output takes longer, but it does not fall again.
      const trickle = outputs(files, id, "ore-abroad", 80, 0, 0.3);
      expect(Math.min(...trickle)).toBeLessThan(0.5);
      expect(faults(trickle, 80 + 20 + 2).filter((fault) => fault.startsWith("the mean falls"))).toEqual([]);
      expect(trickle[DAYS - 1]).toBeGreaterThan(0.99);
    }
  });

  it("rebuild the stock after the cut and then stand where they stood", () => {
    const trial = begin(oneCellMaker(), { controls: [cut(["anode-abroad"], { endDay: 50 })], days: DAYS });
    trial.run(DAYS);
    expect(trial.block.stockUnits[0]).toBeCloseTo(1000, 3);
    expect(trial.block.askUnits[0]).toBeCloseTo(100, 3);
  });
});

describe("parts that are called off just in time, none at hand at night", () => {
  /** One assembly line and the makers of two such parts, all beside each other; what it makes over rest, by day. */
  const line = (struck: readonly string[]) => {
    const files = assemble({
      regimes: [regime("patient", { keptShare: 1 })],
      sites: [site("seats", "seat"), site("axles", "axle"), site("cars", "car", { recipe: "car" })],
      slots: ["seat", "axle"].map((part) =>
        slot("car", part, { coverDays: 0, restockDays: 1, ordersFollow: "wanted" }),
      ),
      fills: ["seat", "axle"].map((part) => fill("car", part, part)),
      links: [link("seats", "cars", "seat"), link("axles", "cars", "axle")],
      endUses: [endUse("drivers")],
      demand: [buys("drivers", "cars", 100)],
    });
    const outage = {
      name: "fire",
      sites: struck,
      availableShare: 0,
      startDay: 1,
      endDay: 4,
      onsetDays: 0,
      recoveryDays: 0,
    };
    const trial = begin(files, { outages: [outage], days: 30 });
    const made: number[] = [];
    trial.run(20, () => made.push(trial.block.madeUnits[trial.row("cars")] / 100));
    return made;
  };

  // Shut from day 1 to 3, the line lacks parts on days 2 to 4: they come the morning after they leave.
  it.each([[["seats"]], [["seats", "axles"]]])("after a stop of %s the line runs again, and every day", (struck) => {
    expect(line(struck)).toEqual([1, 1, 0, 0, 0, ...Array<number>(15).fill(1)]);
  });
});
