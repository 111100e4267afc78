import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ChunkRecord } from "./chunkFolder.ts";
import { readChunkRecord, verifyChunk } from "./chunkFolder.ts";
import { checksumKey, listChunks, loggedChecksums } from "./chunks.ts";
import { openColumns } from "./columns.ts";
import { StoreError } from "./errors.ts";
import { hashFile } from "./hash.ts";
import { keyOf } from "./identity.ts";
import { readLog } from "./log.ts";
import { type AnyManifest, isOfCapacity, type Manifest, readAnyManifest } from "./manifest.ts";
import { chunkCount, chunksInWords } from "./shards.ts";

/** What was looked at, and what is wrong: one sentence each, empty when all is well. */
export interface Verification {
  readonly chunks: number;
  readonly tables: number;
  readonly bytes: number;
  readonly problems: readonly string[];
}

/**
 * Compares every file of a run with its checksum: a chunk's tables with its chunk.json, chunk.json with the manifest (or,
 * in a run that is not over, the log), the run's tables with the manifest. Then the manifest with itself: its key with what it is
 * made from, its chunks and its counts of replications with those that are there.
 *
 * @throws StoreError when the folder is no run or its manifest cannot be read
 */
export function verifyRun(folder: string): Verification {
  const manifest = readAnyManifest(folder);
  if (isOfCapacity(manifest)) {
    const { tables, bytes, problems } = checkTables(folder, manifest);
    return { chunks: 0, tables, bytes, problems: [...problems, ...wrongKey(folder, manifest)] };
  }
  const chunksFolder = join(folder, "chunks");
  const logged = loggedChecksums(readLog(join(folder, "log.jsonl")).lines);
  const recorded = new Map(manifest.chunks.map(({ index, checksum }) => [index, checksum]));
  const found = listChunks(chunksFolder);
  const problems: string[] = [];
  let bytes = 0;
  const check = (compare: () => void) => {
    try {
      compare();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  const sound: ChunkRecord[] = [];
  for (const index of found) {
    check(() => {
      const { record, checksum } = readChunkRecord(chunksFolder, index);
      bytes += verifyChunk(chunksFolder, record);
      const expected = recorded.get(index) ?? logged.get(checksumKey(record)) ?? checksum;
      if (checksum !== expected)
        throw new StoreError(`chunk ${index}: chunk.json has SHA-256 ${checksum} where ${expected} was recorded`);
      sound.push(record);
    });
  }
  const tables = checkTables(folder, manifest);
  problems.push(...tables.problems, ...contradictions(folder, manifest, found, sound));
  return { chunks: found.length, tables: tables.tables, bytes: bytes + tables.bytes, problems };
}

/** The tables of a run against their checksums. */
function checkTables(folder: string, { tables }: AnyManifest): Omit<Verification, "chunks"> {
  const problems: string[] = [];
  let bytes = 0;
  const written = Object.entries(tables?.sha256 ?? {});
  for (const [file, expected] of written)
    try {
      const found = hashFile(join(folder, file));
      bytes += found.bytes;
      if (found.sha256 !== expected)
        problems.push(`${join(folder, file)}: SHA-256 ${found.sha256} where ${expected} was written`);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  return { tables: written.filter(([file]) => file.endsWith(".arrow")).length, bytes, problems };
}

const wrongKey = (folder: string, { key, identity }: AnyManifest): string[] =>
  key === keyOf(identity) ? [] : [`${join(folder, "manifest.json")}: its key is not that of its identity`];

/** Where a manifest contradicts itself or the chunks that are there. A run that is not over has not yet said what it has. */
function contradictions(
  folder: string,
  manifest: Manifest,
  found: readonly number[],
  sound: readonly ChunkRecord[],
): string[] {
  const problems = wrongKey(folder, manifest);
  const path = join(folder, "manifest.json");
  if (manifest.state === "running") return problems;
  const there = new Set(found);
  const missing = manifest.chunks.map(({ index }) => index).filter((index) => !there.has(index));
  if (missing.length) problems.push(`${folder}: chunk ${chunksInWords(missing)} of the manifest is missing`);
  const { replications, chunkReplications, shard } = manifest;
  const { from, to } = shard ?? { from: 0, to: chunkCount(replications, chunkReplications) };
  if (manifest.state === "finished" && manifest.chunks.length !== to - from)
    problems.push(`${path}: finished with ${manifest.chunks.length} of ${to - from} chunks`);
  // Damaged and missing chunks are told of above; their replications cannot be counted.
  if (sound.length !== manifest.chunks.length || missing.length) return problems;
  const failed = sound.reduce((sum, record) => sum + record.failures.length, 0);
  const all = sound.reduce((sum, record) => sum + record.replications, 0);
  if (manifest.soundReplications !== all - failed || manifest.failures.length !== failed)
    problems.push(
      `${path}: ${manifest.soundReplications} sound and ${manifest.failures.length} failed replications where the chunks have ${all - failed} and ${failed}`,
    );
  const table = join(folder, "replications.arrow");
  if (manifest.tables && existsSync(table)) {
    const rows = rowsIn(table);
    if (rows !== manifest.tables.soundReplications)
      problems.push(`${table}: ${rows} rows where the manifest says ${manifest.tables.soundReplications}`);
  }
  return problems;
}

/** Rows of a table; -1 for a file that is none, whose checksum then does not fit either. */
function rowsIn(path: string): number {
  try {
    const file = openColumns(path);
    file.close();
    return file.rows;
  } catch {
    return -1;
  }
}
