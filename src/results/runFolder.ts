import { mkdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import type { Layout } from "../engine/series.ts";
import type { Factor, Scenario } from "../scenario/types.ts";
import type { AtRest } from "../world/atRest.ts";
import { checkedChunks, checksumKey, expectedReplications, loggedChecksums, tidyChunks } from "./chunks.ts";
import type { DesignRecord } from "./designTable.ts";
import type { Disk } from "./disk.ts";
import { explainDiskErrors, realDisk } from "./disk.ts";
import { StoreError } from "./errors.ts";
import { canonicalJson } from "./hash.ts";
import type { Identity } from "./identity.ts";
import { differences, identityOf, keyOf } from "./identity.ts";
import { takeLock } from "./lock.ts";
import { appendLog, mendLog, readLog } from "./log.ts";
import { dependencyVersions, machine } from "./machine.ts";
import type { Manifest, Shard } from "./manifest.ts";
import { readManifest, writeManifest } from "./manifest.ts";
import type { Owner } from "./owner.ts";
import { claimFolder, differs, findRunToResume, makeRunFolder, writeLatest } from "./runPlace.ts";
import { RunStore } from "./runStore.ts";
import type { ChunkRange } from "./shards.ts";
import { checkRange, chunkCount } from "./shards.ts";

/** A run to be made or continued. */
export interface RunRequest {
  /** The scenario with all it extends; its seed and report are those of the run. */
  readonly scenario: Scenario;
  /** Replications asked for; the scenario's own where absent. */
  readonly replications?: number;
  /** All files of the world as text, in a fixed order. */
  readonly worldText: string;
  /** Where these files are, for whoever runs a replication again. */
  readonly worldFolder?: string;
  /** Hash of the code version. */
  readonly code: string;
  /** The parameter table as used: the world's factors with the scenario's overrides. */
  readonly factors: readonly Factor[];
  readonly layout: Layout;
  /** Replications of a chunk: a function of the world and the horizon. */
  readonly chunkReplications: number;
  /** Names and customers of sites, for sites.arrow. */
  readonly sites?: readonly SiteInfo[];
  /** What the manifest keeps of the world. */
  readonly atRest?: AtRest;
  /** Where runs go; `results` where absent. */
  readonly results?: string;
  /** This very folder instead of results/<scenario>/<run-id>/. */
  readonly folder?: string;
  readonly resume?: boolean;
  /** Where the rows are given and not drawn: what they are. */
  readonly design?: DesignRecord;
  /** These chunks alone: the folder becomes a shard, which `mergeShards` puts together with the others. Needs `folder`. */
  readonly only?: ChunkRange;
  /** For tests: another disk, another holder of the lock. */
  readonly disk?: Disk;
  readonly owner?: Owner;
}

/**
 * Opens a run folder for writing: a new one, or with `resume` the one that was interrupted (or is to be extended), with
 * exactly its finished chunks. A resumed run never shrinks: it has the greater of the replications saved and asked for.
 *
 * @throws StoreError when another process writes the folder, it was made with another scenario, world, seed or code, or
 * a saved chunk is damaged
 */
export function openRun(request: RunRequest): RunStore {
  const { results = "results", folder, scenario } = request;
  if (request.only && folder === undefined)
    throw new StoreError("a shard is written to a folder that is given by name");
  return explainDiskErrors(`a run in ${folder ?? results}`, () => {
    const identity = identityOf(scenario, request.worldText, request.code, request.design?.sha256);
    return request.resume
      ? resumeRun(request, folder ?? findRunToResume(results, scenario.name, identity), identity)
      : newRun(request, identity, new Date());
  });
}

function newRun(request: RunRequest, identity: Identity, now: Date): RunStore {
  const { results = "results", folder, scenario, disk = realDisk } = request;
  const key = keyOf(identity);
  if (folder !== undefined) {
    claimFolder(folder);
    return openIn(request, folder, () => newManifest(request, folder, identity, key.slice(0, 8), now));
  }
  const made = makeRunFolder(results, scenario.name, key, now);
  const store = openIn(request, made.folder, () => newManifest(request, made.folder, identity, made.runId, now));
  writeLatest(disk, results, scenario.name, made.runId);
  return store;
}

function resumeRun(request: RunRequest, folder: string, identity: Identity): RunStore {
  // Looked at before the lock is taken, so that a folder which is no run is left as it is.
  readManifest(folder);
  return openIn(request, folder, () => savedManifest(folder, request, identity));
}

/** Locks the folder, checks what is there, and writes the manifest before anything else. */
export function openIn(
  request: Pick<RunRequest, "disk" | "owner" | "sites">,
  folder: string,
  makeManifest: () => Manifest,
): RunStore {
  const { disk = realDisk, owner, sites = [] } = request;
  const lock = takeLock(folder, owner);
  try {
    const manifest = makeManifest();
    const { replications, chunkReplications } = manifest;
    const chunksFolder = join(folder, "chunks");
    const log = join(folder, "log.jsonl");
    const { lines } = readLog(log);
    // Chunks are checked before anything is changed: a damaged run stays as it is.
    const { saved, short } = checkedChunks(chunksFolder, lines, (index) =>
      expectedReplications(index, replications, chunkReplications),
    );
    writeManifest(disk, folder, manifest);
    mkdirSync(chunksFolder, { recursive: true });
    disk.syncFolder(folder);
    disk.syncFolder(dirname(resolve(folder)));
    tidyChunks(disk, chunksFolder, short);
    mendLog(disk, log);
    // A run that died between saving a chunk and logging it left a chunk all the same.
    const logged = loggedChecksums(lines);
    for (const { record, checksum } of saved) {
      const { index, replications } = record;
      if (!logged.has(checksumKey(record))) appendLog(disk, log, { event: "chunk", index, replications, checksum });
    }
    appendLog(disk, log, { event: "state", state: "running", replications });
    return new RunStore({ folder, disk, lock, manifest, saved, sites });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function newManifest(request: RunRequest, folder: string, identity: Identity, runId: string, now: Date): Manifest {
  const { scenario, layout, chunkReplications, factors } = request;
  const shard = shardOf(request);
  if (shard) checkRange(shard, chunkCount(request.replications ?? scenario.replications, chunkReplications));
  return {
    format: 1,
    state: "running",
    runId,
    key: keyOf(identity),
    identity,
    scenario,
    world: scenario.world,
    ...whereWorldIs(request, folder),
    replications: request.replications ?? scenario.replications,
    chunkReplications,
    ...(shard ? { shard } : {}),
    ...(request.design === undefined ? {} : { design: request.design }),
    layout,
    ...(request.atRest === undefined ? {} : { atRest: request.atRest }),
    factors,
    node: process.version,
    dependencies: dependencyVersions(),
    host: machine(),
    created: now.toISOString(),
    updated: now.toISOString(),
    wallSeconds: 0,
    soundReplications: 0,
    failures: [],
    chunks: [],
    tables: null,
  };
}

/** The world's folder as seen from the run's, so that both may be moved together. */
function whereWorldIs({ worldFolder }: RunRequest, folder: string): Pick<Manifest, "worldFolder"> {
  if (worldFolder === undefined) return {};
  return { worldFolder: relative(resolve(folder), resolve(worldFolder)).split(sep).join("/") };
}

/** The manifest of the run that is continued. Its tables stand, with the count they are made of, until new ones do. */
function savedManifest(folder: string, request: RunRequest, identity: Identity): Manifest {
  const saved = readManifest(folder);
  if (differences(saved.identity, identity).length) throw differs(folder, saved.identity, identity);
  if (
    saved.chunkReplications !== request.chunkReplications ||
    canonicalJson(saved.layout) !== canonicalJson(request.layout)
  )
    throw new StoreError(
      `${folder} has other columns or chunks than this code makes; run without --resume for a new run`,
    );
  const asked = request.replications ?? request.scenario.replications;
  const shard = shardOf(request);
  if (canonicalJson(saved.shard ?? null) !== canonicalJson(shard ?? null))
    throw new StoreError(
      `${folder} holds ${partInWords(saved.shard)}, where ${partInWords(shard)} was asked for; give another --out`,
    );
  if (shard && asked !== saved.replications)
    throw new StoreError(`${folder} is a shard of a run of ${saved.replications} replications, not ${asked}`);
  return {
    ...saved,
    state: "running",
    chunks: [],
    replications: Math.max(saved.replications, asked),
    updated: new Date().toISOString(),
  };
}

const shardOf = ({ only, sites = [] }: RunRequest): Shard | undefined => only && { ...only, sites };

const partInWords = (shard: Shard | undefined): string =>
  shard ? `a shard (chunks ${shard.from} to ${shard.to - 1})` : "a whole run";
