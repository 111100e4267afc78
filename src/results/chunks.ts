import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ChunkRecord } from "./chunkFolder.ts";
import { chunkName, readChunkRecord, unfinishedPrefix, verifyChunk } from "./chunkFolder.ts";
import type { Disk } from "./disk.ts";
import { StoreError } from "./errors.ts";
import type { LogLine } from "./log.ts";

/** A saved chunk with the checksum of its chunk.json. */
export interface SavedChunk {
  readonly record: ChunkRecord;
  readonly checksum: string;
}

/** How many replications chunk `index` of a run has: all chunks are full but the last. */
export function expectedReplications(index: number, replications: number, chunkReplications: number): number {
  return Math.max(0, Math.min(chunkReplications, replications - index * chunkReplications));
}

/** Chunks in a folder by index, ascending; what is not yet a chunk is passed over. */
export function listChunks(chunksFolder: string): number[] {
  if (!existsSync(chunksFolder)) return [];
  const names = readdirSync(chunksFolder).filter((name) => /^\d{6,}$/.test(name));
  return names.map(Number).sort((a, b) => a - b);
}

/**
 * The chunks that a run left behind, each read in full and compared with its checksums, and with what the log says of
 * it. `short` is the one at the end of a run that is to grow: a longer one with the same beginning takes its place.
 *
 * @throws StoreError naming the first file that is not what was written
 */
export function checkedChunks(
  chunksFolder: string,
  log: readonly LogLine[],
  expected: (index: number) => number,
): { saved: SavedChunk[]; short: number[] } {
  const logged = loggedChecksums(log);
  const saved: SavedChunk[] = [];
  const short: number[] = [];
  for (const index of listChunks(chunksFolder)) {
    const chunk = readChunkRecord(chunksFolder, index);
    verifyChunk(chunksFolder, chunk.record);
    const said = logged.get(checksumKey(chunk.record));
    if (said !== undefined && said !== chunk.checksum)
      throw new StoreError(
        `chunk ${index} in ${chunksFolder} is not the one that log.jsonl tells of (${chunk.checksum}, logged ${said}). ` +
          `Remove ${chunkName(index)} and run again with --resume to make it anew.`,
      );
    if (chunk.record.replications < expected(index)) short.push(index);
    else saved.push(chunk);
  }
  return { saved, short };
}

/** Removes chunks, and what a crash left of chunks in the making. A chunk first loses its name: it is whole or gone. */
export function tidyChunks(disk: Disk, chunksFolder: string, short: readonly number[]): void {
  for (const index of short) {
    const name = chunkName(index);
    disk.rename(join(chunksFolder, name), join(chunksFolder, `${unfinishedPrefix}${name}.short`));
  }
  for (const name of readdirSync(chunksFolder))
    if (name.startsWith(unfinishedPrefix)) disk.remove(join(chunksFolder, name));
}

/** Checksums that a log tells of. A short last chunk and the longer one that took its place are two chunks. */
export function loggedChecksums(log: readonly LogLine[]): ReadonlyMap<string, string> {
  const chunks = log.filter((line) => line.event === "chunk");
  return new Map(chunks.map((line) => [checksumKey(line), line.checksum]));
}

export const checksumKey = (chunk: { readonly index: number; readonly replications: number }): string =>
  `${chunk.index}/${chunk.replications}`;
