import { checkControl } from "./checks/controls.ts";
import { ScenarioError, show, suggest } from "./errors.ts";
import type { LoadedScenario } from "./load.ts";
import { mergeFactors } from "./priors.ts";
import type { Control, Factor, FactorOverride } from "./types.ts";
import type { WorldFiles } from "./worldTypes.ts";
import type { Path } from "./yaml.ts";

/**
 * A scenario against its world: overridden factors exist and stay in bounds, in the scenario itself and with each
 * premise on; controls name control groups of origins; quantities name factors.
 * @returns the world's factors with the scenario's own overrides (premises not applied)
 * @throws ScenarioError at the value in the scenario file
 */
export function checkAgainstWorld({ scenario, placeOf }: LoadedScenario, world: WorldFiles): Factor[] {
  const override = (path: Path, overrides: Readonly<Record<string, FactorOverride>>) =>
    mergeFactors(world.factors, overrides, (name, inner, end) => placeOf([...path, name, ...inner], end));
  const factors = override(["factors"], scenario.factors);
  const inspect = (path: Path, control: Control) => checkControl(control, path, world, placeOf);
  for (const [index, control] of scenario.controls.entries()) inspect(["controls", index], control);
  for (const [place, premise] of scenario.premises.entries()) {
    override(["premises", place, "factors"], premise.factors);
    for (const [index, control] of premise.controls.entries()) inspect(["premises", place, "controls", index], control);
  }
  return factors;
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
