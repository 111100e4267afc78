import { expect, it } from "vitest";
import { layoutOf } from "../src/engine/layout.ts";
import { allocateChunk, makeSimulator } from "../src/engine/run.ts";
import type { Control } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { buildEconomy } from "../src/world/economy.ts";
import { dice } from "./dice.ts";
import { randomControls, randomWorld } from "./randomWorld.ts";

const DAYS = 90;

/**
 * The same world, its rows in another order. Fills keep theirs, because it says which of them stands in first for another; sites
 * keep theirs where firms are generated, because the firms' further customers are picked along that list.
 */
function shuffled(files: WorldFiles, seed: string): WorldFiles {
  const d = dice(`order of ${seed}`);
  const tables = [
    "regions",
    "companies",
    "products",
    "stages",
    "origins",
    "slots",
    "links",
    "endUses",
    "demand",
  ] as const;
  const free = [...tables, "regimes", ...(files.suppliers === null ? (["sites"] as const) : [])] as const;
  return { ...files, ...Object.fromEntries(free.map((name) => [name, d.shuffled<unknown>(files[name])])) };
}

/** A replication's people out of work by site id and day, and its series by name. */
function simulated(files: WorldFiles, controls: readonly Control[], seed: string) {
  const economy = buildEconomy(files);
  const everyDay = Array.from({ length: DAYS }, (_, day) => day);
  const layout = layoutOf(economy, DAYS, everyDay);
  const chunk = allocateChunk(layout, 0, 3, 1);
  const failures = makeSimulator({ economy, factors: files.factors, controls, seed }, layout).runChunk(chunk);
  const { siteIds } = layout.sites;
  const sites = siteIds.map(
    (id, i) => [id, everyDay.map((day) => chunk.siteOutOfWork[day * siteIds.length + i])] as const,
  );
  const series = (kind: "people" | "real") =>
    layout.series
      .filter((one) => one.kind === kind)
      .map(({ name }, i) => [name, Array.from(chunk[kind].subarray(i * DAYS, (i + 1) * DAYS))] as const);
  return { failures, sites: new Map(sites), people: new Map(series("people")), real: new Map(series("real")) };
}

it("sends the same people home from the same site on the same day, whatever the order of the world's rows", () => {
  let reached = 0;
  for (let n = 0; n < 150; n++) {
    const seed = `order-${n}`;
    const { files } = randomWorld(seed);
    const controls = randomControls(seed, files, DAYS);
    const one = simulated(files, controls, seed);
    const two = simulated(shuffled(files, seed), controls, seed);
    expect([seed, two.failures]).toEqual([seed, []]);
    expect(two.sites).toEqual(one.sites);
    expect(two.people).toEqual(one.people);
    // Reals are sums in the order of rows, so their last bits may differ; they are held to a billionth of the series' largest value.
    for (const [name, values] of one.real) {
      const scale = Math.max(...values.map(Math.abs), 1e-9);
      const apart = values.map((value, day) => Math.abs(value - two.real.get(name)[day]) / scale);
      expect([seed, name, Math.max(...apart) < 1e-9]).toEqual([seed, name, true]);
    }
    for (const days of one.sites.values()) if (days.some((people) => people > 0)) reached++;
  }
  expect(reached).toBeGreaterThan(300);
}, 60_000);
