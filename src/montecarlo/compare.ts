import { viewChunk } from "../analysis/chunkView.ts";
import type { ArmOutcomes } from "../analysis/compare/compare.ts";
import { collectOutcomes, seriesBehind } from "../analysis/evaluate.ts";
import { type Outcome, outcomeText } from "../analysis/outcomes.ts";
import { layoutOf, recordingOnly } from "../engine/layout.ts";
import type { Intervention } from "../scenario/interventions/types.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";
import { runComparison } from "./run.ts";

/** Packages to be run on the same worlds as their scenario. */
export interface CompareRun {
  readonly files: WorldFiles;
  readonly economy: Economy;
  readonly scenario: Scenario;
  /** What each arm does beyond the scenario; the first is the baseline, which does nothing more. */
  readonly arms: readonly (readonly Intervention[])[];
  readonly outcomes: readonly Outcome[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Outcomes of all arms over worlds that went well in each of them. */
export interface CompareSample {
  readonly replications: readonly number[];
  readonly leftOut: number;
  readonly arms: readonly ArmOutcomes[];
}

/** Replications of all arms that a worker simulates at a time: whole blocks of lanes, few enough for even shares. */
const CHUNK = 8;

/** Runs arms of a comparison further and further; what was run before is kept. */
export interface CompareRunner {
  /** Runs so many replications in all; null when stopped. */
  readonly reach: (replications: number) => Promise<CompareSample | null>;
}

export function openComparison(pool: Pool, run: CompareRun): CompareRunner {
  const { files, economy, scenario, arms, outcomes } = run;
  const layout = recordingOnly(layoutOf(economy, scenario.horizonDays + 1, []), economy, seriesBehind(outcomes));
  const experiments = arms.map((more) =>
    experimentOf(files, { ...scenario, interventions: [...scenario.interventions, ...more] }),
  );
  const texts = outcomes.map(outcomeText);
  const chunks: { numbers: readonly number[]; columns: ReadonlyMap<string, readonly (number | null)[]> }[][] = [];
  const reach = async (replications: number): Promise<CompareSample | null> => {
    const count = Math.ceil(replications / CHUNK);
    const missing = Array.from({ length: count }, (_, index) => index).filter((index) => chunks[index] === undefined);
    const whole = await runComparison(pool, {
      // The whole scenario: a worker keeps simulators by this name, and the same arms may be run under another cut.
      name: `compare ${JSON.stringify([scenario, arms])}`,
      experiments,
      layout,
      replications: count * CHUNK,
      chunkReplications: CHUNK,
      missing,
      onChunks: (made) => {
        chunks[made[0]!.index] = made.map((chunk) => collectOutcomes(layout, [viewChunk(layout, chunk)], outcomes));
      },
      ...(run.onProgress === undefined ? {} : { onProgress: run.onProgress }),
      ...(run.signal === undefined ? {} : { signal: run.signal }),
    });
    return whole ? sampleOf(chunks, texts, arms.length, replications) : null;
  };
  return { reach };
}

type Collected = ReturnType<typeof collectOutcomes>;

function sampleOf(
  chunks: readonly (readonly Pick<Collected, "numbers" | "columns">[])[],
  texts: readonly string[],
  arms: number,
  replications: number,
): CompareSample {
  const sound: number[] = [];
  const columns = Array.from({ length: arms }, () => new Map(texts.map((text) => [text, [] as (number | null)[]])));
  for (const chunk of chunks) {
    const shared = chunk[0]!.numbers.filter(
      (k) => k < replications && chunk.every(({ numbers }) => numbers.includes(k)),
    );
    sound.push(...shared);
    chunk.forEach(({ numbers, columns: of }, arm) => {
      const places = shared.map((k) => numbers.indexOf(k));
      for (const text of texts) columns[arm]!.get(text)!.push(...places.map((place) => of.get(text)![place]!));
    });
  }
  return { replications: sound, leftOut: replications - sound.length, arms: columns };
}
