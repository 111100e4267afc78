import { join } from "node:path";
import type { Bands } from "../analysis/bandColumns.ts";
import { eachSeriesBands } from "../analysis/seriesBands.ts";
import type { Layout } from "../engine/series.ts";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";

/** Some series of a run whose chunks lie in a folder, and how many of its replications are sound. */
export interface BandsTask {
  readonly folder: string;
  readonly layout: Layout;
  readonly sound: number;
  readonly names: readonly string[];
  /** Memory that the series gone through together may take. */
  readonly budgetBytes: number;
}

/** Bands of some series by name, from a run folder's chunks: what a thread of its own can do while others do the other series. */
export function readBands({ folder, layout, sound, names, budgetBytes }: BandsTask): ReadonlyMap<string, Bands> {
  const chunksFolder = join(folder, "chunks");
  const records = listChunks(chunksFolder).map((index) => readChunkRecord(chunksFolder, index).record);
  const found = new Map<string, Bands>();
  const views = () => readViews(chunksFolder, layout, records);
  eachSeriesBands(layout, views, sound, names, (name, bands) => found.set(name, bands), budgetBytes);
  return found;
}
