import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import type { Failure, Layout } from "../engine/series.ts";
import type { Factor, Scenario } from "../scenario/types.ts";
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

/** manifest.json: what made a result. Everything that may differ between two equal runs stands here, never in a table. */
export interface Manifest {
  readonly format: 1;
  readonly state: RunState;
  /** First 8 hexadecimal digits of the key that equal (scenario, world, seed, code) share. */
  readonly runId: string;
  readonly key: string;
  readonly identity: Identity;
  /** The scenario with all it extends, as it was run. */
  readonly scenario: Scenario;
  readonly world: string;
  /** Of the whole run, also in a shard of it. */
  readonly replications: number;
  readonly chunkReplications: number;
  /** In a shard alone: it holds some of the chunks, has no tables, and is finished when its chunks are there. */
  readonly shard?: Shard;
  /** Of a run of given rows alone: replication k is row k of the user's design, so no share of rows is a probability. */
  readonly design?: DesignRecord;
  readonly layout: Layout;
  /** The parameter table with provenance: every uncertain number, what was believed of it, and who says so. */
  readonly factors: readonly Factor[];
  readonly node: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly host: { readonly name: string; readonly platform: string; readonly arch: string };
  readonly created: string;
  readonly updated: string;
  /** Seconds of work, over all sittings. */
  readonly wallSeconds: number;
  /** Replications without failure and the failed ones, in the chunks that exist. */
  readonly soundReplications: number;
  readonly failures: readonly Failure[];
  /** Checksum of chunk.json of every chunk, which holds those of its tables. */
  readonly chunks: readonly { readonly index: number; readonly checksum: string }[];
  /** SHA-256 of the tables, and how many sound replications they are made of. */
  readonly tables: { readonly soundReplications: number; readonly sha256: Readonly<Record<string, string>> } | null;
}

/** Puts a manifest in place, whole or not at all. */
export function writeManifest(disk: Disk, folder: string, manifest: Manifest): void {
  replaceText(disk, join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The manifest of a run folder; null when there is none, so that the folder is no run. */
export function findManifest(folder: string): Manifest | null {
  const path = join(folder, "manifest.json");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error))) return null;
    throw error;
  }
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format !== 1) throw new Error(`format ${manifest.format} where this program reads format 1`);
    return manifest;
  } catch (error) {
    throw new StoreError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The manifest of a run folder; throws StoreError when there is none. */
export function readManifest(folder: string): Manifest {
  const manifest = findManifest(folder);
  if (!manifest) throw new StoreError(`${folder} is no run folder: it has no manifest.json`);
  return manifest;
}
