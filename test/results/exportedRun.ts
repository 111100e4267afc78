import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { ChunkResult } from "../../src/engine/series.ts";
import { type ExportRequest, exportRun } from "../../src/results/export/exportRun.ts";
import type { RunRequest } from "../../src/results/runFolder.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { emptyFolder } from "./emptyFolder.ts";
import { chunkOf, request } from "./smallRun.ts";

/** A folder for all tests of a file, removed after them. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "runout-export-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A finished run of ten replications, of which number 5 failed. Equal each time. */
export function finishedRun(
  folder: string,
  changes: Partial<RunRequest> = {},
  shaped: (chunk: ChunkResult) => ChunkResult = (chunk) => chunk,
): string {
  const store = openRun(request("", { folder, ...changes }));
  for (const index of store.missing()) {
    const chunk = chunkOf(index, 10);
    const failures = index === 1 ? [{ replication: 5, message: "does not close" }] : [];
    store.writeChunk(shaped({ ...chunk, failures }));
  }
  store.finish({ state: "finished", wallSeconds: 1 });
  store.close();
  return folder;
}

/** Exports into a folder of its own; gives the path of each table by its name. */
export function exported(folder: string, changes: Omit<ExportRequest, "folder" | "out">): Record<string, string> {
  const files = exportRun({ folder, out: emptyFolder(), ...changes });
  return Object.fromEntries(files.map((file) => [file.replace(/^.*[/\\]/, "").replace(/(-\w+)?\.\w+$/, ""), file]));
}
