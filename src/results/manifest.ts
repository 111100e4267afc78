import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import type { Failure, Layout } from "../engine/series.ts";
import type { CapacityScenario } from "../scenario/capacity/types.ts";
import type { Factor, Scenario } from "../scenario/types.ts";
import type { AtRest } from "../world/atRest.ts";
import type { DesignRecord } from "./designTable.ts";
import type { Disk } from "./disk.ts";
import { replaceText } from "./disk.ts";
import { errorCode, StoreError } from "./errors.ts";
import type { Identity } from "./identity.ts";
import type { ChunkRange } from "./shards.ts";

/** running: being written, or was when its process ended; stopped: ended early on purpose; finished: all it was asked. */
export type RunState = "running" | "stopped" | "finished";

/** What a shard has beside what every run has: its chunks, and the sites that the whole run's tables name. */
export interface Shard extends ChunkRange {
  readonly sites: readonly SiteInfo[];
}

/** What manifest.json says of any run: what made a result. Everything that may differ between two equal runs stands here, never in a table. */
interface ManifestHead {
  readonly format: 1;
  readonly state: RunState;
  /** First 8 hexadecimal digits of the key that equal (scenario, world, seed, code) share. */
  readonly runId: string;
  readonly key: string;
  readonly identity: Identity;
  readonly world: string;
  /** Where the world's files were, from the run's folder; absent where they came with a frozen job, and in runs before 2026-11-25. */
  readonly worldFolder?: string;
  /** Of the whole run, also in a shard of it. */
  readonly replications: number;
  /** The parameter table with provenance: every uncertain number, what was believed of it, and who says so. */
  readonly factors: readonly Factor[];
  readonly node: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly host: { readonly name: string; readonly platform: string; readonly arch: string };
  readonly created: string;
  readonly updated: string;
  /** Seconds of work, over all sittings. */
  readonly wallSeconds: number;
  /** Replications without failure and the failed ones, in what is saved. */
  readonly soundReplications: number;
  readonly failures: readonly Failure[];
  /** SHA-256 of the tables, and how many sound replications they are made of. */
  readonly tables: { readonly soundReplications: number; readonly sha256: Readonly<Record<string, string>> } | null;
}

/** The manifest of a run of days: a cut, simulated in chunks. */
export interface Manifest extends ManifestHead {
  /** The scenario with all it extends, as it was run. */
  readonly scenario: Scenario;
  readonly chunkReplications: number;
  /** In a shard alone: it holds some of the chunks, has no tables, and is finished when its chunks are there. */
  readonly shard?: Shard;
  /** Of a run of given rows alone: replication k is row k of the user's design, so no share of rows is a probability. */
  readonly design?: DesignRecord;
  readonly layout: Layout;
  /** The chain at rest and the scopes of controls; runs of before 2026-11-25 have none. */
  readonly atRest?: AtRest;
  /** Checksum of chunk.json of every chunk, which holds those of its tables. */
  readonly chunks: readonly { readonly index: number; readonly checksum: string }[];
}

/** The manifest of a run of paths of capacity: it is simulated at once and has tables alone. */
export interface CapacityManifest extends ManifestHead {
  readonly kind: "capacity";
  readonly scenario: CapacityScenario;
}

export type AnyManifest = Manifest | CapacityManifest;

export const isOfCapacity = (manifest: AnyManifest): manifest is CapacityManifest =>
  "kind" in manifest && manifest.kind === "capacity";

/** Puts a manifest in place, whole or not at all. */
export function writeManifest(disk: Disk, folder: string, manifest: AnyManifest): void {
  replaceText(disk, join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The manifest of a run folder, whatever it is a run of; null when there is none, so that the folder is no run. */
export function findAnyManifest(folder: string): AnyManifest | null {
  const path = join(folder, "manifest.json");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error))) return null;
    throw error;
  }
  try {
    const manifest = JSON.parse(text) as AnyManifest;
    if (manifest.format !== 1) throw new Error(`format ${manifest.format} where this program reads format 1`);
    return manifest;
  } catch (error) {
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The manifest of a run of days; null when there is none. @throws StoreError when the folder holds a run of paths of capacity */
export function findManifest(folder: string): Manifest | null {
  const manifest = findAnyManifest(folder);
  if (manifest !== null && isOfCapacity(manifest))
    throw new StoreError(
      `${folder} is a run of runout capacity, which has no days; runout show, verify, export, query and plot <run> capacity read it`,
    );
  return manifest;
}

/** The manifest of a run of days. @throws StoreError when there is none */
export const readManifest = (folder: string): Manifest => found(folder, findManifest(folder));

/** The manifest of any run. @throws StoreError when there is none */
export const readAnyManifest = (folder: string): AnyManifest => found(folder, findAnyManifest(folder));

function found<M extends AnyManifest>(folder: string, manifest: M | null): M {
  if (!manifest) throw new StoreError(`${folder} is no run folder: it has no manifest.json`);
  return manifest;
}
