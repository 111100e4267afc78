import { seriesPlaces } from "../../src/analysis/chunkView.ts";
import type { ChunkResult } from "../../src/engine/series.ts";
import { layout } from "./smallRun.ts";

/** A chunk of the small run whose people add up as those of the engine do: by stage, region, root cause and site. */
export function balanced(chunk: ChunkResult): ChunkResult {
  const { replications, failures, first } = chunk;
  const block = layout.days * replications;
  const people = chunk.people.slice();
  const rows = seriesPlaces(layout);
  const of = (name: string) => people.subarray(rows.get(name)!.row * block, (rows.get(name)!.row + 1) * block);
  const total = of("outOfWork");
  of("outOfWork.stage.cell").set(total);
  of("outOfWork.cause.no-ore").set(total);
  of("outOfWork.region.MI").set(total.map((n) => Math.floor(n / 3)));
  of("outOfWork.region.NV").set(total.map((n) => n - Math.floor(n / 3)));
  const failed = new Set(failures.map(({ replication }) => replication - first));
  const days = layout.sites.days.map((day) =>
    total
      .subarray(day * replications, (day + 1) * replications)
      .reduce((sum, n, local) => sum + (failed.has(local) ? 0 : n), 0),
  );
  // [report day][site], [report day][cause][site]: the first site has all but two people, one each is at the others.
  const siteOutOfWork = Float64Array.from(days.flatMap((n) => [n - 2, 1, 1]));
  const siteOutByCause = Float64Array.from(days.flatMap((n) => [n - 3, 1, 0, 1, 0, 1]));
  return { ...chunk, people, siteOutOfWork, siteOutByCause };
}
