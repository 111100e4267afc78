import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Ladder, ladderDay, ladderOf, ladderThreshold } from "../analysis/ladder.ts";
import type { Summary } from "../analysis/summary.ts";
import type { Saved } from "../analysis/without.ts";
import { readLadder } from "../results/ladderTable.ts";
import type { Manifest } from "../results/manifest.ts";
import { answerOfRun, readRun } from "../results/readRun.ts";
import { latestRun } from "../results/runPlace.ts";
import { readSaved } from "../results/withoutTable.ts";
import { UsageError } from "./errors.ts";

/** One run as it is printed, read back from its folder. */
export interface RunView {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly ladder: Ladder | null;
  /** What things did that the scenario leaves out under `without`. */
  readonly saved: readonly Saved[];
}

/** Reads a run folder's answer; null when it was stopped before its first chunk was finished. */
export function viewRun(folder: string): RunView | null {
  const run = readRun(folder);
  if (run.manifest.shard)
    throw new UsageError(`${folder} is a shard, a part of a run; it has no answer before runout merge`);
  if (run.manifest.tables === null) return null;
  const { scenario } = run.manifest;
  const samples = readLadder(folder);
  const ladder = samples === null ? null : ladderOf(samples, ladderDay(scenario), ladderThreshold(scenario));
  return { folder, manifest: run.manifest, summary: answerOfRun(run), ladder, saved: readSaved(folder) };
}

/** The newest run of any scenario, by the time that run ids begin with; null when there is none. */
function newestRun(results: string): string | null {
  if (!existsSync(results)) return null;
  const idOf = (folder: string) => folder.split(/[\\/]/).at(-1)!;
  const runs = readdirSync(results, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? (latestRun(results, entry.name) ?? []) : [],
  );
  return runs.sort((a, b) => (idOf(a) < idOf(b) ? 1 : -1))[0] ?? null;
}

/** The folder that a user's word means: a run folder, a scenario's folder under results (its latest run), a scenario's name, or `latest`. */
export function findRun(word: string): string {
  if (existsSync(join(word, "manifest.json"))) return word;
  const newest = word === "latest" ? newestRun("results") : null;
  if (newest !== null) return newest;
  const name = word
    .replace(/\/+$/, "")
    .replace(/^.*\//, "")
    .replace(/\.ya?ml$/, "");
  const results = existsSync(join(word, "latest")) ? join(word, "..") : "results";
  const latest = /^[a-z0-9-]{1,64}$/.test(name) ? latestRun(results, name) : null;
  if (latest !== null && existsSync(join(latest, "manifest.json"))) return latest;
  throw new UsageError(
    `there is no run ${word}; give a run folder (one that holds manifest.json) or the name of a scenario that was run`,
  );
}
