import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { countReplications } from "../analysis/answer.ts";
import type { Bands } from "../analysis/bandColumns.ts";
import type { ChunkView } from "../analysis/chunkView.ts";
import { viewChunk } from "../analysis/chunkView.ts";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import { copyChunkFolder, readChunkRecord, writeChunkFolder } from "./chunkFolder.ts";
import { chunkOfView, readViews } from "./chunkReader.ts";
import type { SavedChunk } from "./chunks.ts";
import { expectedReplications } from "./chunks.ts";
import type { Disk } from "./disk.ts";
import { explainDiskErrors, replaceFile } from "./disk.ts";
import { chunkEncoder } from "./encodeChunk.ts";
import { StoreError } from "./errors.ts";
import { hashed, hashFile } from "./hash.ts";
import { ladderFile } from "./ladderTable.ts";
import type { Lock } from "./lock.ts";
import { appendLog } from "./log.ts";
import type { Manifest, RunState } from "./manifest.ts";
import { writeManifest } from "./manifest.ts";
import type { ChunkRange } from "./shards.ts";
import { chunkCount, chunksInWords } from "./shards.ts";
import { runTables } from "./tables.ts";
import { withoutFile } from "./withoutTable.ts";

/** What an open run is made of; `openRun` puts it together. */
export interface RunParts {
  readonly folder: string;
  readonly disk: Disk;
  readonly lock: Lock;
  readonly manifest: Manifest;
  readonly saved: readonly SavedChunk[];
  readonly sites: readonly SiteInfo[];
}

/** How a sitting ends. */
export interface Ending {
  readonly state: Exclude<RunState, "running">;
  readonly wallSeconds: number;
  readonly bands?: ReadonlyMap<string, Bands>;
}

/** A run folder that this process, and no other, writes. Chunks are only ever added. */
export class RunStore {
  readonly folder: string;
  private readonly disk: Disk;
  private readonly lock: Lock;
  private readonly sites: readonly SiteInfo[];
  private readonly encode: ReturnType<typeof chunkEncoder>;
  private readonly saved: Map<number, SavedChunk>;
  private current: Manifest;

  constructor({ folder, disk, lock, manifest, saved, sites }: RunParts) {
    this.folder = folder;
    this.disk = disk;
    this.lock = lock;
    this.sites = sites;
    this.current = manifest;
    this.encode = chunkEncoder(manifest.layout);
    this.saved = new Map(saved.map((chunk) => [chunk.record.index, chunk]));
  }

  get manifest(): Manifest {
    return this.current;
  }

  get layout(): Layout {
    return this.current.layout;
  }

  /** The chunks that this folder is to have: all of the run's, or a shard's. */
  private get range(): ChunkRange {
    const { shard, replications, chunkReplications } = this.current;
    return shard ?? { from: 0, to: chunkCount(replications, chunkReplications) };
  }

  /** Whether a chunk is saved, whole and verified. */
  has(index: number): boolean {
    return this.saved.has(index);
  }

  /** Chunks that are still to be run, ascending. */
  missing(): number[] {
    const { from, to } = this.range;
    return Array.from({ length: to - from }, (_, i) => from + i).filter((index) => !this.has(index));
  }

  /**
   * Saves a chunk; when this returns it survives a crash. A chunk that is there already is left as it is.
   *
   * @throws StoreError when the chunk is not of this run, holds a number that no table may hold, or the disk is full
   */
  writeChunk(chunk: ChunkResult): void {
    if (this.has(chunk.index)) return;
    this.checkChunk(chunk);
    this.lock.assertHeld();
    const tables = this.encode(viewChunk(this.layout, chunk));
    const folder = join(this.folder, "chunks");
    explainDiskErrors(`chunk ${chunk.index} of ${this.folder}`, () =>
      this.keep(writeChunkFolder(this.disk, folder, chunk, tables)),
    );
  }

