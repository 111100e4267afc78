import { describe, expect, it } from "vitest";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { worldTotals } from "../src/world/totals.ts";
import { runChecked } from "./harness.ts";
import { randomWorld } from "./randomWorld.ts";

/** A random world whose plants stand in two countries, of which some are counted; no prices, which only counted buyers make. */
function inTwo(seed: string, counted: readonly string[]): WorldFiles {
  const { files } = randomWorld(seed);
  const region = (id: string) => ({ ...files.regions[0], id, name: id, counted: counted.includes(id) });
  const regions = [region("here"), region("there"), ...files.regions.filter((one) => !one.counted)];
  const sites = files.sites.map((site, n) => ({ ...site, region: n % 2 === 0 ? "here" : "there" }));
  const elsewhere = files.supplierRegions
    .map((row, n) => ({ ...row, region: n % 2 === 0 ? "here" : "there" }))
    .slice(0, 2);
  return { ...files, regions, sites, supplierRegions: elsewhere, prices: null };
}

describe("plants in two countries of which one is counted", () => {
  it("make and use goods alike, and people out of work add up: here and there are both, suppliers included", () => {
    let busy = 0;
    for (let n = 0; n < 10; n++) {
      const seed = `two-${n}`;
      const [here, there, both] = [["here"], ["there"], ["here", "there"]].map((counted) => {
        const files = inTwo(seed, counted);
        const outages = [{ name: "fire", sites: [files.sites[0].id, files.sites.at(-1)!.id], availableShare: 0 }].map(
          (one) => ({ ...one, startDay: 0, onsetDays: 0, recoveryDays: 0 }),
        );
        const run = runChecked(files, [], 60, { seed, outages });
        expect(run.failures).toEqual([]);
        return { out: Array.from(run.series("outOfWork")), totals: worldTotals(buildEconomy(files)).counts };
      });
      expect(here.out.map((people, day) => people + there.out[day])).toEqual(both.out);
      expect(here.totals.people + there.totals.people).toBe(both.totals.people);
      expect(here.totals.uncountedPeople).toBe(there.totals.people);
      expect([both.totals.uncountedPeople, both.totals.uncountedSites]).toEqual([0, 0]);
      if (both.out.some((people) => people > 0)) busy++;
    }
    expect(busy).toBeGreaterThan(3);
  }, 60_000);
});
