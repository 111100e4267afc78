import { afterAll, describe, expect, it } from "vitest";
import { viewChunk } from "../../src/analysis/chunkView.ts";
import { collectOutcomes } from "../../src/analysis/evaluate.ts";
import { parseOutcome } from "../../src/analysis/outcomes.ts";
import { factorColumn } from "../../src/analysis/sensitivity/sample.ts";
import { openScenario } from "../../src/cli/tree.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { openPool } from "../../src/montecarlo/pool.ts";
import { rowsOfDesign, runRows } from "../../src/montecarlo/rows.ts";
import { runMonteCarlo } from "../../src/montecarlo/run.ts";
import { sobolDesign } from "../../src/numbers/designs/fill.ts";
import { buildEconomy } from "../../src/world/economy.ts";

const { files, loaded } = openScenario("scenarios/graphite-cutoff-evidence.yaml");
const experiment = experimentOf(files, loaded.scenario);
const layout = layoutOf(buildEconomy(files), 31, []);
const outcomes = ["outOfWork@30", "dayOf(outOfWork >= 1000)"].map(parseOutcome);
const pool = openPool(files, 2, await loadLaneModule());
const reference = openPool(files, 1);
afterAll(() => Promise.all([pool.close(), reference.close()]));
const rows = 10;
const design = sobolDesign({ names: layout.factors, seed: loaded.scenario.seed, rows });

describe("rows of a design", () => {
  it("give what a run gives whose replications draw those rows, in lanes and on the reference engine", async () => {
    const chunks: ReturnType<typeof viewChunk>[] = [];
    await runMonteCarlo(pool, {
      name: "run",
      experiment,
      layout,
      replications: rows,
      chunkReplications: rows,
      onChunk: (chunk) => chunks.push(viewChunk(layout, chunk)),
    });
    const drawn = collectOutcomes(layout, chunks, outcomes);
    expect(new Set(drawn.columns.get("outOfWork@30")).size).toBe(rows);
    for (const [name, workers] of [
      ["lanes", pool],
      ["reference", reference],
    ] as const) {
      const run = await runRows(workers, {
        name,
        experiment,
        layout,
        ...rowsOfDesign(design, experiment, files),
        outcomes,
      });
      expect(run!.failures).toEqual([]);
      expect(run!.sample.rows).toEqual(drawn.numbers);
      expect([...run!.sample.outcomes]).toEqual([...drawn.columns]);
      expect([...factorColumn(run!.sample, "anodeCoverDays")]).toEqual([...chunks[0]!.factor("anodeCoverDays")]);
    }
  });

  it("of equal values differ by their luck alone", async () => {
    const { values } = rowsOfDesign(design, experiment, files);
    const width = layout.factors.length;
    const same = new Float64Array(5 * width);
    for (let r = 0; r < 5; r++) same.set(values.subarray(0, width), r * width);
    const luck = Uint32Array.of(0, 3, 0, 3, 0);
    const run = await runRows(pool, { name: "luck", experiment, layout, values: same, luck, outcomes });
    const [a, b, ...others] = run!.sample.outcomes.get("outOfWork@30")!;
    expect(a).not.toBe(b);
    expect(others).toEqual([a, b, a]);
  });
});
