import { existsSync } from "node:fs";
import { join } from "node:path";
import { namesOf, type StoryNames } from "../analysis/story/names.ts";
import { type Watched, watch } from "../engine/probe.ts";
import { causesOf } from "../levers/causes.ts";
import { experimentOf } from "../montecarlo/experiment.ts";
import { readDesignTable } from "../results/designTable.ts";
import { sha256 } from "../results/hash.ts";
import type { Manifest } from "../results/manifest.ts";
import { readRun } from "../results/readRun.ts";
import { nearest } from "../scenario/nearest.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { buildEconomy, type Economy } from "../world/economy.ts";
import { codeVersion } from "./codeVersion.ts";
import { UsageError } from "./errors.ts";
import { readWorld, worldFolders } from "./tree.ts";

/** One site of one replication of a saved run, simulated again. */
export interface Replay {
  readonly manifest: Manifest;
  readonly watched: Watched;
  readonly names: StoryNames;
  /** Days on which the run's own record of outOfWork was compared and found equal; 0 when the folder holds no record of it. */
  readonly comparedDays: number;
}

/**
 * Runs one replication of a run folder again with the reference engine and watches one site; its people out of work must be those that
 * the run recorded. @throws UsageError when the run, the world or the site is not there, or another version of the program made the run
 */
export function replay(folder: string, replication: number, site: string, world?: string): Replay {
  const run = readRun(folder);
  const { manifest } = run;
  const { scenario, layout, failures } = manifest;
  if (replication >= manifest.replications)
    throw new UsageError(`--replication ${replication}: ${folder} has replications 0 to ${manifest.replications - 1}`);
  const failed = failures.find((failure) => failure.replication === replication);
  if (failed !== undefined)
    throw new UsageError(`--replication ${replication} failed and has no story: ${failed.message}`);
  const files = worldOf(folder, manifest, world);
  const economy = buildEconomy(files);
  const row = findSite(economy, site);
  const rows = manifest.design && { rows: readDesignTable(folder, layout.factors) };
  const experiment = { ...experimentOf(files, scenario), economy, ...rows };
  const watched = watchAgain(manifest, () => watch(experiment, layout, replication, row));
  const names = namesOf(economy, causesOf(experiment.controls, experiment.feeds, experiment.outages), row);
  return { manifest, watched, names, comparedDays: compare(run, watched, replication) };
}

/** The world of a run, from the folder given, from where it was when the run was made, or from wherever one of its name and bytes is. */
export function worldOf(run: string, { world, worldFolder, identity }: Manifest, given?: string): WorldFiles {
  const then = worldFolder === undefined ? null : join(run, worldFolder);
  const found = [worldFolders(null), worldFolders("scenarios"), worldFolders(".")].flatMap(
    (folders) => folders.get(world) ?? [],
  );
  if (then !== null && existsSync(join(then, "world.yaml"))) found.unshift(then);
  const folders = [...new Set(given === undefined ? found : [given])];
  for (const folder of folders) {
    const files = readWorld(folder);
    if (sha256(files.text) === identity.world) return files;
  }
  const looked = folders.length === 0 ? "there is none of that name" : `${folders.join(", ")} has other files by now`;
  throw new UsageError(`the world ${world} of this run is not at hand: ${looked}; give its folder with --world`);
}

/** What a replication does when it is run again; one that cannot be, of another version of the program, is no fault of this one. */
function watchAgain({ identity }: Manifest, run: () => Watched): Watched {
  try {
    return run();
  } catch (error) {
    if (identity.code === codeVersion()) throw error;
    throw new UsageError("this run was made by another version of the program and cannot be told again");
  }
}

/** Row of a site by its id or its name, capitals aside. */
function findSite({ rows }: Economy, word: string): number {
  const called = rows.nodes.map((node) => (node.kind === "supplier" ? node.firm.name : node.row.name));
  const wanted = word.trim().toLowerCase();
  const byId = rows.nodes.findIndex(({ id }) => id.toLowerCase() === wanted);
  const found = byId >= 0 ? byId : called.findIndex((name) => name.toLowerCase() === wanted);
  if (found >= 0) return found;
  const near = nearest(word, [...called, ...rows.nodes.map(({ id }) => id)]);
  if (near !== undefined) throw new UsageError(`--site "${word}": no such site; did you mean "${near}"?`);
  // Else named sites that share a word with it.
  const parts = wanted.split(/[^a-z0-9]+/).filter((part) => part.length > 3);
  const alike = called
    .filter(
      (name, row) => rows.nodes[row]!.kind !== "supplier" && parts.some((part) => name.toLowerCase().includes(part)),
    )
    .slice(0, 6);
  const remedy =
    alike.length > 0
      ? `there are ${alike.map((name) => `"${name}"`).join(", ")}`
      : "give a name or an id of sites.csv or origins.csv";
  throw new UsageError(`--site "${word}": no such site; ${remedy}`);
}

/** Holds the replay to the record. */
function compare(run: ReturnType<typeof readRun>, watched: Watched, replication: number): number {
  for (const view of run.views()) {
    const local = replication - view.first;
    if (local < 0 || local >= view.replications) continue;
    const recorded = view.series("outOfWork");
    for (let day = 0; day < watched.days; day++) {
      const [was, is] = [recorded[day * view.replications + local]!, watched.outOfWork[day]!];
      if (was === is) continue;
      const where = `replication ${replication} of ${join(run.folder)}, day ${day}: ${is} out of work, ${was} recorded`;
      if (run.manifest.identity.code !== codeVersion())
        throw new UsageError(`this run was made by another version of the program and cannot be told again: ${where}`);
      throw new Error(`the replay departs from the record: ${where}`);
    }
    return watched.days;
  }
  return 0;
}
