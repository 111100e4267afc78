import { describe, expect, it } from "vitest";
import { openScenario } from "../src/cli/tree.ts";
import { layoutOf } from "../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../src/engine/run.ts";
import { experimentOf } from "../src/montecarlo/experiment.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { begin, changedColumns, copyOf } from "./harness.ts";

describe("in the shipped battery world", () => {
  it("anode graphite three times as dear, with nothing cut, puts less than a thousandth of the people out of work in 90 days", () => {
    const { files, loaded } = openScenario("scenarios/graphite-cutoff-evidence.yaml");
    const economy = buildEconomy(files);
    const replications = 6;
    const layout = layoutOf(economy, 91, []);
    const dearer = { name: "dearer", product: "anode-graphite", ratio: 3, startDay: 0 };
    const experiment = { ...experimentOf(files, loaded.scenario), controls: [], prices: [dearer] };
    const chunk = allocateChunk(layout, 0, 0, replications, false);
    expect(makeSimulator({ ...experiment, economy }, layout).runChunk(chunk)).toEqual([]);
    const out = chunk.people.subarray(0, 91 * replications);
    const people = files.sites.reduce((sum, row) => sum + row.headcount, 0);
    expect(Math.max(...out)).toBeLessThan(0.001 * people);
    const real = layout.series
      .filter(({ kind }) => kind === "real")
      .findIndex(({ name }) => name === "price.product.cells");
    const cells = chunk.real[(real * 91 + 90) * replications];
    expect(cells).toBeGreaterThan(1.005);
    expect(cells).toBeLessThan(1.15);
  }, 30_000);

  it("rests with its prices: they stay 1 to the bit without a shock", () => {
    const trial = begin(openScenario("scenarios/graphite-cutoff-evidence.yaml").files, { days: 20 });
    const before = copyOf(trial.block);
    trial.run(20);
    expect(changedColumns(before, trial.block)).toEqual([]);
    expect(trial.world.markets).toBeGreaterThan(15);
  });
});
