import { describe, expect, it } from "vitest";
import { causesOf } from "../src/levers/causes.ts";
import type { DayFeed } from "../src/scenario/feedTypes.ts";
import { outFor } from "../src/world/causes.ts";
import { begin, changedColumns, copyOf, cut, type Options, runChecked } from "./harness.ts";
import { oneCellMaker, threeFirms } from "./namedWorlds.ts";
import { assemble, buys, endUse, fill, link, region, site, slot } from "./worlds.ts";

/** A feed of one constant value from day 0 on; override what the test is about. */
const feed = (kind: DayFeed["kind"], value: number, given: Partial<DayFeed> = {}): DayFeed => ({
  ...{ name: "fed", kind, groups: [], origins: [], from: [], to: [], sites: [], endUses: [], suppliers: [] },
  ...{ buyers: "counted", unit: "share", between: "step", days: [0], values: [value], end: 1, after: "hold" },
  ...given,
});

/** The block after 40 days of a world under a shock. */
function after(files: ReturnType<typeof oneCellMaker>, options: Options) {
  const trial = begin(files, { days: 41, ...options });
  trial.run(40);
  return copyOf(trial.block);
}

describe("a feed of what may be shipped", () => {
  const files = oneCellMaker({ anodeDays: 5, transitDays: 3 });
  const half = after(files, { controls: [cut(["anode-abroad"], { name: "fed", admittedShare: 0.5 })] });

  it("that says one share for good is the control that admits it, to the bit", () => {
    const fed = after(files, { feeds: [feed("admitted", 0.5, { groups: ["anode-abroad"] })] });
    expect(changedColumns(half, fed)).toEqual([]);
  });

  it("is the same in units, of which 100 a day flow at rest, and of the one origin by itself", () => {
    const units = feed("admitted", 50, { groups: ["anode-abroad"], unit: "perCalendarDay" });
    expect(changedColumns(half, after(files, { feeds: [units] }))).toEqual([]);
    const alone = after(files, { feeds: [feed("admitted", 0.5, { origins: ["anode-abroad"] })] });
    for (const column of ["stockUnits", "madeUnits", "furloughed", "cause"] as const)
      expect(alone[column]).toEqual(half[column]);
  });

  it("of another buyer's goods, or of 1 and more, changes nothing", () => {
    const rest = after(files, {});
    for (const harmless of [feed("admitted", 0, { buyers: "foreign" }), feed("admitted", 1.3)])
      expect(
        changedColumns(rest, after(files, { feeds: [{ ...harmless, origins: ["anode-abroad"] }] })).filter(
          (name) => !["admittedShare", "landedShare", "controlCause"].includes(name),
        ),
      ).toEqual([]);
  });
});

describe("a feed at a border", () => {
  // Parts for two car plants, one of them across the border; there somebody makes seats for the plant at home.
  const files = assemble({
    regions: [region("home", true), region("across", false)],
    sites: [
      site("parts", "part"),
      site("seats", "seat", { region: "across" }),
      site("near", "car", { recipe: "near" }),
      site("far", "car", { recipe: "far", region: "across" }),
    ],
    origins: [],
    slots: [
      slot("near", "part", { coverDays: 2 }),
      slot("near", "seat", { coverDays: 2 }),
      slot("far", "part", { coverDays: 2 }),
    ],
    fills: [fill("near", "part", "part"), fill("near", "seat", "seat"), fill("far", "part", "part")],
    links: [link("parts", "near", "part"), link("seats", "near", "seat"), link("parts", "far", "part")],
    endUses: [endUse("drivers")],
    demand: [buys("drivers", "near", 100), buys("drivers", "far", 100)],
  });
  const sides = { from: ["home"], to: ["across"] };
  /** What each link carries in the week after, and what every site makes, on days 0 to 7. */
  const week = (given: Partial<DayFeed>) => {
    const trial = begin(files, { feeds: [feed("admitted", 0.25, { end: 5, after: "rest", ...given })] });
    const sent = { near: [] as number[], far: [] as number[], seats: [] as number[] };
    const ordered: number[] = [];
    const causes: number[] = [];
    trial.run(8, () => {
      const on = (seller: string, buyer: string) =>
        trial.block.sentUnits[trial.world.outEntry[trial.linkOf(seller, buyer)]];
      sent.near.push(on("parts", "near"));
      sent.far.push(on("parts", "far"));
      sent.seats.push(on("seats", "near"));
      causes.push(trial.block.cause[trial.row("far")]);
      ordered.push(trial.block.demandUnits[trial.row("parts")]);
    });
    return { ...sent, ordered, cause: causes[4] };
  };

  it("holds back what crosses it that way, from plants too, and the seller has lost the orders", () => {
    const { near, far, seats, ordered, cause } = week(sides);
    expect(far.slice(0, 5)).toEqual([25, 25, 25, 25, 25]);
    expect([...near.slice(0, 5), ...seats]).toEqual(Array<number>(13).fill(100));
    expect(ordered.slice(0, 5)).toEqual([125, 125, 125, 125, 125]);
    expect(far[5]).toBeGreaterThan(100);
    expect(cause).toBe(causesOf([], [{ name: "fed" }])[0].code);
  });

  it("that names regions on both sides holds back both ways, and nothing within one", () => {
    const both = ["home", "across"];
    const { near, far, seats } = week({ from: both, to: both });
    expect([near[3], far[3], seats[3]]).toEqual([100, 25, 25]);
  });

  it("meets goods of an origin as well, whose own control stays what it was", () => {
    const one = oneCellMaker({ anodeDays: 5, transitDays: 3 });
    const shut = feed("admitted", 0.5, { from: ["abroad"], to: ["home"] });
    const half = { controls: [cut(["anode-abroad"], { admittedShare: 0.5 })] };
    const made = (options: Options) => after(one, options).madeUnits;
    expect(made({ feeds: [shut] })).toEqual(made(half));
    expect(made({ feeds: [{ ...shut, values: [0.7] }], ...half })).toEqual(made(half));
  });
});

