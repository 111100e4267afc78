import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { BacktestCase } from "../montecarlo/backtest.ts";
import { nearest } from "../scenario/nearest.ts";
import { readTargets } from "../scenario/targets.ts";
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

/** Opens the back-tests that words name, or all of them without words: names under scenarios/backtests, or folders. */
export function openCases(words: readonly string[]): BacktestCase[] {
  const named = namedCases();
  if (words.length > 0) return words.map((word) => openCase(folderOf(word, named)));
  if (named.size === 0)
    throw new UsageError("there is no back-test in scenarios/backtests; give a folder with targets.csv");
  return [...named.values()].map(openCase);
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
