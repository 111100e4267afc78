import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { explainDiskErrors } from "./disk.ts";
import { StoreError } from "./errors.ts";
import { canonicalJson } from "./hash.ts";
import { differences } from "./identity.ts";
import type { Manifest, Shard } from "./manifest.ts";
import { findManifest, readManifest } from "./manifest.ts";
import type { Owner } from "./owner.ts";
import { openIn } from "./runFolder.ts";
import { claimFolder } from "./runPlace.ts";
import type { RunStore } from "./runStore.ts";
import { chunkCount, chunksInWords } from "./shards.ts";

/** Shards to be put together, and the run folder they make. */
export interface MergeRequest {
  /** Folders of the shards, in any order. */
  readonly shards: readonly string[];
  /** Folder of the whole run: new, empty, or left by a merge of the same shards that was interrupted. */
  readonly folder: string;
  /** Called after each chunk. */
  readonly onProgress?: (done: number, total: number) => void;
  /** For tests: another disk, another holder of the lock. */
  readonly disk?: Disk;
  readonly owner?: Owner;
}

/** A finished shard as it lies in its folder. */
interface Part {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly shard: Shard;
  /** Of its chunks, by index. */
  readonly checksums: ReadonlyMap<number, string>;
}

/**
 * Puts finished shards together: every chunk of the run, once, is taken over (as a link where the file system has them, else
 * as a copy), compared with its checksums, and the tables are made anew from them. They are byte for byte those of the run
 * that one machine makes. The shards stay as they are. Merging the same shards into the same folder again is no error.
 *
 * @returns the manifest of the whole run
 * @throws StoreError that names what is missing, unfinished, damaged, there twice, or of another scenario, world, seed or code
 */
export function mergeShards(request: MergeRequest): Manifest {
  const steps = gatherShards(request);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { store, wallSeconds } = step.value;
  try {
    return store.finish({ state: "finished", wallSeconds });
  } finally {
    store.close();
  }
}

/** An open run folder with every chunk of the run and no tables yet, and the seconds that its shards took. */
export interface Gathered {
  readonly store: RunStore;
  readonly wallSeconds: number;
}

/**
 * The first half of `mergeShards`, a chunk a step, for whom has other things to do between the steps. What it returns is to be finished
 * and closed.
 *
 * @throws StoreError as `mergeShards` does
 */
export function* gatherShards({ shards, folder, onProgress, disk, owner }: MergeRequest): Generator<void, Gathered> {
  const parts = readParts(shards);
  const sources = sourcesOf(parts);
  const what = `the merged run in ${folder}`;
  const store = explainDiskErrors(what, () =>
    openMerged(folder, parts[0]!, { ...(disk ? { disk } : {}), ...(owner ? { owner } : {}) }),
  );
  try {
    for (const index of store.missing()) {
      const { folder: shard, checksums } = sources[index]!;
      explainDiskErrors(what, () => store.adoptChunk(join(shard, "chunks"), index, checksums.get(index)!));
      onProgress?.(index + 1, sources.length);
      yield;
    }
  } catch (error) {
    store.close();
    throw error;
  }
  return { store, wallSeconds: parts.reduce((sum, part) => sum + part.manifest.wallSeconds, 0) };
}

/** The shards' manifests, all finished and all of one run. */
function readParts(folders: readonly string[]): Part[] {
  if (folders.length === 0) throw new StoreError("there are no shards to merge");
  const parts = folders.map((folder): Part => {
    const manifest = readManifest(folder);
    if (!manifest.shard) throw new StoreError(`${folder} is a whole run, no shard of one`);
    if (manifest.state !== "finished")
      throw new StoreError(`shard ${folder} is not finished (${manifest.state}); run it again before merging`);
    const checksums = new Map(manifest.chunks.map(({ index, checksum }) => [index, checksum]));
    return { folder, manifest, shard: manifest.shard, checksums };
  });
  const [one, ...others] = parts as [Part, ...Part[]];
  for (const other of others) {
    const what = differences(one.manifest.identity, other.manifest.identity);
    if (other.manifest.replications !== one.manifest.replications)
      what.push(`replications (${one.manifest.replications} and ${other.manifest.replications})`);
    if (what.length === 0 && shapeOf(one.manifest) !== shapeOf(other.manifest)) what.push("columns or chunks");
    if (what.length)
      throw new StoreError(`${one.folder} and ${other.folder} are shards of two runs: ${what.join("; ")}`);
  }
  return parts;
}

const shapeOf = ({ layout, chunkReplications }: Manifest): string => canonicalJson({ layout, chunkReplications });

/** The shard that has each chunk. */
function sourcesOf(parts: readonly Part[]): Part[] {
  const { replications, chunkReplications } = parts[0]!.manifest;
  const sources = new Array<Part | undefined>(chunkCount(replications, chunkReplications)).fill(undefined);
  for (const part of parts)
    for (let index = part.shard.from; index < part.shard.to; index++) {
      const other = sources[index];
      if (other) throw new StoreError(`chunk ${index} is in two shards, ${other.folder} and ${part.folder}`);
      sources[index] = part;
    }
  const missing = sources.flatMap((source, index) => (source ? [] : [index]));
  if (missing.length)
    throw new StoreError(
      `shards are missing: no folder holds chunk ${chunksInWords(missing)} (${missing.length} of ${sources.length} chunks); run those and merge again`,
    );
  return sources as Part[];
}

/** The folder of the whole run, with the chunks that an interrupted merge left there. */
function openMerged(folder: string, { manifest, shard }: Part, parts: { disk?: Disk; owner?: Owner }): RunStore {
  const { shard: _, ...whole } = manifest;
  const before = findManifest(folder);
  if (before === null) claimFolder(folder);
  else if (
    before.shard ||
    differences(before.identity, manifest.identity).length ||
    before.replications !== manifest.replications
  )
    throw new StoreError(`${folder} already holds another run; give another --out`);
  const now = new Date().toISOString();
  return openIn({ ...parts, sites: shard.sites }, folder, () => ({
    ...whole,
    state: "running",
    updated: now,
    created: before?.created ?? now,
    wallSeconds: 0,
    soundReplications: 0,
    failures: [],
    chunks: [],
    tables: before?.tables ?? null,
  }));
}
