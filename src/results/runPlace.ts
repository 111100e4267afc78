import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { replaceText } from "./disk.ts";
import { errorCode, StoreError } from "./errors.ts";
import type { Identity } from "./identity.ts";
import { differences } from "./identity.ts";
import type { AnyManifest } from "./manifest.ts";
import { findAnyManifest } from "./manifest.ts";

/** Scenario names and run ids become paths. */
const safeName = /^[a-z0-9-]{1,64}$/;

/** Makes results/<scenario>/<run-id>/; the id begins with the time, so that names sort as runs do, and ends with the key. */
export function makeRunFolder(
  results: string,
  scenario: string,
  key: string,
  now: Date,
): { folder: string; runId: string } {
  if (!safeName.test(scenario))
    throw new StoreError(`scenario name "${scenario}" cannot name a folder; use a-z, 0-9 and -`);
  const [day, time, milliseconds] = now.toISOString().replaceAll(/[-:Z]/g, "").split(/[T.]/);
  const parent = join(results, scenario);
  mkdirSync(parent, { recursive: true });
  for (let again = 1; ; again++) {
    const runId = `${day}-${time}${milliseconds}-${key.slice(0, 8)}${again > 1 ? `-${again}` : ""}`;
    try {
      mkdirSync(join(parent, runId));
      return { folder: join(parent, runId), runId };
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

/** Uses a folder that was asked for by name; it must be new, empty or left behind by a run that never began. */
export function claimFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (findAnyManifest(folder))
    throw new StoreError(`${folder} already holds a run; give --resume to continue it or another --out`);
  const strangers = readdirSync(folder).filter((name) => !/^(lock.*|manifest\.json\.tmp)$/.test(name));
  if (strangers.length)
    throw new StoreError(`${folder} is not empty (${strangers.slice(0, 3).join(", ")}); give another --out`);
}

/** Runs of a scenario, newest first. */
export function listRuns(results: string, scenario: string): { folder: string; manifest: AnyManifest }[] {
  const parent = join(results, scenario);
  if (!existsSync(parent)) return [];
  const names = readdirSync(parent, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && safeName.test(entry.name),
  );
  return names
    .map(({ name }) => ({ folder: join(parent, name), manifest: findAnyManifest(join(parent, name)) }))
    .filter((run): run is { folder: string; manifest: AnyManifest } => run.manifest !== null)
    .sort((a, b) => (a.folder < b.folder ? 1 : -1));
}

/** Runs in a folder of results: of every scenario, newest first, and those that were given a folder of their own there. */
export function listAllRuns(results: string): ReturnType<typeof listRuns> {
  if (!existsSync(results)) return [];
  const names = readdirSync(results, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && safeName.test(entry.name),
  );
  return names
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const manifest = findAnyManifest(join(results, name));
      return manifest ? [{ folder: join(results, name), manifest }] : listRuns(results, name);
    });
}

/**
 * The run that `--resume` means: the newest unfinished one of the same identity, else the newest finished one of it (to
 * be extended).
 *
 * @throws StoreError when there is none; it names what differs from the newest run there is
 */
export function findRunToResume(results: string, scenario: string, asked: Identity): string {
  const runs = listRuns(results, scenario);
  const same = runs.filter(({ manifest }) => differences(manifest.identity, asked).length === 0);
  const chosen = same.find(({ manifest }) => manifest.state !== "finished") ?? same[0];
  if (chosen) return chosen.folder;
  if (!runs[0]) throw new StoreError(`there is no run of ${scenario} in ${results} to resume; run without --resume`);
  throw differs(runs[0].folder, runs[0].manifest.identity, asked);
}

/** The refusal to continue a run with something else. */
export function differs(folder: string, saved: Identity, asked: Identity): StoreError {
  const what = differences(saved, asked).join("; ");
  return new StoreError(
    `${folder} cannot be resumed: it was made with another ${what}. Run without --resume for a new one.`,
  );
}

/** results/<scenario>/latest: a text file that names the newest run (no link: Windows). */
export function writeLatest(disk: Disk, results: string, scenario: string, runId: string): void {
  replaceText(disk, join(results, scenario, "latest"), `${runId}\n`);
}

/** Folder of the newest run of a scenario; null when there is none. */
export function latestRun(results: string, scenario: string): string | null {
  const path = join(results, scenario, "latest");
  const named = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (safeName.test(named) && findAnyManifest(join(results, scenario, named))) return join(results, scenario, named);
  return listRuns(results, scenario)[0]?.folder ?? null;
}
