import type { Layout } from "../engine/series.ts";
import type { Bands } from "./bandColumns.ts";
import { bandBuilder, bandBuilderBytes, bandRoom } from "./bands.ts";
import type { ChunkView } from "./chunkView.ts";
import { soundReplications } from "./chunkView.ts";

/** Memory that band builders may take together; a run that needs more is gone through more often. */
const BUDGET_BYTES = 192 * 1024 * 1024;

/**
 * Bands of the named series, handed over one by one in the order of the names. The chunks are gone through once for
 * every group of series that fits into the budget, so memory does not grow with the number of replications.
 *
 * @param chunks gives the chunks in index order, each time it is called
 */
export function eachSeriesBands(
  layout: Layout,
  chunks: () => Iterable<ChunkView>,
  soundCount: number,
  names: readonly string[],
  use: (name: string, bands: Bands) => void,
  budgetBytes = BUDGET_BYTES,
): void {
  const perSeries = bandBuilderBytes(layout.days, soundCount);
  const groupSize = Math.max(1, Math.floor(budgetBytes / perSeries));
  // Allocated once: memory that each group leaves to the collector piles up faster than it comes by.
  const rooms = Array.from({ length: Math.min(groupSize, names.length) }, () => bandRoom(layout.days, soundCount));
  for (let start = 0; start < names.length; start += groupSize) {
    const group = names.slice(start, start + groupSize);
    const builders = group.map((_, i) => bandBuilder(layout.days, soundCount, rooms[i]));
    for (let pass = 0; pass < builders[0]!.passes; pass++) {
      for (const chunk of chunks()) {
        const { replications } = chunk;
        const sound = soundReplications(chunk);
        group.forEach((name, i) => {
          builders[i]!.add({ values: chunk.series(name), replications, sound }, pass);
        });
      }
    }
    group.forEach((name, i) => {
      use(name, builders[i]!.bands());
    });
  }
}
