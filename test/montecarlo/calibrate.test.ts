import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resolveTargets } from "../../src/analysis/backtest/targets.ts";
import { shapeOf, shapeOfPrior, valuesOfPopulation } from "../../src/analysis/calibration/posterior.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { type CalibrationResult, runCalibration } from "../../src/montecarlo/calibrate.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { openPool, type Pool } from "../../src/montecarlo/pool.ts";
import { runRows } from "../../src/montecarlo/rows.ts";
import { seedKey, subkey, uniform } from "../../src/numbers/luck.ts";
import { defaultForms } from "../../src/scenario/forms.ts";
import { inverses } from "../../src/scenario/sample.ts";
import type { TargetRow } from "../../src/scenario/targets.ts";
import type { Factor, Scenario } from "../../src/scenario/types.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { cut } from "../harness.ts";
import { assemble, buys, endUse, fill, link, origin, regime, site, slot } from "../worlds.ts";

/** Six plants that share one origin, each with a stock of its own luck; people leave after a lag and come back in so many days. */
const plants = ["a", "b", "c", "d", "e", "f"];
const factor = (name: string, low: number, high: number): Factor => ({
  name,
  meaning: name,
  unit: "day",
  prior: { dist: "uniform", low, high },
  bounds: [low, high],
  source: { kind: "judgement" },
});
const factors = [factor("lagDays", 0, 12), factor("recallDays", 1, 15), factor("noticeDays", 0, 60)];
const files = {
  ...assemble({
    regimes: [
      regime("patient", {
        furloughLagDays: "lagDays",
        recallDays: "recallDays",
        noticeDays: "noticeDays",
        keptShare: 0.1,
        temporaryShare: 1,
      }),
    ],
    sites: plants.map((id) => site(id, "cell", { recipe: "cell", headcount: 1000 })),
    origins: [origin("anode-abroad", "anode", { transitDays: 2 })],
    slots: [slot("cell", "anode", { coverDays: 5, restockDays: 3 })],
    fills: [fill("cell", "anode", "anode")],
    links: plants.map((id) => link("anode-abroad", id, "anode")),
    endUses: [endUse("customers")],
    demand: plants.map((id) => buys("customers", id, 100)),
  }),
  factors,
  luck: { coverCompanySigma: 0, coverSiteSigma: 0.25, lagSiteSigma: 0.2, cashCompanySigma: 0 },
};
const scenario: Scenario = {
  ...{ name: "synthetic", question: "?", world: "small", seed: "synthetic", replications: 1, horizonDays: 50 },
  ...{ announced: "2027-01-11", effective: "2027-01-11", forms: defaultForms },
  controls: [cut(["anode-abroad"], { goodsAtSeaStopped: 1, endDay: 28 })],
  ...{
    outages: [],
    rated: [],
    prices: [],
    feeds: [],
    daysOff: [],
    weekends: "on",
    interventions: [],
    options: [],
    credits: [],
    factors: {},
    premises: [],
    without: [],
  },
  report: { days: [7], thresholds: [] },
};
const asked = [
  "mean(outOfWork, 4, 9)",
  "mean(outOfWork, 10, 15)",
  "outOfWork@25",
  "mean(outOfWork, 31, 35)",
  "outOfWork@40",
];
const rowOf = (outcome: string, observed: number): TargetRow => ({
  ...{ line: 1, name: outcome, outcome, scale: 1, offset: 0, observed, low: observed - 300, high: observed + 300 },
  ...{ unit: "people", use: "calibrate", sourceKind: "judgement", source: "", note: "" },
});

let pool: Pool;
beforeAll(async () => {
  pool = openPool(files, 2, await loadLaneModule());
}, 120_000);
afterAll(() => pool.close());

const key = seedKey("truth");
const layout = layoutOf(buildEconomy(files), scenario.horizonDays + 1, []);

/** A truth from the prior, and what the model makes of it under luck that no particle has. */
async function history(n: number) {
  const truth = inverses(factors).map((quantile, i) => quantile(uniform(subkey(key, "truth", factors[i]!.name), n)));
  const outcomes = resolveTargets(
    "targets.csv",
    asked.map((text) => rowOf(text, 0)),
    layout,
    scenario.effective,
  ).map(({ outcome }) => outcome);
  const run = await runRows(pool, {
    name: `truth ${n}`,
    experiment: experimentOf(files, scenario),
    layout,
    values: Float64Array.from(truth),
    luck: Uint32Array.of(1_000_000 + n),
    outcomes,
  });
  const observed = [...run!.sample.outcomes.values()].map(([value]) => value!);
  return { truth, targets: asked.map((text, i) => rowOf(text, observed[i]!)) };
}

const fit = (targets: readonly TargetRow[], seed: string, on = pool) =>
  runCalibration({
    cases: [{ name: "synthetic", files, scenario, targetFile: "targets.csv", targets, pool: on }],
    factors,
    seed,
    particles: 120,
    rounds: 4,
  }) as Promise<CalibrationResult>;

describe("calibration on what the model itself made", () => {
  it("covers the truth at about the rate it says, narrows what the targets see, and leaves what they do not", async () => {
    const truths = 16;
    let covered = 0;
    const ratios: number[][] = [[], [], []];
    for (let n = 0; n < truths; n++) {
      const { truth, targets } = await history(n);
      const { adjusted: population, failures } = await fit(targets, `fit-${n}`);
      expect(failures).toBe(0);
      const columns = valuesOfPopulation(population, inverses(factors));
      columns.forEach((values, i) => {
        const { q05, q95, sd } = shapeOf(values, population.weights);
        if (i < 2 && truth[i]! >= q05 && truth[i]! <= q95) covered++;
        ratios[i]!.push(sd / shapeOfPrior(inverses(factors)[i]!).sd);
      });
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
    // 32 intervals of 90 %: fewer than 25 would happen once in 120 times if they were honest.
    expect(covered).toBeGreaterThanOrEqual(25);
    expect(median(ratios[0]!)).toBeLessThan(0.5);
    expect(median(ratios[1]!)).toBeLessThan(0.7);
    // Nobody is let go for good within the run, so notice leaves no trace. 120 weighted particles know an sd to about 10 %.
    expect(median(ratios[2]!)).toBeGreaterThan(0.85);
  }, 600_000);

  it("is the same on any number of threads, in lanes or not", async () => {
    const { targets } = await history(99);
    const inLanes = await fit(targets, "threads");
    const alone = openPool(files, 1);
    try {
      expect(await fit(targets, "threads", alone)).toEqual(inLanes);
    } finally {
      await alone.close();
    }
    expect((await fit(targets, "other")).population.z).not.toEqual(inLanes.population.z);
  }, 600_000);
});
