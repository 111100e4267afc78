import { readFileSync } from "node:fs";
import { join } from "node:path";
import { countReplications } from "../analysis/answer.ts";
import type { SiteInfo } from "../analysis/siteMeans.ts";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";
import { hashPieces } from "./hash.ts";
import { readManifest } from "./manifest.ts";
import { runTables, sitesFile } from "./tables.ts";

/** Tables that were made anew and are the same, those that are not (a sentence each), and why none was made. */
export interface TablesVerification {
  readonly same: readonly string[];
  readonly problems: readonly string[];
  readonly leftOut: string | null;
}

/**
 * Makes the tables of a run anew from its chunks and compares them byte for byte, in the memory that a run takes for its tables. The
 * ladder is not among them: it is simulated, not made from the chunks.
 *
 * @throws StoreError when the folder is no run or a chunk cannot be read
 */
export function verifyTables(folder: string): TablesVerification {
  const { layout, scenario, factors, design, tables } = readManifest(folder);
  const none = (leftOut: string): TablesVerification => ({ same: [], problems: [], leftOut });
  if (tables === null) return none("it has no tables yet");
  if (tables.sha256[sitesFile] === undefined)
    return none(`an earlier version of the program made it, and wrote no ${sitesFile}`);
  const sites = JSON.parse(readFileSync(join(folder, sitesFile), "utf8")) as SiteInfo[];
  const chunksFolder = join(folder, "chunks");
  const records = listChunks(chunksFolder).map((index) => readChunkRecord(chunksFolder, index).record);
  const chunks = () => readViews(chunksFolder, layout, records);
  const { sound } = countReplications(chunks());
  if (sound !== tables.soundReplications)
    return none(`they are of ${tables.soundReplications} replications, and the chunks now hold ${sound}`);
  const same: string[] = [];
  const problems: string[] = [];
  const { report, effective } = scenario;
  const made = { layout, report, effective, factors, sites, givenRows: design !== undefined, chunks };
  for (const [file, pieces] of runTables({ ...made, soundReplications: sound })) {
    if (file === sitesFile) continue;
    if (hashPieces(pieces).sha256 === tables.sha256[file]) same.push(file);
    else problems.push(`${join(folder, file)}: made anew from the chunks it is another table`);
  }
  return { same, problems, leftOut: null };
}
