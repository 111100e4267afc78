import { createHash } from "node:crypto";
import { join } from "node:path";
import { countReplications } from "../analysis/answer.ts";
import type { ChunkView } from "../analysis/chunkView.ts";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";
import { openColumns } from "./columns.ts";
import { hashed } from "./hash.ts";
import type { Manifest } from "./manifest.ts";
import { readManifest } from "./manifest.ts";
import { seriesTables } from "./tables.ts";

/** Tables that were made anew and are the same, those that are not (a sentence each), and why none was made. */
export interface TablesVerification {
  readonly same: readonly string[];
  readonly problems: readonly string[];
  readonly leftOut: string | null;
}

/**
 * Makes the tables of a run anew from its chunks and compares them: replications, bands, stages and states byte for byte; of sites
 * and causes, whose names stand in the world and not in the run, the means. In the memory that a run takes for its tables.
 *
 * @throws StoreError when the folder is no run or a chunk cannot be read
 */
export function verifyTables(folder: string): TablesVerification {
  const manifest = readManifest(folder);
  const { layout, scenario, factors, design, tables } = manifest;
  const none = (leftOut: string): TablesVerification => ({ same: [], problems: [], leftOut });
  if (tables === null) return none("it has no tables yet");
  const chunksFolder = join(folder, "chunks");
  const records = listChunks(chunksFolder).map((index) => readChunkRecord(chunksFolder, index).record);
  const chunks = () => readViews(chunksFolder, layout, records);
  const { sound } = countReplications(chunks());
  if (sound !== tables.soundReplications)
    return none(`they are of ${tables.soundReplications} replications, and the chunks now hold ${sound}`);
  const same: string[] = [];
  const problems: string[] = [];
  const { report, effective } = scenario;
  const givenRows = design !== undefined;
  for (const [file, pieces] of seriesTables({
    ...{ layout, report, effective, factors, givenRows, chunks },
    soundReplications: sound,
    sites: [],
  })) {
    const hash = createHash("sha256");
    for (const _ of hashed(pieces, hash));
    if (hash.digest("hex") === tables.sha256[file]) same.push(file);
    else problems.push(`${join(folder, file)}: made anew from the chunks it is another table`);
  }
  const means = siteMeansAreThere(folder, manifest, chunks(), sound);
  return { same: [...same, ...means.same], problems: [...problems, ...means.problems], leftOut: null };
}

/** Compares the means of sites.arrow, by day and site, and of causes.arrow, by day, with the sums that the chunks hold. */
function siteMeansAreThere(folder: string, manifest: Manifest, chunks: Iterable<ChunkView>, sound: number) {
  const { layout, tables } = manifest;
  const { siteIds, days } = layout.sites;
  const sums = new Float64Array(days.length * siteIds.length);
  for (const chunk of chunks) {
    const people = chunk.siteOutOfWork();
    for (let cell = 0; cell < sums.length; cell++) sums[cell]! += people[cell]!;
  }
  const meanOf = (day: number) =>
    sums.subarray(day * siteIds.length, (day + 1) * siteIds.length).reduce((sum, n) => sum + n, 0) / sound;
  const same: string[] = [];
  const problems: string[] = [];
  const compare = (file: string, fits: (values: readonly number[], dayOfRow: readonly number[]) => boolean) => {
    if (tables?.sha256[file] === undefined) return;
    const table = openColumns(join(folder, file));
    try {
      const values = Array.from(table.values("meanOutOfWork"), Number);
      if (fits(values, Array.from(table.values("day"), Number))) same.push(file);
      else problems.push(`${join(folder, file)}: its means are not those of the chunks`);
    } finally {
      table.close();
    }
  };
  // Rows are report day by report day, sites in the order of the layout.
  compare("sites.arrow", (values) => values.length === sums.length && values.every((n, i) => n === sums[i]! / sound));
  compare("causes.arrow", (values, dayOfRow) =>
    days.every((day, d) => {
      const byCause = values.reduce((sum, n, row) => sum + (dayOfRow[row] === day ? n : 0), 0);
      return Math.abs(byCause - meanOf(d)) <= 1e-6 * (1 + meanOf(d));
    }),
  );
  return { same, problems };
}
