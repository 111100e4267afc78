import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { BacktestCase } from "../montecarlo/backtest.ts";
import type { PathCase } from "../montecarlo/capacity/backtest.ts";
import { nearest } from "../scenario/nearest.ts";
import { readTargets } from "../scenario/targets.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { isCapacity, openCapacity } from "./capacity/open.ts";
import { UsageError } from "./errors.ts";
import { openScenario, shipped } from "./tree.ts";

/** Folders that hold back-tests: the user's, then the package's. */
const roots = (): string[] => [...new Set([resolve("scenarios/backtests"), join(shipped, "backtests")])];

/** Whether a folder has targets to be scored against. */
export const isCase = (folder: string): boolean => existsSync(join(folder, "targets.csv"));

/** Back-tests by name; a user's own hides one of the package's of the same name. */
function namedCases(): Map<string, string> {
  const found = new Map<string, string>();
  for (const root of roots().reverse())
    for (const name of existsSync(root) ? readdirSync(root).sort() : [])
      if (isCase(join(root, name))) found.set(name, join(root, name));
  return found;
}

/** A stretch of the build-out as a case, and the world whose regions it stands in. */
export interface OpenedPathCase extends PathCase {
  readonly files: WorldFiles;
}

/** Folders of the back-tests that words name, or of all of them without words: names under scenarios/backtests, or folders. */
function foldersOf(words: readonly string[]): string[] {
  const named = namedCases();
  if (words.length > 0) return words.map((word) => folderOf(word, named));
  if (named.size === 0)
    throw new UsageError("there is no back-test in scenarios/backtests; give a folder with targets.csv");
  return [...named.values()];
}

/** Opens back-tests of the daily engine and of paths of capacity. @throws ScenarioError or UsageError */
export const openCases = (words: readonly string[]): (BacktestCase | OpenedPathCase)[] =>
  foldersOf(words).map((folder) => (isPathCase(folder) ? openPathCase(folder) : openCase(folder)));

/** Opens back-tests of the daily engine, which alone is fitted: paths are left out, and refused where a word names one. */
export function openFittedCases(words: readonly string[]): BacktestCase[] {
  const folders = foldersOf(words);
  const path = folders.find(isPathCase);
  if (words.length > 0 && path !== undefined)
    throw new UsageError(`${path} asks about capacity: it is scored by runout backtest, and nothing is fitted to it`);
  return folders.filter((folder) => !isPathCase(folder)).map(openCase);
}

/** Whether a case's scenario asks about capacity. */
export const isPathCase = (folder: string): boolean =>
  existsSync(join(folder, "scenario.yaml")) && isCapacity(join(folder, "scenario.yaml"));

/** Opens a case about capacity. @throws ScenarioError or UsageError */
export function openPathCase(folder: string): OpenedPathCase {
  const file = relative(process.cwd(), join(folder, "scenario.yaml"));
  const { loaded, world, experiment } = openCapacity(file);
  const { scenario } = loaded;
  if (scenario.targets === undefined)
    throw new UsageError(`${file} has no key targets; give it the name of the table beside it: targets.csv`);
  return { name: basename(resolve(folder)), files: world, scenario, experiment, targets: scenario.targets.rows };
}

function folderOf(word: string, named: ReadonlyMap<string, string>): string {
  const known = named.get(word);
  if (known !== undefined && !isCase(word)) return known;
  if (existsSync(word) && statSync(word).isDirectory()) return word;
  const near = nearest(word, [...named.keys()]);
  const names = named.size === 0 ? "" : `, or one of ${[...named.keys()].join(", ")}`;
  throw new UsageError(
    `there is no back-test ${word}; ${near === undefined ? `give a folder with scenario.yaml and targets.csv${names}` : `did you mean ${near}?`}`,
  );
}

/** Opens the case of one folder. @throws ScenarioError or UsageError */
export function openCase(folder: string): BacktestCase {
  for (const file of ["scenario.yaml", "targets.csv"])
    if (!existsSync(join(folder, file)))
      throw new UsageError(`${folder} has no ${file}; a back-test is a folder with scenario.yaml and targets.csv`);
  const shown = relative(process.cwd(), join(folder, "targets.csv"));
  const targetFile = shown.startsWith("..") ? join(folder, "targets.csv") : shown;
  const { loaded, files } = openScenario(relative(process.cwd(), join(folder, "scenario.yaml")));
  const targets = readTargets(targetFile, readFileSync(join(folder, "targets.csv"), "utf8"));
  return { name: basename(resolve(folder)), files, scenario: loaded.scenario, targetFile, targets };
}
