import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { layoutOf } from "../../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../../src/engine/run.ts";
import { experimentOf } from "../../src/montecarlo/experiment.ts";
import { runViews } from "../../src/montecarlo/views.ts";
import { buildEconomy } from "../../src/world/economy.ts";

describe("three answers to one question", () => {
  const { files, loaded } = openScenario("scenarios/three-firm-cutoff.yaml");
  const { scenario } = loaded;
  const day = Math.max(...scenario.report.days);
  const views = runViews({ files, scenario, day, replications: 4, module: null });

  it("end with the model's own answer, and its output lost is that of the last step", () => {
    const economy = buildEconomy(files);
    const layout = layoutOf(economy, day + 1, []);
    const chunk = allocateChunk(layout, 0, 0, 4);
    makeSimulator({ economy, ...experimentOf(files, scenario) }, layout).runChunk(chunk);
    const people = layout.series.filter(({ kind }) => kind === "people").map(({ name }) => name);
    const at = (people.indexOf("outOfWork") * (day + 1) + day) * 4;
    expect(views.outOfWork).toBeCloseTo(chunk.people.subarray(at, at + 4).reduce((sum, n) => sum + n, 0) / 4, 9);
  });

  it("grow as they see more of the network: direct, suppliers, local jobs; customers, suppliers of those hit, coupled", () => {
    const { direct, typeOne, typeTwo, down, esri, coupled } = views.static;
    expect(direct).toBeGreaterThan(0);
    expect(typeOne).toBeGreaterThanOrEqual(direct);
    expect(typeTwo).toBeGreaterThanOrEqual(typeOne);
    expect(down).toBeGreaterThanOrEqual(direct);
    expect(esri).toBeGreaterThanOrEqual(down);
    expect(coupled).toBeGreaterThanOrEqual(esri);
    expect(views.bounded).toBe(4);
  });
});
