import { expect, it } from "vitest";
import { openScenario } from "../../src/cli/tree.ts";
import { makeLaneSimulators } from "../../src/engine/lanes/simulate.ts";
import { allocateChunk, makeSimulator } from "../../src/engine/run.ts";
import { siteSeries } from "../../src/engine/series.ts";
import { loadLaneModule } from "../../src/montecarlo/laneModule.ts";
import { planRun } from "../../src/montecarlo/plan.ts";

it("the people of all sites on a day are the people of the country, in both engines and every bit", async () => {
  const { loaded, files } = openScenario("scenarios/three-firm-cutoff.yaml");
  const scenario = { ...loaded.scenario, horizonDays: 60, report: { days: [7, 30], thresholds: [500] } };
  const { economy, experiment, layout } = planRun(files, scenario, "sites");
  const [replications, sites] = [5, layout.sites.siteIds.length];
  const whole = { ...experiment, economy };
  const chunk = allocateChunk(layout, 0, 0, replications);
  expect(makeSimulator(whole, layout).runChunk(chunk)).toEqual([]);
  const [out, any, stopped] = [0, 1, 2].map((m) =>
    chunk.siteDays!.subarray(m * layout.days * sites, (m + 1) * layout.days * sites),
  );
  const series = layout.series.filter(({ kind }) => kind === "people").findIndex(({ name }) => name === "outOfWork");
  let most = 0;
  for (let day = 0; day < layout.days; day++) {
    let [ofSites, ofCountry] = [0, 0];
    for (let i = 0; i < sites; i++) {
      const cell = day * sites + i;
      ofSites += out![cell]!;
      expect(any![cell]! > 0).toBe(out![cell]! > 0);
      expect(stopped![cell]!).toBeGreaterThanOrEqual(day > 0 ? stopped![cell - sites]! : 0);
    }
    for (let k = 0; k < replications; k++) ofCountry += chunk.people[(series * layout.days + day) * replications + k]!;
    expect(ofSites).toBe(ofCountry);
    most = Math.max(most, ofSites);
  }
  expect(most).toBeGreaterThan(1000);
  // Replication by replication: a site's series adds up to its sums.
  const seriesOf = (id: string) => {
    const row = layout.series.filter(({ kind }) => kind === "people").findIndex(({ name }) => name === siteSeries(id));
    return chunk.people.subarray(row * layout.days * replications, (row + 1) * layout.days * replications);
  };
  layout.sites.siteIds.forEach((id, i) => {
    const each = seriesOf(id);
    for (let day = 0; day < layout.days; day++)
      expect(each.subarray(day * replications, (day + 1) * replications).reduce((sum, n) => sum + n, 0)).toBe(
        out![day * sites + i],
      );
  });
  // On a report day they are what is summed of sites anyway.
  const [first, width] = [7 * sites, sites];
  expect(out!.slice(first, first + width)).toEqual(chunk.siteOutOfWork.slice(0, width));
  expect(stopped!.slice(first, first + width)).toEqual(chunk.siteStopped.slice(0, width));

  const inLanes = allocateChunk(layout, 0, 0, replications);
  const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  makeLaneSimulators(await loadLaneModule(), [whole], layout, same)([inLanes], () => {});
  expect(inLanes.siteDays).toEqual(chunk.siteDays);
  expect(inLanes.people).toEqual(chunk.people);
  expect(inLanes.real).toEqual(chunk.real);
});
