import type { Layout } from "../engine/series.ts";

/** Site-days that a chunk is to reach, so that its cost dwarfs that of handing it over and saving it. */
const SITE_DAYS = 5_000_000;

/** Bytes of daily values that a chunk may reach: a few chunks a thread are in memory at once, as arrays and as a table. */
const BYTES = 32 * 1024 * 1024;

/** Bytes of one replication's daily values: the series and, beside them, its day and number. */
export function bytesPerReplication({ days, series }: Pick<Layout, "days" | "series">): number {
  const ofDay = series.reduce((sum, { kind }) => sum + (kind === "people" ? 4 : 8), 2 + 4);
  return days * ofDay;
}

/**
 * Replications of a chunk: 8 times the power of two that first reaches about 5 million site-days, but no more than 32 MB of daily
 * values, on which a small world's run would otherwise spend its memory. From the world and the days alone, never from timing:
 * chunks are what is saved, resumed and handed to other machines.
 */
export function chunkReplications(sites: number, layout: Pick<Layout, "days" | "series">): number {
  const bytes = bytesPerReplication(layout);
  let replications = 8;
  while (replications * sites * layout.days < SITE_DAYS && 2 * replications * bytes <= BYTES) replications *= 2;
  return replications;
}
