import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { checkAgainstWorld, checkWorldName } from "../scenario/againstWorld.ts";
import { asksAboutCapacity } from "../scenario/capacity/load.ts";
import { ScenarioError } from "../scenario/errors.ts";
import { type LoadedScenario, type Reader, readScenario } from "../scenario/load.ts";
import { tableBytesCap } from "../scenario/text.ts";
import { readWorldFiles } from "../scenario/worldFiles.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { UsageError } from "./errors.ts";

/**
 * Files on disk. A scenario belongs to a tree: the nearest folder above it that holds `worlds/`, or the folder it lies in.
 * Whatever it extends or reads stays inside that tree, links followed.
 */

/** Scenarios that the package brings along. */
export const shipped = fileURLToPath(new URL("../../scenarios", import.meta.url));

/** The ledger of claims that the package brings along. */
export const shippedLedger = join(shipped, "claims", "op-ed-2026.yaml");

/** The tree of a scenario file. */
export function treeOf(file: string): string {
  const start = dirname(realpathSync(file));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "worlds"))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

/** Reads a file unless it is larger than any table may be; scenario/ has its own, lower cap for YAML. */
function readCapped(path: string): Uint8Array {
  const { size } = statSync(path);
  if (size > tableBytesCap) {
    const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;
    const problem = `the file is ${mebibytes(size)} long`;
    throw new ScenarioError(
      { file: path },
      { value: size, problem, remedy: `give one of at most ${mebibytes(tableBytesCap)}` },
    );
  }
  return readFileSync(path);
}

/** Reads files of one tree, named as the user would name them. */
export function treeReader(tree: string): Reader {
  return {
    read: readCapped,
    resolve: (from, name) => {
      const path = resolve(dirname(from), name);
      const real = realpathSync(path);
      if (!`${real}${sep}`.startsWith(`${tree}${sep}`)) throw new Error("it lies outside the scenario tree");
      return relative(process.cwd(), path) || path;
    },
  };
}

/** Folder names of the worlds in a folder of worlds. */
const worldsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];

/** Worlds that a scenario tree and the package offer, the tree's first: name -> folder. */
export function worldFolders(tree: string | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const root of tree === null ? [shipped] : [shipped, tree])
    for (const folder of [join(root, "worlds"), join(root, "backtests")])
      for (const name of worldsIn(folder))
        if (existsSync(join(folder, name, "world.yaml"))) found.set(name, join(folder, name));
  return found;
}

/** Reads the files of one folder by their names; a link among them may not lead out of it. */
export function folderReader(folder: string): (file: string) => Uint8Array {
  const home = realpathSync(folder);
  return (file) => {
    const real = realpathSync(join(folder, file));
    if (dirname(real) !== home) throw new Error("it lies outside the world's folder");
    return readCapped(join(folder, file));
  };
}

/** Reads a world folder; a link among its files may not lead out of it. @throws ScenarioError */
export function readWorld(folder: string): WorldFiles {
  const name = relative(process.cwd(), folder);
  return readWorldFiles(folderReader(folder), name === "" ? "." : name.startsWith("..") ? folder : name);
}

/** A scenario and its world, checked against each other. */
export interface Opened {
  readonly loaded: LoadedScenario;
  readonly files: WorldFiles;
  /** Where the world's files are. */
  readonly folder: string;
}

/** Opens a scenario file with all it needs. @throws ScenarioError or UsageError */
export function openScenario(file: string): Opened {
  if (!existsSync(file))
    throw new UsageError(`there is no file ${file}; give a scenario, for example scenarios/graphite-cutoff.yaml`);
  const tree = treeOf(file);
  const reader = treeReader(tree);
  if (asksAboutCapacity(file, reader))
    throw new UsageError(`${file} has the key capacity: it asks what is built; give it to runout capacity`);
  const loaded = readScenario(file, reader);
  const folders = worldFolders(tree);
  // A back-test's folder holds its own world beside the scenario.
  const own = dirname(realpathSync(file));
  if (existsSync(join(own, "world.yaml"))) folders.set(basename(own), own);
  checkWorldName(loaded, [...folders.keys()].sort());
  const folder = folders.get(loaded.scenario.world)!;
  const files = readWorld(folder);
  checkAgainstWorld(loaded, files);
  return { loaded, files, folder };
}
