import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CapacityScenario } from "../../scenario/capacity/types.ts";
import type { Factor } from "../../scenario/types.ts";
import { realDisk, replaceFile, replaceText } from "../disk.ts";
import { canonicalJson, sha256 } from "../hash.ts";
import { machine } from "../machine.ts";
import { makeRunFolder } from "../runPlace.ts";

/** What made a run of paths. Everything that may differ between two equal runs stands here, never in a table. */
export interface CapacityManifest {
  readonly format: 1;
  readonly kind: "capacity";
  readonly scenario: CapacityScenario;
  readonly replications: number;
  readonly key: string;
  readonly world: string;
  readonly code: string;
  readonly factors: readonly Factor[];
  readonly wallSeconds: number;
  readonly created: string;
  readonly sha256: Readonly<Record<string, string>>;
}

/** A run of paths to be kept. */
export interface KeptCapacity {
  readonly scenario: CapacityScenario;
  readonly replications: number;
  /** Texts of the world and of its capacity folder. */
  readonly worldText: string;
  readonly code: string;
  readonly factors: readonly Factor[];
  readonly wallSeconds: number;
  readonly tables: readonly (readonly [file: string, bytes: Uint8Array])[];
  readonly folder?: string;
}

/** Writes tables and capacity.json, each whole or not at all. @returns the folder */
export function keepCapacity(kept: KeptCapacity): string {
  const { scenario, replications, worldText, code, factors, wallSeconds, tables } = kept;
  const world = sha256(worldText);
  const key = sha256(canonicalJson([scenario, replications, world, code]));
  const now = new Date();
  const folder = kept.folder ?? makeRunFolder("results", scenario.name, key, now).folder;
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of tables) replaceFile(realDisk, join(folder, file), [bytes]);
  const manifest: CapacityManifest & ReturnType<typeof machine> = {
    format: 1,
    kind: "capacity",
    scenario,
    replications,
    key,
    world,
    code,
    factors,
    wallSeconds,
    created: now.toISOString(),
    sha256: Object.fromEntries(tables.map(([file, bytes]) => [file, sha256(bytes)])),
    ...machine(),
  };
  replaceText(realDisk, join(folder, "capacity.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}
