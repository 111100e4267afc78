import { checkControl } from "./checks/controls.ts";
import { checkFeed } from "./checks/feeds.ts";
import { checkInterventions } from "./checks/interventions.ts";
import { factorFault } from "./checks/names.ts";
import { ScenarioError, show, suggest } from "./errors.ts";
import type { LoadedScenario } from "./load.ts";
import { pricedProducts } from "./pricedProducts.ts";
import { outsideRatio } from "./priceRule.ts";
import { mergeFactors } from "./priors.ts";
import type { Control, Factor, FactorOverride, PricePath, Quantity } from "./types.ts";
import type { WorldFiles } from "./worldTypes.ts";
import { type Path, pathText } from "./yaml.ts";

/**
 * A scenario against its world: overridden factors exist and stay in bounds, in the scenario itself and with each
 * premise on; controls name control groups of origins, outages and ratings sites; quantities name factors.
 * @returns the world's factors with the scenario's own overrides (premises not applied)
 * @throws ScenarioError at the value in the scenario file
 */
export function checkAgainstWorld({ scenario, placeOf }: LoadedScenario, world: WorldFiles): Factor[] {
  const override = (path: Path, overrides: Readonly<Record<string, FactorOverride>>) =>
    mergeFactors(world.factors, overrides, (name, inner, end) => placeOf([...path, name, ...inner], end));
  const factors = override(["factors"], scenario.factors);
  const known = new Map(world.factors.map((factor) => [factor.name, factor]));
  const fail = (path: Path, value: unknown, problem: string, remedy: string) => {
    throw new ScenarioError(placeOf(path), { key: pathText(path), value, problem, remedy });
  };
  const names = (path: Path, given: readonly string[], there: readonly string[], what: string) => {
    for (const [index, name] of given.entries())
      if (!there.includes(name))
        fail([...path, index], name, `${show(name)} is not ${what} in ${world.name}`, suggest(name, there, "name"));
  };
  const share = (path: Path, value: Quantity) => {
    const fault = factorFault(value, [0, 1], known);
    if (fault) fail(path, value, fault.problem, fault.remedy);
  };
  const inspect = (path: Path, control: Control) => checkControl(control, path, world, placeOf);
  const sites = world.sites.map(({ id }) => id);
  const places = [...sites, ...world.origins.map(({ id }) => id)];
  const uses = world.endUses.map(({ id }) => id);
  for (const [index, outage] of scenario.outages.entries()) {
    names(["outages", index, "sites"], outage.sites, places, "a site or origin");
    share(["outages", index, "availableShare"], outage.availableShare);
    share(["outages", index, "strikingShare"], outage.strikingShare ?? 0);
  }
  for (const [index, rating] of scenario.rated.entries()) {
    names(["rated", index, "sites"], rating.sites, sites, "a site");
    names(["rated", index, "endUses"], rating.endUses, uses, "an end use");
  }
  for (const [index, feed] of scenario.feeds.entries()) checkFeed(feed, ["feeds", index], world, placeOf);
  checkInterventions(scenario, world, placeOf);
  for (const [index, { product }] of scenario.credits.entries()) {
    const made = world.products.map(({ id }) => id);
    if (!made.includes(product))
      fail(
        ["credits", index, "product"],
        product,
        `${show(product)} is no product of ${world.name}`,
        suggest(product, made, "product"),
      );
  }
  checkPrices(scenario.prices, world, placeOf, known);
  for (const [index, control] of scenario.controls.entries()) inspect(["controls", index], control);
  for (const [place, premise] of scenario.premises.entries()) {
    override(["premises", place, "factors"], premise.factors);
    for (const [index, control] of premise.controls.entries()) inspect(["premises", place, "controls", index], control);
    for (const [index, feed] of premise.feeds.entries())
      checkFeed(feed, ["premises", place, "feeds", index], world, placeOf);
  }
  for (const [place, { factors: held }] of scenario.without.entries()) override(["without", place, "factors"], held);
  return factors;
}

/** Prices set from outside: the world has prices at all, the product has a market in it, and the ratio can be drawn. */
function checkPrices(
  paths: readonly PricePath[],
  world: WorldFiles,
  placeOf: LoadedScenario["placeOf"],
  known: ReadonlyMap<string, Factor>,
): void {
  const traded = pricedProducts(world);
  for (const [index, { product, ratio }] of paths.entries()) {
    const fail = (key: string, value: unknown, problem: string, remedy: string) => {
      const full = ["prices", index, key];
      throw new ScenarioError(placeOf(full), { key: pathText(full), value, problem, remedy });
    };
    if (world.prices === null)
      fail("product", product, `the world ${world.name} has no prices`, "give world.yaml the section prices");
    if (!traded.includes(product)) {
      const problem = `${show(product)} is not a product that counted buyers of ${world.name} buy`;
      fail("product", product, problem, suggest(product, traded, "product"));
    }
    const fault = factorFault(ratio, outsideRatio, known);
    if (fault) fail("ratio", ratio, fault.problem, fault.remedy);
  }
}

/**
 * Ends with an error at the scenario's `world` when no folder of that name is there.
 * @param worlds names of the folders that are
 * @throws ScenarioError
 */
export function checkWorldName({ scenario, placeOf }: LoadedScenario, worlds: readonly string[]): void {
  const { world } = scenario;
  if (worlds.includes(world)) return;
  const problem = `there is no world ${show(world)}`;
  throw new ScenarioError(placeOf(["world"]), {
    key: "world",
    value: world,
    problem,
    remedy: suggest(world, worlds, "world"),
  });
}
