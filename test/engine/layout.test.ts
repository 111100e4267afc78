import { expect, it } from "vitest";
import { layoutOf } from "../../src/engine/layout.ts";
import { buildEconomy } from "../../src/world/economy.ts";
import { randomWorld } from "../randomWorld.ts";

it("names each series once, with a unit and a meaning, people before the rest", () => {
  for (let n = 0; n < 20; n++) {
    const { series } = layoutOf(buildEconomy(randomWorld(`layout-${n}`).files), 10, []);
    expect(new Set(series.map((one) => one.name)).size).toBe(series.length);
    expect(series.every((one) => one.unit !== "" && one.meaning.length > 5)).toBe(true);
    const kinds = series.map((one) => one.kind).join();
    expect(kinds).toMatch(/^(people,?)+(real,?)+$/);
  }
});

it("keeps report days within the horizon and counts plants and suppliers at home, no origins", () => {
  const economy = buildEconomy(randomWorld("layout").files);
  const { sites } = layoutOf(economy, 30, [7, 29, 30, 180]);
  expect(sites.days).toEqual([7, 29]);
  const home = new Set(economy.files.regions.filter((row) => row.counted).map((row) => row.id));
  const expected = economy.rows.nodes.filter(
    (node) => node.kind !== "origin" && home.has(node.kind === "plant" ? node.row.region : node.firm.region),
  );
  expect(sites.siteIds).toEqual(expected.map((node) => node.id));
});
