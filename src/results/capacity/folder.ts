import { join } from "node:path";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import type { Factor } from "../../scenario/types.ts";
import { realDisk, replaceFile } from "../disk.ts";
import { sha256 } from "../hash.ts";
import { identityOf, keyOf } from "../identity.ts";
import { dependencyVersions, machine } from "../machine.ts";
import { type CapacityManifest, writeManifest } from "../manifest.ts";
import { makeRunFolder, writeLatest } from "../runPlace.ts";

/** A run of paths to be kept. */
export interface KeptCapacity {
  readonly scenario: CapacityScenario;
  /** Texts of the world and of its capacity folder. */
  readonly worldText: string;
  readonly code: string;
  readonly factors: readonly Factor[];
  readonly wallSeconds: number;
  readonly tables: readonly (readonly [file: string, bytes: Uint8Array])[];
  /** A folder of its own, claimed before the run (`claimFolder`); results/<scenario>/<run-id> without it. */
  readonly folder?: string;
}

/** Writes a run's tables, then its manifest, each whole or not at all. @returns the folder */
export function keepCapacity({
  scenario,
  worldText,
  code,
  factors,
  wallSeconds,
  tables,
  ...kept
}: KeptCapacity): string {
  const identity = identityOf(scenario, worldText, code);
  const key = keyOf(identity);
  const now = new Date();
  const made = kept.folder === undefined ? makeRunFolder("results", scenario.name, key, now) : null;
  const folder = made?.folder ?? kept.folder!;
  const { replications } = scenario;
  for (const [file, bytes] of tables) replaceFile(realDisk, join(folder, file), [bytes]);
  const manifest: CapacityManifest = {
    format: 1,
    kind: "capacity",
    state: "finished",
    runId: made?.runId ?? key.slice(0, 8),
    key,
    identity,
    scenario,
    world: scenario.world,
    replications,
    factors,
    node: process.version,
    dependencies: dependencyVersions(),
    host: machine(),
    created: now.toISOString(),
    updated: now.toISOString(),
    wallSeconds,
    soundReplications: replications,
    failures: [],
    tables: {
      soundReplications: replications,
      sha256: Object.fromEntries(tables.map(([file, bytes]) => [file, sha256(bytes)])),
    },
  };
  writeManifest(realDisk, folder, manifest);
  if (made !== null) writeLatest(realDisk, "results", scenario.name, made.runId);
  return folder;
}
