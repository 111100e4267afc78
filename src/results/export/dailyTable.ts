import { join } from "node:path";
import { nearest } from "../../scenario/nearest.ts";
import type { ChunkRecord } from "../chunkFolder.ts";
import { chunkName, readChunkRecord } from "../chunkFolder.ts";
import { listChunks } from "../chunks.ts";
import { chunkShapes } from "../chunkTables.ts";
import type { NumberArray } from "../columns.ts";
import { openColumns } from "../columns.ts";
import type { Columns } from "../encode.ts";
import { StoreError } from "../errors.ts";
import type { Manifest } from "../manifest.ts";
import { tableShape } from "../schema.ts";
import type { ExportTable } from "./table.ts";
import { nameOf } from "./table.ts";

/**
 * What was simulated: every series of every replication that did not fail, by day. Chunk after chunk, so rows are sorted by chunk,
 * then day, then replication; only the columns asked for are read.
 *
 * @param series names of the series wanted; all when absent
 * @throws StoreError when the folder has no chunks, or no such series
 */
export function dailyTable(folder: string, { layout }: Manifest, series?: readonly string[]): ExportTable {
  const names = layout.series.map(({ name }) => name);
  for (const name of series ?? [])
    if (!names.includes(name)) {
      const near = nearest(name, names);
      throw new StoreError(
        `this run has no series "${name}"; ${near ? `did you mean "${near}"?` : `there are ${names.slice(0, 8).join(", ")} ...`}`,
      );
    }
  const chunksFolder = join(folder, "chunks");
  const indices = listChunks(chunksFolder);
  if (indices.length === 0)
    throw new StoreError(`${folder} has no chunks, so nothing is known of its replications by day`);
  const wanted = new Set(["day", "replication", ...(series ?? names)]);
  const columns = chunkShapes(layout).daily.columns.filter((one) => wanted.has(nameOf(one)));
  return {
    shape: tableShape("daily", columns),
    *batches() {
      for (const index of indices) {
        const { record } = readChunkRecord(chunksFolder, index);
        const file = openColumns(join(chunksFolder, chunkName(index), "daily.arrow"));
        try {
          yield soundRows(
            record,
            Object.fromEntries(columns.map((one) => [nameOf(one), file.values(nameOf(one)) as NumberArray])),
          );
        } finally {
          file.close();
        }
      }
    },
  };
}

/** The rows of replications that did not fail. */
function soundRows({ failures }: ChunkRecord, columns: Readonly<Record<string, NumberArray>>): Columns {
  if (failures.length === 0) return columns;
  const failed = new Set(failures.map(({ replication }) => replication));
  const { replication } = columns;
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, values.filter((_, row) => !failed.has(replication![row]!))]),
  );
}
