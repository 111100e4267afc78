import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readChunkRecord, verifyChunk } from "./chunkFolder.ts";
import { checksumKey, listChunks, loggedChecksums } from "./chunks.ts";
import { StoreError } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { readLog } from "./log.ts";
import { readManifest } from "./manifest.ts";

/**
 * Compares every file of a run with its checksum: a chunk's tables with its chunk.json, chunk.json with the manifest (or,
 * in a run that is not over, the log), the run's tables with the manifest.
 *
 * @returns what is wrong, one sentence a file; empty when all is well
 */
export function verifyRun(folder: string): string[] {
  const manifest = readManifest(folder);
  const chunksFolder = join(folder, "chunks");
  const logged = loggedChecksums(readLog(join(folder, "log.jsonl")).lines);
  const recorded = new Map(manifest.chunks.map(({ index, checksum }) => [index, checksum]));
  const found = new Set(listChunks(chunksFolder));
  const problems = [...recorded.keys()]
    .filter((index) => !found.has(index))
    .map((index) => `chunk ${index} is missing`);
  const check = (compare: () => void) => {
    try {
      compare();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (const index of found) {
    check(() => {
      const { record, checksum } = readChunkRecord(chunksFolder, index);
      verifyChunk(chunksFolder, record);
      const expected = recorded.get(index) ?? logged.get(checksumKey(record)) ?? checksum;
      if (checksum !== expected)
        throw new StoreError(`chunk ${index}: chunk.json has SHA-256 ${checksum} where ${expected} was recorded`);
    });
  }
  for (const [file, expected] of Object.entries(manifest.tables?.sha256 ?? {})) {
    check(() => {
      const found = sha256(readFileSync(join(folder, file)));
      if (found !== expected)
        throw new StoreError(`${join(folder, file)}: SHA-256 ${found} where ${expected} was written`);
    });
  }
  return problems;
}
