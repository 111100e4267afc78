import type { Layout } from "../engine/series.ts";
import type { Bands } from "./bandColumns.ts";
import { bandBuilder, bandBuilderBytes } from "./bands.ts";
import type { ChunkView } from "./chunkView.ts";
import { soundReplications } from "./chunkView.ts";

/** Memory that band builders may take together; a run that needs more is gone through more often. */
const budgetBytes = 128 * 1024 * 1024;

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
): void {
  const perSeries = bandBuilderBytes(layout.days, soundCount);
  const people = new Set(layout.series.filter(({ kind }) => kind === "people").map(({ name }) => name));
  const groupSize = Math.max(1, Math.floor(budgetBytes / perSeries));
  for (let start = 0; start < names.length; start += groupSize) {
    const group = names.slice(start, start + groupSize);
    const builders = group.map((name) => bandBuilder(layout.days, soundCount, people.has(name)));
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
