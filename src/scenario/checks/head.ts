import { ScenarioError, show, suggest } from "../errors.ts";
import { householdRanges } from "../householdRule.ts";
import type { HouseholdRule } from "../householdTypes.ts";
import type { PlaceOf } from "../issues.ts";
import { priceRanges } from "../priceRule.ts";
import type { PriceRule } from "../worldRules.ts";
import { MOST_SPREAD } from "../worldSchema.ts";
import type { WorldFiles } from "../worldTypes.ts";
import { type Path, pathText } from "../yaml.ts";
import { factorFault } from "./names.ts";

/** Names and factors that world.yaml mentions must exist in the tables and in priors.yaml. */
export function checkHead(world: WorldFiles, placeOf: PlaceOf): void {
  const { suppliers, fit, luck, scopes, anticipation, prices, switching, households, headlines } = world;
  const stages = world.stages.map(({ id }) => id);
  const products = world.products.map(({ id }) => id);
  const factors = new Map(world.factors.map((factor) => [factor.name, factor]));
  const fail = (path: Path, value: unknown, problem: string, remedy: string, end?: "key") => {
    throw new ScenarioError(placeOf(path, end), { key: pathText(path), value, problem, remedy });
  };
  const known = (path: Path, value: string, names: readonly string[], noun: string, end?: "key") => {
    if (!names.includes(value)) fail(path, value, `${show(value)} is not a ${noun}`, suggest(value, names, noun), end);
  };
  const drawable = (path: Path, value: unknown, range: readonly [number, number] = [0, Infinity]) => {
    const fault = factorFault(value, range, factors);
    if (fault) fail(path, value, fault.problem, fault.remedy);
  };
  for (const [key, value] of Object.entries(luck)) drawable(["luck", key], value, [0, MOST_SPREAD]);
  const groups = [...new Set(world.origins.map(({ controlGroup }) => controlGroup))].filter(Boolean);
  for (const [index, rung] of scopes.entries()) {
    const taken = factors.has(rung.name) ? "is the name of a factor" : "is the name of an earlier rung";
    if (factors.has(rung.name) || scopes.findIndex(({ name }) => name === rung.name) < index)
      fail(["scopes", index, "name"], rung.name, `${show(rung.name)} ${taken}`, "give each rung a name of its own");
    for (const [place, group] of rung.groups.entries())
      known(["scopes", index, "groups", place], group, groups, "control group");
  }
  for (const [key, value] of Object.entries(anticipation ?? {})) {
    const least = key === "preBuyMultiple" || key === "expectedCutDays" ? 1 : 0;
    drawable(["anticipation", key], value, [least, key.endsWith("Share") ? 1 : Infinity]);
  }
  for (const key of prices === null ? [] : (Object.keys(priceRanges) as (keyof PriceRule)[]))
    drawable(["prices", key], prices![key], priceRanges[key]);
  for (const [key, value] of Object.entries(switching ?? {}))
    drawable(["switching", key], value, [0, key === "belowCoverShare" ? 1 : Infinity]);
  for (const key of households === null ? [] : (Object.keys(householdRanges) as (keyof HouseholdRule)[]))
    drawable(["households", key], households![key], householdRanges[key]);
  const unpaid = world.regimes.find(({ regime }) => households && !world.pay.some((row) => row.regime === regime));
  if (unpaid)
    fail(
      ["households"],
      unpaid.regime,
      `pay.csv has no row for regime ${unpaid.regime}`,
      "give one, or drop households",
    );
  if (fit) known(["fit", "product"], fit.product, products, "product");
  for (const [index, { sum, of }] of headlines.entries()) {
    if (sum === "suppliers") continue;
    const [names, noun] = sum === "headcount" ? [stages, "stage"] : [products, "product"];
    for (const [place, value] of of.entries()) known(["headlines", index, "of", place], value, names, noun);
  }
  if (!suppliers) return;
  const companies = world.companies.map(({ id }) => id);
  known(["suppliers", "stage"], suppliers.stage, stages, "stage");
  known(["suppliers", "product"], suppliers.product, products, "product");
  known(
    ["suppliers", "regime"],
    suppliers.regime,
    world.regimes.map(({ regime }) => regime),
    "regime",
  );
  for (const [index, stage] of suppliers.namedStages.entries())
    known(["suppliers", "namedStages", index], stage, stages, "stage");
  for (const [stage, value] of Object.entries(suppliers.jobsPerJob)) {
    known(["suppliers", "jobsPerJob", stage], stage, stages, "stage", "key");
    drawable(["suppliers", "jobsPerJob", stage], value);
  }
  for (const company of Object.keys(suppliers.companyScale)) {
    known(["suppliers", "companyScale", company], company, companies, "company", "key");
  }
  const weight = world.supplierRegions.reduce((sum, region) => sum + region.weight, 0);
  if (suppliers.sameRegionShare < 1 && !(weight > 0)) {
    const problem = `${suppliers.sameRegionShare} leaves suppliers elsewhere, but supplier-regions.csv gives no region a weight`;
    fail(["suppliers", "sameRegionShare"], suppliers.sameRegionShare, problem, "give that table, or sameRegionShare 1");
  }
}
