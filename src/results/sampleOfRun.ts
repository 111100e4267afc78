import type { Outcome } from "../analysis/outcomes.ts";
import type { Sample } from "../analysis/sensitivity/sample.ts";
import { sampleOfViews } from "../analysis/sensitivity/sampleOfViews.ts";
import { StoreError } from "./errors.ts";
import type { SavedRun } from "./readRun.ts";

/**
 * The rows of a saved run: the factors of every sound replication with outcomes evaluated from its recorded days. Nothing is run.
 * @throws StoreError when the folder was copied without its chunks
 * @throws OutcomeError when the run cannot answer an outcome
 */
export function sampleOfRun({ folder, manifest, views }: SavedRun, outcomes: readonly Outcome[]): Sample {
  const sample = sampleOfViews(manifest.layout, views(), outcomes);
  if (sample.rows.length === 0)
    throw new StoreError(`${folder} holds no chunk with a sound replication: nothing to analyse`);
  return sample;
}
