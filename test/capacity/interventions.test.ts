import { describe, expect, it } from "vitest";
import { openCapacity } from "../../src/cli/capacity/open.ts";
import { makePathSimulator } from "../../src/engine/capacity/simulate.ts";
import { pathKinds } from "../../src/scenario/capacity/interventions/kinds.ts";
import type { PathIntervention, PathKindName } from "../../src/scenario/capacity/interventions/types.ts";
import { programme, project, smallCapacity, use, walk } from "./smallCapacity.ts";

const from = "2026-07-01";
/** Each kind with no strength; a kind without one does not compile. */
const nothing: Record<PathKindName, PathIntervention> = {
  "grid-priority": { kind: "grid-priority", from, reservedShare: 0 },
  "cell-incentive": { kind: "cell-incentive", from, usdPerKwh: 0 },
  "chain-incentive": { kind: "chain-incentive", from, usdPerKwh: 0 },
  "price-floor": { kind: "price-floor", from, floorUsdPerTonne: 0 },
  "exporter-undercuts": { kind: "exporter-undercuts", from, priceCutShare: 0 },
  "exporter-cuts-equipment": { kind: "exporter-cuts-equipment", from, missingShare: 0 },
  "consumers-first": { kind: "consumers-first", from, openedShare: 0, programmeMusdPerYear: 0 },
  "outside-demand": { kind: "outside-demand", from, strengthShare: 0 },
};
/** The same with a strength. */
const much: Record<PathKindName, PathIntervention> = {
  "grid-priority": { kind: "grid-priority", from },
  "cell-incentive": { kind: "cell-incentive", from },
  "chain-incentive": { kind: "chain-incentive", from },
  "price-floor": { kind: "price-floor", from },
  "exporter-undercuts": { kind: "exporter-undercuts", from },
  "exporter-cuts-equipment": { kind: "exporter-cuts-equipment", from },
  "consumers-first": { kind: "consumers-first", from },
  "outside-demand": { kind: "outside-demand", from },
};
const words = Object.keys(pathKinds) as PathKindName[];
const devices = use({
  id: "devices",
  place: "outside",
  sector: "consumer-devices",
  gwhPerYear: 4,
  homeCellShare: 0,
  homeMakersShare: 0.2,
  valueUsdPerKwh: 20,
});
const files = smallCapacity({ uses: [...smallCapacity().uses, devices] });

