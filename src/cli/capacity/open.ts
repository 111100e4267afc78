import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { resolvePathTargets } from "../../analysis/capacity/targets.ts";
import type { CapacityExperiment } from "../../engine/capacity/simulate.ts";
import { readCapacityFiles } from "../../scenario/capacity/files.ts";
import {
  asksAboutCapacity,
  checkProgrammes,
  type LoadedCapacity,
  readCapacityScenario,
} from "../../scenario/capacity/load.ts";
import type { CapacityFiles, PathCuts } from "../../scenario/capacity/types.ts";
import { ScenarioError, show, suggest } from "../../scenario/errors.ts";
import { mergeFactors } from "../../scenario/priors.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { standFiles } from "../../world/capacity/standFiles.ts";
import { UsageError } from "../errors.ts";
import { folderReader, openScenario, readWorld, treeOf, treeReader, worldFolders } from "../tree.ts";

/** A scenario about capacity, its world, and the world's folder of what is coming. */
export interface OpenedCapacity {
  readonly loaded: LoadedCapacity;
  readonly world: WorldFiles;
  readonly files: CapacityFiles;
  readonly experiment: CapacityExperiment;
  /** Path of a file that the scenario names. */
  readonly beside: (name: string) => string;
}

/** Whether a file is a scenario about capacity. @throws ScenarioError when it cannot be read */
export const isCapacity = (file: string): boolean => asksAboutCapacity(file, treeReader(treeOf(file)));

/** Opens a scenario about capacity with all it needs. @throws ScenarioError or UsageError */
export function openCapacity(file: string): OpenedCapacity {
  if (!existsSync(file))
    throw new UsageError(
      `there is no file ${file}; give a scenario about capacity, for example scenarios/leapfrog-silicon.yaml`,
    );
  const tree = treeOf(file);
  const reader = treeReader(tree);
  if (!asksAboutCapacity(file, reader))
    throw new UsageError(`${file} has no key capacity: it asks about a cut; give it to runout run`);
  const loaded = readCapacityScenario(file, reader);
  const { scenario, placeOf } = loaded;
  const folders = worldFolders(tree);
  const folder = folders.get(scenario.world);
  const fail = (key: "world", problem: string, remedy: string) =>
    new ScenarioError(placeOf([key]), { key, value: scenario[key], problem, remedy });
  if (folder === undefined)
    throw fail(
      "world",
      `there is no world ${show(scenario.world)}`,
      suggest(scenario.world, [...folders.keys()].sort(), "world"),
    );
  // A back-test's folder holds tables of its own: what was known then. The world gives no more than its regions.
  const own = join(dirname(realpathSync(file)), "capacity");
  const home = existsSync(join(own, "capacity.yaml")) ? own : join(folder, "capacity");
  if (!existsSync(join(home, "capacity.yaml")))
    throw fail(
      "world",
      `the world ${scenario.world} has no folder capacity/`,
      "give a world that has one, as us-battery-2026",
    );
  const world = readWorld(folder);
  const shown = relative(process.cwd(), home);
  const files = readCapacityFiles(folderReader(home), shown.startsWith("..") ? home : shown, scenario.projects, {
    regions: world.regions.map(({ id }) => id),
    controlGroups: world.origins.map(({ controlGroup }) => controlGroup).filter((group) => group !== ""),
  });
  checkProgrammes(loaded, files);
  const factors = mergeFactors(files.factors, scenario.factors, (name, inner, end) =>
    placeOf(["factors", name, ...inner], end),
  );
  const { from, until, seed, programmes } = scenario;
  const beside = (name: string) => relative(process.cwd(), resolve(dirname(file), name));
  const experiment = { files, from, until, seed, factors, programmes };
  const scored = { ...loaded, scenario: resolvePathTargets(scenario, files) };
  return { loaded: scored, world, files, experiment, beside };
}

/** The daily scenario that is cut along the paths, on a world in which what they build can deliver. @throws ScenarioError */
export function openCuts(
  { loaded, files, world, beside }: OpenedCapacity,
  cuts: PathCuts,
): { readonly scenario: Scenario; readonly files: WorldFiles } {
  const fail = (problem: string, remedy: string) =>
    new ScenarioError(loaded.placeOf(["cuts", "scenario"]), {
      key: "cuts.scenario",
      value: cuts.scenario,
      problem,
      remedy,
    });
  if (files.stand === null) throw fail("capacity.yaml has no section stand", "give it one, or leave cuts out");
  const { scenario } = openScenario(beside(cuts.scenario)).loaded;
  if (scenario.world !== world.name)
    throw fail(`it is about the world ${scenario.world}, not ${world.name}`, "give a scenario of the same world");
  return { scenario, files: standFiles(world, files.stand, files.inputs) };
}