describe("a feed of capacity", () => {
  it("is the outage that leaves the same, with a cause of its own name", () => {
    const files = threeFirms(1, 3, 3, { regime: { furloughLagDays: 0 } });
    const outage = { name: "strike", sites: ["m"], availableShare: 0.125, startDay: 0, onsetDays: 0, recoveryDays: 0 };
    const struck = after(files, { outages: [outage] });
    const fed = after(files, { feeds: [feed("available", 0.125, { sites: ["m"] })] });
    // Each is the first cause that its scenario names, so that even the codes are the same.
    expect(changedColumns(struck, fed)).toEqual([]);
    const { code } = causesOf([], [{ name: "fed" }])[0];
    const people = fed.furloughed.reduce((sum, n) => sum + n, 0);
    const blamed = fed.furloughed.reduce((sum, _, site) => sum + outFor(fed, site, code), 0);
    expect([people > 0, blamed]).toEqual([true, people]);
  });
});

describe("a feed of orders", () => {
  const strike = (given: Partial<DayFeed> = {}) => feed("demand", 0.4, { endUses: ["customers"], ...given });

  it("lets final demand order that share of rest, and what is not ordered is unmade", () => {
    const trial = begin(oneCellMaker(), { feeds: [strike({ days: [3], end: 10, after: "rest" })] });
    const asked: number[] = [];
    trial.run(12, () => asked.push(trial.block.askUnits[trial.linkOf("cells", "customers")]));
    expect(asked).toEqual([100, 100, 100, ...Array<number>(7).fill(40), 100, 100]);
    expect(trial.block.unmadeUnits[trial.linkOf("cells", "customers")]).toBeCloseTo(7 * 60, 9);
  });

  it("sends people home upstream for want of orders, and they are out for the feed", () => {
    const run = runChecked(threeFirms(2, 2, 2, { regime: { furloughLagDays: 0 } }), [], 30, { feeds: [strike()] });
    const last = (name: string) => run.series(name)[29];
    expect(run.failures).toEqual([]);
    expect(last("outOfWork")).toBeGreaterThan(100);
    expect(last("outOfWork.cause.fed")).toBe(last("outOfWork"));
  });

  it("touches only what is ordered from the suppliers it names, and several of them multiply", () => {
    const base = threeFirms(2, 2, 2);
    const files = {
      ...base,
      endUses: [...base.endUses, endUse("spares")],
      demand: [...base.demand, { ...base.demand[0], endUse: "spares", supplier: "m" }],
    };
    const feeds = [
      feed("demand", 0.5, { endUses: ["customers", "spares"], suppliers: ["m"] }),
      feed("demand", 0.5, { endUses: ["spares"], name: "more" }),
    ];
    const trial = begin(files, { feeds });
    trial.run(1);
    expect(trial.block.askUnits[trial.linkOf("a", "customers")]).toBe(100);
    expect(trial.block.askUnits[trial.linkOf("m", "spares")]).toBe(25);
  });
});

describe("an announced feed", () => {
  it("is news as a control is", () => {
    const rule = { preBuyShare: 0, preBuyMultiple: 1, stretchShare: 1, minimumPaceShare: 0.3, idleShare: 0 };
    const anticipation = { ...rule, expectedCutDays: 60, expectationFirmSigma: 0 };
    const files = { ...oneCellMaker(), anticipation };
    const told = { announcedDay: -5 } as const;
    const byControl = after(files, {
      controls: [cut(["anode-abroad"], { name: "fed", admittedShare: 0.25 })],
      ...told,
    });
    const byFeed = after(files, { feeds: [feed("admitted", 0.25, { groups: ["anode-abroad"] })], ...told });
    expect(changedColumns(byControl, byFeed)).toEqual([]);
    expect(byFeed.precautionShare[0]).toBeGreaterThan(0);
  });
});