describe("interventions on what is built", () => {
  it("of no strength are the path without them to the bit, in the shipped world, and move it with one", () => {
    const { experiment } = openCapacity("scenarios/leapfrog-silicon.yaml");
    const money = { publicMoneyMusd: 3000, uses: { "anode-silicon": 0.85, silane: 0.15 } };
    const programmes = [
      programme(money),
      ...words.flatMap((word) => [
        programme({ ...money, name: `${word}-0`, interventions: [nothing[word]] }),
        programme({ ...money, name: word, interventions: [much[word]] }),
      ]),
    ];
    const { paths } = makePathSimulator({ ...experiment, until: "2030-06-30", programmes }).run(0);
    words.forEach((word, i) => {
      expect(paths[1 + 2 * i], word).toEqual(paths[0]);
      expect(paths[2 + 2 * i], word).not.toEqual(paths[0]);
    });
  });

  it("pay for cells what they say, a kWh sold", () => {
    const { at } = walk(
      files,
      { interventions: [{ kind: "cell-incentive", from, usdPerKwh: 4 }] },
      { until: "2027-06-30" },
    );
    // 10 GWh a year for 365 days at 4 dollars a kWh, beside no credit of the law.
    expect(at("interventionsMusd", -1)).toBeCloseTo(40, 9);
    expect(at("cellCreditsMusd", -1)).toBe(0);
  });

  it("pay for the chain only what is made of it at home, a tonne of silicon as the graphite that it replaces", () => {
    const { at, months } = walk(
      files,
      { interventions: [{ kind: "chain-incentive", from, usdPerKwh: 4 }] },
      { until: "2027-06-30" },
    );
    let tonnes = 0;
    for (let month = 0; month < months; month++)
      tonnes +=
        at("homeGraphiteTonnes", month) + 4 * (at("homeSiliconTonnes", month) + at("siliconAbroadTonnes", month));
    // A tonne for a MWh: 4,000 dollars a tonne. Volumes are the same every month.
    expect(at("interventionsMusd", -1)).toBeCloseTo(((tonnes / months) * 4000) / 1e6, 6);
  });

  it("lift what is earned to a floor, at the public's cost, and keep a plant open that would have closed", () => {
    const dear = smallCapacity({
      routes: files.routes.map((one) => (one.id === "graphite-home" ? { ...one, cashCostUsdPerUnit: 5000 } : one)),
      rules: { ...files.rules, patienceDays: 400 },
    });
    const floor = { kind: "price-floor", from, floorUsdPerTonne: 5500 } as const;
    expect(walk(dear).at("homeGraphiteCapacityTonnes", -1)).toBe(0);
    const { at, plan } = walk(dear, { interventions: [floor] });
    expect(at("homeGraphiteCapacityTonnes", -1)).toBe(1000);
    // Graphite alone is below its floor: 1,500 dollars for each of 1,000 tonnes a year; silicon earns 16,000 + 4,000 where 22,000 is the floor.
    const years = plan.days / 365;
    expect(at("interventionsMusd", -1)).toBeCloseTo((1.5 + 0.2) * years, 1);
  });

  it("leave plants under way to wait for equipment, at home and not at Chinese-owned ones abroad", () => {
    const still = { ...files.rules, slipSigma: 0 };
    const start = (place: "home" | "chinese-abroad", missingShare: number) => {
      const route = place === "home" ? "graphite-home" : "graphite-abroad";
      const plant = project({ id: "late", place, route, stage: "building", committed: true });
      const cut = { kind: "exporter-cuts-equipment", from, missingShare, months: 6 } as const;
      const { record } = walk(
        { ...files, rules: still, projects: [...files.projects, plant] },
        { interventions: [cut] },
      );
      return record.started.at(-1)!;
    };
    const built = start("home", 0);
    // Months whose middle lies in the six: July to December, 184 days, of which half do nothing.
    expect(built).toBeGreaterThan(184);
    expect(start("home", 0.5)).toBe(built + 92);
    expect(start("chinese-abroad", 0.5)).toBe(start("chinese-abroad", 0));
  });

  it("undercut for as long as they say, and not a month longer", () => {
    const undercut = { kind: "exporter-undercuts", from: "2027-01-01", priceCutShare: 0.25, months: 12 } as const;
    const { at } = walk(files, { interventions: [undercut] });
    const price = (month: number) => at("exporterCostUsdPerKwh", month);
    expect([5, 6, 17, 18].map(price).map((usd) => usd / price(0))).toEqual([1, 0.75, 0.75, 1]);
  });

  it("open phones to makers at home: what is sold abroad grows by the share that is opened", () => {
    const plenty = smallCapacity({
      ...files,
      projects: files.projects.map((one) => (one.id === "silicon" ? { ...one, capacityUnitsPerYear: 2000 } : one)),
    });
    const opened = { kind: "consumers-first", from, openedShare: 0.5, programmeMusdPerYear: 6 } as const;
    const [without, with_] = [walk(plenty), walk(plenty, { interventions: [opened] })];
    // From 0.2 to 0.2 + 0.8 / 2.
    expect(with_.at("siliconAbroadTonnes", 3) / without.at("siliconAbroadTonnes", 3)).toBeCloseTo(3, 9);
    expect(with_.at("interventionsMusd", 11)).toBeCloseTo(6, 9);
  });

  it("triple demand outside China in five years when that is what is asked", () => {
    const triple = { kind: "outside-demand", from, multipleAfterFiveYears: 3 } as const;
    const grows = smallCapacity({
      uses: [use({ multipleAfterFiveYears: 1.5 }), use({ id: "abroad", place: "outside", gwhPerYear: 30 })],
    });
    const { at, plan } = walk(grows, { interventions: [triple] });
    const month = plan.months.findIndex((one) => one.month === "2031-06");
    expect(at("outsideDemandGwh", month) / 40).toBeCloseTo(3, 2);
    // Both grow faster by one factor: the first keeps its lead.
    expect(walk(grows).at("outsideDemandGwh", month)).toBeCloseTo(45, 1);
  });
});
