import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChunkView } from "../analysis/chunkView.ts";
import type { Failure } from "../engine/series.ts";
import type { Disk } from "./disk.ts";
import type { EncodedChunk } from "./encodeChunk.ts";
import { StoreError } from "./errors.ts";
import { canonicalJson, hashFile, hashPieces, sha256 } from "./hash.ts";

/** chunk.json: what a chunk is and the checksums of its tables. Its own SHA-256 is the chunk's checksum. */
export interface ChunkRecord {
  readonly index: number;
  readonly first: number;
  readonly replications: number;
  readonly failures: readonly Failure[];
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** Folder of chunk 12: 000012, so that names sort as numbers do. */
export const chunkName = (index: number): string => String(index).padStart(6, "0");

/** Begins the name of everything that is not yet, or no longer, a chunk. */
export const unfinishedPrefix = ".";

/**
 * Saves a chunk: its tables and, last, chunk.json go into a folder under a temporary name; every file and the folder are
 * synced; one rename then makes the chunk exist. Killed before it, there is no chunk; after it, there is a whole one.
 *
 * @returns the chunk's checksum
 */
export function writeChunkFolder(
  disk: Disk,
  chunksFolder: string,
  chunk: Pick<ChunkView, "index" | "first" | "replications" | "failures">,
  tables: EncodedChunk,
): { record: ChunkRecord; checksum: string } {
  const name = chunkName(chunk.index);
  const temporary = join(chunksFolder, `${unfinishedPrefix}${name}.${process.pid}`);
  const files = [...tables].map(([file, pieces]) => [file, hashPieces(pieces)] as const);
  const { index, first, replications, failures } = chunk;
  const record: ChunkRecord = { index, first, replications, failures, files: Object.fromEntries(files) };
  const text = `${canonicalJson(record)}\n`;

  disk.remove(temporary);
  disk.makeFolder(temporary);
  for (const [file, pieces] of tables) disk.write(join(temporary, file), pieces);
  disk.write(join(temporary, "chunk.json"), [new TextEncoder().encode(text)]);
  putInPlace(disk, temporary, chunksFolder, name);
  return { record, checksum: sha256(text) };
}

/**
 * Takes a chunk over from another run folder, as `writeChunkFolder` saves one: under a temporary name, compared with its
 * checksums there, and then renamed.
 *
 * @throws StoreError that names the first file which is not what was written
 */
export function copyChunkFolder(disk: Disk, fromChunks: string, chunksFolder: string, record: ChunkRecord): void {
  const name = chunkName(record.index);
  const origin = join(fromChunks, name);
  const temporary = join(chunksFolder, `${unfinishedPrefix}${name}.${process.pid}`);
  disk.remove(temporary);
  disk.makeFolder(temporary);
  for (const file of [...Object.keys(record.files), "chunk.json"])
    disk.linkOrCopy(join(origin, file), join(temporary, file));
  verifyFiles(temporary, origin, record);
  putInPlace(disk, temporary, chunksFolder, name);
}

/** The one step that makes a chunk exist. */
function putInPlace(disk: Disk, temporary: string, chunksFolder: string, name: string): void {
  disk.syncFolder(temporary);
  disk.rename(temporary, join(chunksFolder, name));
  disk.syncFolder(chunksFolder);
}

/** A saved chunk's record and checksum, without a look at its tables. */
export function readChunkRecord(chunksFolder: string, index: number): { record: ChunkRecord; checksum: string } {
  const path = join(chunksFolder, chunkName(index), "chunk.json");
  try {
    const text = readFileSync(path, "utf8");
    const record = JSON.parse(text) as ChunkRecord;
    if (record.index !== index) throw new Error(`it says it is chunk ${record.index}`);
    return { record, checksum: sha256(text) };
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Compares every table of a chunk with its checksum.
 *
 * @returns the bytes of its tables
 * @throws StoreError that names the first file which is not what was written
 */
export function verifyChunk(chunksFolder: string, record: ChunkRecord): number {
  const folder = join(chunksFolder, chunkName(record.index));
  return verifyFiles(folder, folder, record);
}

/** Compares the files in a folder; errors name those of the folder they came from. */
function verifyFiles(folder: string, origin: string, record: ChunkRecord): number {
  let bytes = 0;
  for (const [file, expected] of Object.entries(record.files)) {
    const path = join(origin, file);
    let found: { bytes: number; sha256: string };
    try {
      found = hashFile(join(folder, file));
    } catch (error) {
      throw damaged(path, error instanceof Error ? error.message : String(error));
    }
    if (found.bytes !== expected.bytes)
      throw damaged(path, `${found.bytes} bytes where ${expected.bytes} were written`);
    if (found.sha256 !== expected.sha256)
      throw damaged(path, `SHA-256 ${found.sha256} where ${expected.sha256} was written`);
    bytes += found.bytes;
  }
  return bytes;
}

function damaged(path: string, how: string): StoreError {
  return new StoreError(`${path} is damaged: ${how}. Remove its folder and run again with --resume to make it anew.`);
}
