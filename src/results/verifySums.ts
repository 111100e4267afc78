import { join } from "node:path";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";
import { checkChunk } from "./identities.ts";
import { readManifest } from "./manifest.ts";

/** How many sums were compared, and those that do not hold: one sentence each, with the first place. */
export interface SumsVerification {
  readonly sums: number;
  readonly problems: readonly string[];
}

/**
 * Adds up what a run has stored and compares it with its totals (identities.ts), a chunk and two series at a time. Checksums say
 * that a file is as it was written; this says that what was written makes sense.
 *
 * @throws StoreError when the folder is no run or a chunk cannot be read
 */
export function verifySums(folder: string): SumsVerification {
  const { layout, scenario } = readManifest(folder);
  const chunksFolder = join(folder, "chunks");
  const records = listChunks(chunksFolder).map((index) => readChunkRecord(chunksFolder, index).record);
  const whole = scenario.forms?.labour !== "partialAdjustment";
  const found = new Map<string, { first: string; places: number }>();
  let sums = 0;
  for (const view of readViews(chunksFolder, layout, records))
    sums += checkChunk(layout, view, whole, (what, where, total, parts) => {
      const before = found.get(what);
      if (before) before.places++;
      else found.set(what, { first: `${where}: ${total}, and the parts give ${parts}`, places: 1 });
    });
  const problems = [...found].map(([what, { first, places }]) => {
    const others = places === 1 ? "" : `, and in ${places - 1} other places`;
    return `${folder}: ${what} (${first}${others})`;
  });
  return { sums, problems };
}
