import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CapacityFiles, ProjectRow } from "../../src/scenario/capacity/types.ts";
import { cellOf } from "../../src/world/capacity/plan.ts";
import { programme, project, route, smallCapacity, use, walk } from "./smallCapacity.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Worlds with projects of all kinds, growth, incentives, queues and prices at random. */
const worlds: fc.Arbitrary<CapacityFiles> = fc
  .record({
    growth: between(0.5, 4),
    later: between(-0.1, 0.3),
    price: between(2000, 9000),
    mass: share,
    takeUp: between(0, 3),
    worth: between(0, 30),
    exports: share,
    cash: between(500, 9000),
    hurdle: between(0, 0.3),
    learning: between(0, 0.4),
    wanted: share,
    allied: share,
    abroad: share,
    mw: between(0, 60),
    connected: between(10, 400),
    outside: between(0, 5000),
    credit: between(0, 0.5),
    premium: between(0, 5000),
    stages: fc.array(
      fc.constantFrom("operating", "building", "announced") as fc.Arbitrary<"operating" | "building" | "announced">,
      { minLength: 6, maxLength: 6 },
    ),
    modules: fc.integer({ min: 1, max: 4 }),
    offtake: share,
  })
  .map((r) => {
    const plain = smallCapacity();
    const more = plain.projects.map((one, i) => ({
      ...one,
      id: `${one.id}-next`,
      stage: r.stages[i]!,
      rampedShare: 0.5,
      builtShare: 0.3,
      modules: r.modules,
      offtakeShare: r.offtake,
      powerMw: one.place === "home" ? r.mw : 0,
    }));
    return smallCapacity({
      projects: [
        ...plain.projects,
        ...more,
        project({ id: "silane", product: "silane", route: "silane-home", stage: r.stages[5]!, modules: r.modules }),
      ],
      uses: plain.uses.map((one) => ({
        ...one,
        multipleAfterFiveYears: r.growth,
        laterGrowthShare: r.later,
        substituteMassShareLater: r.mass,
        takeUpPerYear: r.takeUp,
        valueUsdPerKwh: r.worth,
        homeMakersShare: one.place === "home" ? 0 : r.exports,
      })),
      routes: plain.routes.map((one) => ({
        ...one,
        learningShare: r.learning,
        hurdleShare: r.hurdle,
        ...(one.id === "graphite-home" ? { cashCostUsdPerUnit: r.cash } : {}),
      })),
      markets: plain.markets.map((one) => ({ ...one, wantedShare: r.wanted })),
      rules: {
        ...plain.rules,
        exporterUsdPerTonne: r.price,
        alliedShare: r.allied,
        chineseAbroadShare: r.abroad,
        undercutShare: 0.3,
        patienceDays: 300,
      },
      inputs: plain.inputs.map((one) => ({ ...one, outsideUnitsPerYear: r.outside })),
      power: plain.power.map((one) => ({ ...one, connectedMwPerYear: r.connected })),
      incentives: [
        {
          line: 1,
          sourceKind: "judgement",
          source: "",
          note: "",
          id: "a",
          kind: "costCredit",
          product: "graphite",
          from: "2026-01-01",
          until: "2030-01-01",
          value: r.credit,
        },
        {
          line: 2,
          sourceKind: "judgement",
          source: "",
          note: "",
          id: "b",
          kind: "chainPremium",
          product: "graphite",
          from: "2027-01-01",
          until: "",
          value: r.premium,
        },
      ],
    });
  });
const uses = fc.constantFrom<Record<string, number>[]>(
  {},
  { graphite: 1 },
  { silicon: 0.5, silane: 0.5 },
  { stockpile: 0.5, "second-sources": 0.5 },
);

const tenYears = { until: "2036-06-30" };

