import { statfsSync } from "node:fs";
import type { Layout } from "../engine/series.ts";
import { bytesPerReplication } from "./chunkSize.ts";

/** What a run will write, and what there is room for, in bytes. */
export interface DiskUse {
  readonly needed: number;
  readonly free: number;
}

/** Bytes of a table beside its values: its schema, a line or so a column. */
const OVERHEAD = 40_000;

/**
 * Bytes that so many replications will take: their daily values, factors and outcomes, and each chunk's sums by site. Within a few
 * percent for any but the smallest runs.
 */
export function bytesOfRun(layout: Layout, replications: number, chunkReplications: number): number {
  const { sites, causes = [], factors } = layout;
  const sums = sites.days.length * sites.siteIds.length * (2 + causes.length) * 8;
  const siteDays = sites.daily ? layout.days * sites.siteIds.length * 30 : 0;
  const chunks = Math.ceil(replications / chunkReplications);
  // Factors are saved twice, in the chunks and in the table of replications; outcomes are about as many again.
  return replications * (bytesPerReplication(layout) + factors.length * 24) + chunks * (sums + siteDays + 3 * OVERHEAD);
}

/** What is still to be written into a folder, against what its disk has free for this user. */
export function diskUse(folder: string, layout: Layout, replications: number, chunkReplications: number): DiskUse {
  const { bavail, bsize } = statfsSync(folder);
  return { needed: bytesOfRun(layout, replications, chunkReplications), free: bavail * bsize };
}
