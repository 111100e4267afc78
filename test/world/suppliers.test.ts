import { describe, expect, it } from "vitest";
import type { SupplierRule } from "../../src/scenario/worldRules.ts";
import { generateSuppliers } from "../../src/world/suppliers.ts";
import { assemble, region, site } from "../worlds.ts";

const rule: SupplierRule = {
  stage: "supplier",
  regime: "patient",
  product: "parts",
  firms: 300,
  sizeTail: 1.3,
  customersPerFirm: [0.6, 0.3, 0.1],
  sameRegionShare: 0.4,
  jobsPerJob: { plant: 1 },
  companyScale: {},
  namedStages: [],
  source: "",
};
const worldOf = (ids: readonly string[]) =>
  assemble({
    regions: [region("home", true), region("east", true)],
    sites: ids.map((id, n) => site(id, "car", { recipe: "car", headcount: 500 * (n + 1) })),
    supplierRegions: [{ line: 1, sourceKind: "", source: "", note: "", region: "east", weight: 1 }],
  });
const nominal = (quantity: number | string) => Number(quantity);
const firms = (ids: readonly string[], given: Partial<SupplierRule> = {}) =>
  generateSuppliers(worldOf(ids), { ...rule, ...given }, nominal);

describe("generated suppliers", () => {
  it("share each customer out among themselves: weights sum to 1", () => {
    const sums = [0, 0, 0];
    for (const firm of firms(["x", "y", "z"])) for (const { site: at, weight } of firm.customers) sums[at] += weight;
    for (const sum of sums) expect(sum).toBeCloseTo(1, 12);
  });

  it("are about as many as asked, in proportion to the customers' supplier jobs", () => {
    const list = firms(["x", "y", "z"]);
    const mains = [0, 1, 2].map((at) => list.filter((firm) => firm.customers[0].site === at).length);
    expect(mains).toEqual([50, 100, 150]);
  });

  it("sit beside their main customer in the share asked for, elsewhere by the weights of regions", () => {
    const beside = firms(["x", "y", "z"]).filter((firm) => firm.region === "home").length;
    expect(Math.abs(beside - 120)).toBeLessThan(4 * Math.sqrt(300 * 0.4 * 0.6));
  });

  it("are the same firms every time, and keep id, size rank and region when another world's site list is longer", () => {
    expect(firms(["x", "y"])).toEqual(firms(["x", "y"]));
    const before = new Map(firms(["x", "y"]).map((firm) => [firm.id, firm.region]));
    const after = firms(["x", "y", "z"]).filter((firm) => before.has(firm.id));
    expect(after.length).toBeGreaterThan(100);
    for (const firm of after) expect(firm.region).toBe(before.get(firm.id));
  });

  it("do not exist where no stage has supplier jobs", () => {
    expect(firms(["x"], { jobsPerJob: {} })).toEqual([]);
  });
});
