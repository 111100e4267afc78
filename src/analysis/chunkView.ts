import type { ChunkResult, Failure, Layout } from "../engine/series.ts";

/**
 * One chunk as the analysis sees it: series by name, fetched when asked for, so that a run of any length can be gone
 * through without holding more than the columns in use.
 */
export interface ChunkView {
  readonly index: number;
  readonly first: number;
  readonly replications: number;
  readonly failures: readonly Failure[];
  /** Values of one series, [day][replication of the chunk]; throws when the layout has no such series. */
  series(name: string): Int32Array | Float64Array;
  /** Drawn values of one factor, [replication of the chunk], in natural units. */
  factor(name: string): Float64Array;
  /** [report day][site]: people out of work, summed over the chunk's replications. */
  siteOutOfWork(): Float64Array;
  /** [report day][site]: replications in which the line had stopped on or before that day. */
  siteStopped(): Float64Array;
  /** [report day][cause][site]: people out of work by root cause, summed over the chunk's replications; empty without causes. */
  siteOutByCause(): Float64Array;
  /** [measure][day][site] sums of every day (ChunkResult.siteDays); empty where the layout does not sum sites daily. */
  siteDays(): Float64Array;
}

/** Views a chunk that is in memory; nothing is copied. */
export function viewChunk(layout: Layout, chunk: ChunkResult): ChunkView {
  const place = seriesPlaces(layout);
  const block = layout.days * chunk.replications;
  return {
    index: chunk.index,
    first: chunk.first,
    replications: chunk.replications,
    failures: chunk.failures,
    series(name) {
      const found = place.get(name);
      if (found === undefined) throw new RangeError(`no series "${name}" in this run`);
      const values = found.kind === "people" ? chunk.people : chunk.real;
      return values.subarray(found.row * block, (found.row + 1) * block);
    },
    factor(name) {
      const row = layout.factors.indexOf(name);
      if (row < 0) throw new RangeError(`no factor "${name}" in this run`);
      return chunk.factors.subarray(row * chunk.replications, (row + 1) * chunk.replications);
    },
    siteOutOfWork: () => chunk.siteOutOfWork,
    siteStopped: () => chunk.siteStopped,
    siteOutByCause: () => chunk.siteOutByCause ?? new Float64Array(0),
    siteDays: () => chunk.siteDays ?? new Float64Array(0),
  };
}

/** Where each series lies: its row among the series of its own kind, in layout order. */
export function seriesPlaces(layout: Layout): ReadonlyMap<string, { kind: "people" | "real"; row: number }> {
  const next = { people: 0, real: 0 };
  return new Map(layout.series.map(({ name, kind }) => [name, { kind, row: next[kind]++ }]));
}

/** Local numbers of the chunk's replications that did not fail, ascending. */
export function soundReplications(view: ChunkView): number[] {
  const failed = new Set(view.failures.map((failure) => failure.replication - view.first));
  return Array.from({ length: view.replications }, (_, local) => local).filter((local) => !failed.has(local));
}