describe("identities along random paths over ten years", () => {
  it("the need is met to the tonne, nobody sells more than is made, money and megawatts close, no number is none", () => {
    fc.assert(
      fc.property(worlds, uses, share, (files, spend, reservedShare) => {
        const { plan, state, months, at, record } = walk(
          files,
          {
            publicMoneyMusd: Object.keys(spend).length > 0 ? 50 : 0,
            uses: spend,
            interventions: [{ kind: "grid-priority", from: "2026-07-01", reservedShare }],
          },
          tenYears,
        );
        for (let month = 0; month < months; month++) {
          const need = at("anodeNeedTonnes", month);
          const met = (
            [
              "homeGraphiteTonnes",
              "homeSiliconAsGraphiteTonnes",
              "alliedTonnes",
              "chineseAbroadTonnes",
              "exporterTonnes",
            ] as const
          ).map((series) => at(series, month));
          for (const tonnes of met) expect(tonnes).toBeGreaterThanOrEqual(0);
          expect(met.reduce((a, b) => a + b, 0)).toBeCloseTo(need, 6);
          expect(at("homeGraphiteTonnes", month)).toBeLessThanOrEqual(at("homeGraphiteCapacityTonnes", month) + 1e-6);
          const silicon = at("homeSiliconTonnes", month) + at("siliconAbroadTonnes", month);
          expect(silicon).toBeLessThanOrEqual(at("homeSiliconCapacityTonnes", month) + 1e-6);
          // No silicon without silane: what comes from elsewhere and what is made at home, half a tonne for each.
          expect(silicon * 0.5).toBeLessThanOrEqual(
            (files.inputs[0]!.outsideUnitsPerYear as number) + at("homeInputCapacityTonnes", month) + 1e-6,
          );
          expect(at("cellsMadeGwh", month)).toBeLessThanOrEqual(at("homeCellCapacityGwh", month) + 1e-9);
          expect(at("homeCellCapacityGwh", month)).toBeLessThanOrEqual(at("homeCellDecidedGwh", month) + 1e-9);
          expect(at("homeGraphiteCapacityTonnes", month)).toBeLessThanOrEqual(
            at("homeGraphiteDecidedTonnes", month) + 1e-6,
          );
          expect(at("secureShare", month)).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(at("publicMoneyMusd", -1)).toBeLessThanOrEqual(50 + 1e-6);
        for (const queue of state.queues)
          expect(queue.connected + queue.waitingUnits + queue.waitingOthers).toBeCloseTo(queue.asked, 6);
        const standing = plan.units.filter(
          ({ product, place }, row) =>
            cellOf(product, place) === 0 && (state.stage[row] === 1 || state.stage[row] === 2),
        );
        const sum = (of: (project: ProjectRow) => number) =>
          standing.reduce((all, unit) => all + of(files.projects[unit.project]!), 0);
        expect(state.decided[0]).toBeCloseTo(
          sum((one) => one.capacityUnitsPerYear),
          6,
        );
        expect(state.contractedDecided[0]).toBeCloseTo(
          sum((one) => one.capacityUnitsPerYear * (one.offtakeShare as number)),
          6,
        );
        expect(record.values.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 24, endOnFailure: true },
    );
  }, 120_000);
});

describe("a path", () => {
  it("rests where nothing grows: what does not add up over time is the same in every month", () => {
    const { months, at } = walk(smallCapacity({ rules: { ...smallCapacity().rules, closeFinanceDays: 1e9 } }));
    for (const series of [
      "anodeNeedTonnes",
      "homeGraphiteTonnes",
      "homeSiliconTonnes",
      "siliconMassVehiclesShare",
      "alliedTonnes",
      "chineseAbroadTonnes",
      "exporterTonnes",
      "graphiteJobs",
      "exporterCostUsdPerKwh",
      "graphiteCostUsdPerKwh",
    ] as const)
      for (let month = 1; month < months; month++) expect(at(series, month), series).toBe(at(series, 0));
    expect(at("anodeNeedTonnes", 0)).toBe(10_000);
    expect(at("homeGraphiteTonnes", 0)).toBe(1000);
  });

  const better = { id: "next", stage: "announced" as const, capexMusd: 1, announced: "2026-07-01" };

  it("builds a plant that pays, on the day that finance, power and building allow", () => {
    const files = smallCapacity({
      rules: { ...smallCapacity().rules, slipSigma: 0, beliefSigma: 0 },
      projects: [...smallCapacity().projects, project(better)],
    });
    const { state, plan, luck } = walk(files);
    const row = plan.units.findIndex(({ id }) => id === "next");
    // Closing is counted in the days of the months in which the margin paid; the decision falls on the first of one.
    const decided = plan.months.find(({ last }) => last + 1 >= 100 * luck.close[row]!)!.first;
    expect(state.decidedDay[row]).toBe(decided);
    expect(state.startedDay[row]).toBe(decided + 400);
  });

  it("leaves a plant unbuilt whose capital its margins do not pay, and builds it when public money fills the gap", () => {
    const dear = project({ ...better, capexMusd: 20 });
    const files = smallCapacity({
      rules: { ...smallCapacity().rules, beliefSigma: 0 },
      projects: [...smallCapacity().projects, dear],
    });
    const alone = walk(files);
    const row = alone.plan.units.findIndex(({ id }) => id === "next");
    expect(alone.state.startedDay[row]).toBe(-1);
    const helped = walk(files, { publicMoneyMusd: 500, uses: { graphite: 1 } });
    expect(helped.state.startedDay[row]).toBeGreaterThan(0);
    // The grant is the gap: margins (4000 - 2000) x 1000 t a year over capital, both at 10 % a year.
    expect(helped.at("publicMoneyMusd", -1)).toBeCloseTo(helped.state.grantMusd[row]!, 9);
    expect(helped.state.grantMusd[row]).toBeGreaterThan(1);
    expect(helped.state.grantMusd[row]).toBeLessThan(20);
    expect(walk(files, { publicMoneyMusd: 500, uses: { silicon: 1 } }).state.startedDay[row]).toBe(-1);
  });

  it("goes on building where two plants under way share a need that one of them would fill, as the market sells to both", () => {
    const half = (id: string) =>
      project({ ...better, id, stage: "building", capacityUnitsPerYear: 10_000, capexMusd: 10 });
    const files = smallCapacity({
      rules: { ...smallCapacity().rules, slipSigma: 0, beliefSigma: 0 },
      projects: [...smallCapacity().projects.slice(1), half("one"), half("other")],
    });
    // Home needs 10,000 t a year: half of what they can make, at 2,000 dollars of margin a tonne against 1,000 of capital.
    const { state, plan } = walk(files);
    for (const id of ["one", "other"])
      expect(state.startedDay[plan.units.findIndex((unit) => unit.id === id)], id).toBe(399);
  });

  it("sells nothing of a new plant until its buyers have proved it, then ramps as without; what runs on the first day has been proved", () => {
    const files = (qualifyDays: number) =>
      smallCapacity({
        rules: { ...smallCapacity().rules, slipSigma: 0, beliefSigma: 0 },
        routes: [route({ qualifyDays }), ...smallCapacity().routes.slice(1)],
        projects: [...smallCapacity().projects, project({ ...better, stage: "building", capexMusd: 0.1 })],
      });
    const [plain, proved] = [walk(files(0)), walk(files(365))];
    expect(proved.record.started).toEqual(plain.record.started);
    expect(proved.at("homeGraphiteCapacityTonnes", 0)).toBe(1000);
    // Started on day 399 = 4 August 2027; months 13 to 23 pass before the year is over, from month 25 on it is the ramp of a year before.
    expect(plain.at("homeGraphiteCapacityTonnes", 23)).toBeGreaterThan(1500);
    expect(proved.at("homeGraphiteCapacityTonnes", 23)).toBe(1000);
    expect(proved.at("homeGraphiteCapacityTonnes", 30)).toBeCloseTo(plain.at("homeGraphiteCapacityTonnes", 18), -2);
    expect(proved.at("homeGraphiteCapacityTonnes", -1)).toBe(2000);
  });

  it("closes a plant whose price does not pay its running cost for longer than it can wait, unless it is committed", () => {
    const files = (committed: boolean) =>
      smallCapacity({
        routes: [route({ cashCostUsdPerUnit: 5000 }), ...smallCapacity().routes.slice(1)],
        rules: { ...smallCapacity().rules, patienceDays: 400 },
        projects: [project({ committed }), ...smallCapacity().projects.slice(1)],
      });
    expect(walk(files(false)).at("homeGraphiteCapacityTonnes", 6)).toBe(1000);
    expect(walk(files(false)).at("homeGraphiteCapacityTonnes", -1)).toBe(0);
    expect(walk(files(true)).at("homeGraphiteCapacityTonnes", -1)).toBe(1000);
  });

  it("keeps the luck of every project when another one is added, and gives each replication its own", () => {
    const files = smallCapacity({ projects: [...smallCapacity().projects, project({ ...better })] });
    const [before, after] = [
      walk(smallCapacity()),
      walk({ ...files, projects: [project({ id: "first", company: "other" }), ...files.projects] }),
    ];
    before.plan.units.forEach(({ id }, row) => {
      const at = after.plan.units.findIndex((unit) => unit.id === id);
      expect(after.luck.slip[at]).toBe(before.luck.slip[row]);
    });
    expect(walk(files, {}, { replication: 1 }).luck.slip).not.toEqual(walk(files, {}, { replication: 0 }).luck.slip);
  });

  it("spends a stockpile's money on tonnes at the landed price, and moves tonnes to allies only as fast as buyers qualify them", () => {
    const stock = walk(smallCapacity(), {
      publicMoneyMusd: 90,
      uses: { stockpile: 1 },
      from: "2027-01-01",
      until: "2030-01-01",
    });
    expect(stock.at("stockTonnes", -1)).toBeCloseTo((stock.at("publicMoneyMusd", -1) * 1e6) / 4000, 3);
    const files = smallCapacity({
      uses: [use({ gwhPerYear: 10 }), use({ id: "abroad", place: "outside", gwhPerYear: 100 })],
      rules: { ...smallCapacity().rules, secondSourceDays: 1461 },
    });
    const sources = walk(files, {
      publicMoneyMusd: 8,
      uses: { "second-sources": 1 },
      from: "2026-07-01",
      until: "2034-07-01",
    });
    const none = walk(files);
    const moved = (month: number) => sources.at("alliedTonnes", month) - none.at("alliedTonnes", month);
    expect(moved(23)).toBeGreaterThan(400);
    expect(moved(23)).toBeLessThan(600);
    expect(moved(60)).toBeCloseTo(1000, 0);
  });

  it("knows its programmes by what they do, not by their names", () => {
    expect(walk(smallCapacity(), programme({ name: "other" })).record.values).toEqual(
      walk(smallCapacity()).record.values,
    );
  });
});
