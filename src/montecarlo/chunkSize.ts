/** Site-days that a chunk is to reach, so that its cost dwarfs that of handing it over and saving it. */
const SITE_DAYS = 5_000_000;

/**
 * Replications of a chunk: 8 times the power of two that first reaches about 5 million site-days. From sites and days alone,
 * never from timing: chunks are what is saved, resumed and handed to other machines.
 */
export function chunkReplications(sites: number, days: number): number {
  let replications = 8;
  while (replications * sites * days < SITE_DAYS && replications < 65536) replications *= 2;
  return replications;
}