  /**
   * Takes a chunk over from the chunks/ of a shard.
   *
   * @param checksum that the shard recorded of it
   * @throws StoreError when it is damaged or not the chunk that this run has there
   */
  adoptChunk(fromChunks: string, index: number, checksum: string): void {
    this.lock.assertHeld();
    const found = readChunkRecord(fromChunks, index);
    if (found.checksum !== checksum)
      throw new StoreError(
        `${fromChunks}: chunk ${index} has SHA-256 ${found.checksum} where ${checksum} was recorded; run its shard again`,
      );
    this.checkChunk(found.record);
    explainDiskErrors(`chunk ${index} of ${this.folder}`, () => {
      copyChunkFolder(this.disk, fromChunks, join(this.folder, "chunks"), found.record);
      this.keep(found);
    });
  }

  private keep(chunk: SavedChunk): void {
    const { index, replications } = chunk.record;
    this.saved.set(index, chunk);
    appendLog(this.disk, join(this.folder, "log.jsonl"), {
      event: "chunk",
      index,
      replications,
      checksum: chunk.checksum,
    });
  }

  /** Views of the saved chunks in index order; a view reads what it is asked for, until the next one is taken. */
  views(): Iterable<ChunkView> {
    const records = [...this.saved.values()].map(({ record }) => record).sort((a, b) => a.index - b.index);
    return readViews(join(this.folder, "chunks"), this.layout, records);
  }

  /** The saved chunks in index order, each as the engine gave it. */
  *readChunks(): Generator<ChunkResult> {
    for (const view of this.views()) yield chunkOfView(this.layout, view);
  }

  /**
   * Writes the tables from all saved chunks, and the manifest last. A shard has no tables: part of a run is no answer.
   *
   * @param state `finished` needs every chunk; `stopped` is a run that ended early and can be resumed
   * @param wallSeconds of this sitting
   * @param bands of every series, where they were made before
   */
  finish({ state, wallSeconds, bands }: Ending): Manifest {
    if (state === "finished" && this.missing().length)
      throw new StoreError(`${this.folder} is not finished: chunks ${chunksInWords(this.missing())} are missing`);
    this.lock.assertHeld();
    const { sound, failures } = countReplications(this.views());
    return explainDiskErrors(`the tables of ${this.folder}`, () => {
      const tables = sound > 0 && !this.current.shard ? this.writeTables(sound, bands) : null;
      const chunks = [...this.saved.entries()].map(([index, { checksum }]) => ({ index, checksum }));
      this.current = {
        ...this.current,
        state,
        updated: new Date().toISOString(),
        wallSeconds: this.current.wallSeconds + wallSeconds,
        soundReplications: sound,
        failures,
        chunks: chunks.sort((a, b) => a.index - b.index),
        tables,
      };
      writeManifest(this.disk, this.folder, this.current);
      appendLog(this.disk, join(this.folder, "log.jsonl"), { event: "state", state, replications: sound });
      return this.current;
    });
  }

  /** Lets go of the folder. What is saved stays; a run that was not finished can be resumed. */
  close(): void {
    this.lock.release();
  }

  private writeTables(soundReplications: number, bands: Ending["bands"]): Manifest["tables"] {
    const { layout, scenario, factors, design } = this.current;
    const chunks = () => this.views();
    const sums: Record<string, string> = {};
    for (const [file, pieces] of runTables({
      layout,
      report: scenario.report,
      effective: scenario.effective,
      factors,
      sites: this.sites,
      soundReplications,
      givenRows: design !== undefined,
      chunks,
      ...(bands === undefined ? {} : { bands }),
    })) {
      const hash = createHash("sha256");
      if (file.includes("/")) this.disk.makeFolder(dirname(join(this.folder, file)));
      replaceFile(this.disk, join(this.folder, file), hashed(pieces, hash));
      sums[file] = hash.digest("hex");
    }
    for (const file of [ladderFile, withoutFile]) {
      const apart = join(this.folder, file);
      if (existsSync(apart)) sums[file] = hashFile(apart).sha256;
    }
    return { soundReplications, sha256: sums };
  }

  private checkChunk(chunk: Pick<ChunkResult, "index" | "first" | "replications">): void {
    const { replications, chunkReplications } = this.current;
    const expected = expectedReplications(chunk.index, replications, chunkReplications);
    if (chunk.replications !== expected || expected === 0 || chunk.first !== chunk.index * chunkReplications)
      throw new StoreError(
        `chunk ${chunk.index} holds ${chunk.replications} replications from ${chunk.first}; ` +
          `this run has ${expected} from ${chunk.index * chunkReplications} there`,
      );
  }
}
