import { blamer } from "./checks/blame.ts";
import { checkCycles } from "./checks/cycles.ts";
import { checkHead } from "./checks/head.ts";
import { checkLinks } from "./checks/links.ts";
import { checkNames } from "./checks/names.ts";
import { checkRecipes } from "./checks/recipes.ts";
import { checkShares } from "./checks/shares.ts";
import { checkSites } from "./checks/sites.ts";
import { checkSwitching } from "./checks/switching.ts";
import type { PlaceOf } from "./issues.ts";
import type { WorldFiles } from "./worldTypes.ts";

/**
 * The tables of a world against each other. The order matters: later checks rely on names that earlier ones looked up.
 * @param path the path of a file of the world, as errors should name it
 * @param placeOf where a value of world.yaml stands
 * @throws ScenarioError, the first fault found
 */
export function checkWorld(world: WorldFiles, path: (name: string) => string, placeOf: PlaceOf): void {
  const blame = blamer(path);
  checkNames(world, blame);
  checkSites(world, blame);
  checkRecipes(world, blame);
  checkLinks(world, blame);
  checkShares(world, blame);
  checkSwitching(world, blame);
  checkCycles(world, blame);
  checkHead(world, placeOf);
}
