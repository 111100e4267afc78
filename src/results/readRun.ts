import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ChunkView } from "../analysis/chunkView.ts";
import { reportDays, reportOutcomes } from "../analysis/reportOutcomes.ts";
import type { SiteRow } from "../analysis/siteMeans.ts";
import type { RegionRow, Summary } from "../analysis/summary.ts";
import { summarise } from "../analysis/summary.ts";
import { readChunkRecord } from "./chunkFolder.ts";
import { readViews } from "./chunkReader.ts";
import { listChunks } from "./chunks.ts";
import { openColumns } from "./columns.ts";
import { StoreError } from "./errors.ts";
import type { Manifest } from "./manifest.ts";
import { readManifest } from "./manifest.ts";
import { type Rows, readRows } from "./rows.ts";

/** A run folder as it lies there, open for reading only. */
export interface SavedRun {
  readonly folder: string;
  readonly manifest: Manifest;
  /** One of its tables: "replications", "bands", "stages", "states", "sites" or "causes". */
  table(name: string): Rows;
  /** Its chunks in index order; none in a folder that was copied without them. */
  views(): Iterable<ChunkView>;
}

/** Opens a run folder for reading; takes no lock. Throws StoreError when it is none. */
export function readRun(folder: string): SavedRun {
  const manifest = readManifest(folder);
  const chunksFolder = join(folder, "chunks");
  const records = function* () {
    for (const index of listChunks(chunksFolder)) yield readChunkRecord(chunksFolder, index).record;
  };
  return {
    folder,
    manifest,
    table: (name) => readRows(join(folder, `${name}.arrow`)),
    views: () => readViews(chunksFolder, manifest.layout, records()),
  };
}

/**
 * The answer of a run from its tables alone, so that a folder without its chunks can still be shown.
 *
 * @throws StoreError when the run has no tables yet
 */
export function answerOfRun({ folder, manifest, table }: SavedRun): Summary {
  if (!manifest.tables || !existsSync(join(folder, "replications.arrow")))
    throw new StoreError(`${folder} has no tables yet (${manifest.state}); continue it with --resume`);
  const { layout, scenario, failures } = manifest;
  const days = reportDays(layout, scenario.report);
  const replications = openColumns(join(folder, "replications.arrow"));
  const names = reportOutcomes(layout, scenario.report, scenario.effective).map(({ column }) => column);
  const wanted = new Set(names);
  const states = table("states");
  try {
    return summarise({
      replications: replications.rows,
      failures,
      days,
      thresholds: [...new Set(scenario.report.thresholds)],
      outcomes: { names, values: (name) => (wanted.has(name) ? Array.from(replications.values(name)) : undefined) },
      regions: regionRows(states, days, "outOfWork"),
      payRegions: regionRows(states, days, "payLost"),
      sites: table("sites").objects<SiteRow>(),
    });
  } finally {
    replications.close();
  }
}

/** One measure of every region on the report days, the worst first; regions that are equal in the table's order. */
function regionRows(states: Rows, days: readonly number[], measure: string): RegionRow[] {
  const numbers = (name: string) => states.array<number>(name);
  const [day, median, mean, q05, q95] = [
    numbers("day"),
    numbers("q50"),
    numbers("mean"),
    numbers("q05"),
    numbers("q95"),
  ];
  const [measures, regions] = [states.array<string>("measure"), states.array<string>("region")];
  return day
    .map((_, row) => row)
    .filter((row) => measures[row] === measure && days.includes(day[row]!))
    .sort((a, b) => day[a]! - day[b]! || median[b]! - median[a]!)
    .map((row) => ({
      region: regions[row]!,
      day: day[row]!,
      median: median[row]!,
      mean: mean[row]!,
      q05: q05[row]!,
      q95: q95[row]!,
    }));
}
