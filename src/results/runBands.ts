import { join } from "node:path";
import { countReplications } from "../analysis/answer.ts";
import type { Bands } from "../analysis/bandColumns.ts";
import type { ChunkView } from "../analysis/chunkView.ts";
import { eachSeriesBands } from "../analysis/seriesBands.ts";
import type { Layout } from "../engine/series.ts";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";

/** Some series of a run whose chunks lie in a folder, or, in the order of their chunks, in several. */
export interface BandsTask {
  readonly folders: readonly string[];
  readonly layout: Layout;
  readonly names: readonly string[];
  /** Memory that the series gone through together may take. */
  readonly budgetBytes: number;
}

/**
 * Bands of some series by name, from the chunks of run folders: what a thread of its own can do while others do the other series.
 * None where no replication is sound.
 */
export function readBands({ folders, layout, names, budgetBytes }: BandsTask): ReadonlyMap<string, Bands> {
  const parts = folders.map((folder) => {
    const chunksFolder = join(folder, "chunks");
    const records = listChunks(chunksFolder).map((index) => readChunkRecord(chunksFolder, index).record);
    return () => readViews(chunksFolder, layout, records);
  });
  const views = function* (): Generator<ChunkView> {
    for (const part of parts) yield* part();
  };
  const { sound } = countReplications(views());
  const found = new Map<string, Bands>();
  if (sound > 0) eachSeriesBands(layout, views, sound, names, (name, bands) => found.set(name, bands), budgetBytes);
  return found;
}
