import { parseOutcome } from "../analysis/outcomes.ts";
import { factorColumn, outcomeColumn, type Sample } from "../analysis/sensitivity/sample.ts";
import { readRun } from "../results/readRun.ts";
import { sampleOfRun } from "../results/sampleOfRun.ts";
import { UsageError } from "./errors.ts";

/** Runs on the same luck as arms of a choice: one column of the outcome each, over the worlds that went well in all. */
export interface OpenedArms {
  readonly arms: readonly string[];
  readonly rows: number;
  readonly values: readonly Float64Array[];
  /** Factors that are the same in all arms, world by world: what can be learnt before choosing. */
  readonly kept: readonly string[];
  readonly columns: readonly Float64Array[];
}

/** Opens runs as arms. @throws UsageError where world or seed differ, so that replication k is not the same world */
export function openArms(folders: readonly string[], outcome: string, factors: readonly string[]): OpenedArms {
  const runs = folders.map((folder) => readRun(folder));
  const { identity } = runs[0]!.manifest;
  for (const { folder, manifest } of runs) {
    const other = (["world", "seed", "design"] as const).find((part) => manifest.identity[part] !== identity[part]);
    if (other !== undefined)
      throw new UsageError(
        `${folder} has another ${other} than ${folders[0]}: its replications are not the same worlds`,
      );
  }
  const samples = runs.map((run) => sampleOfRun(run, [parseOutcome(outcome)]));
  const sound = samples
    .slice(1)
    .reduce((rows, one) => rows.filter((row) => one.rows.includes(row)), [...samples[0]!.rows]);
  const at = (sample: Sample, column: Float64Array) => {
    const place = new Map(sample.rows.map((row, i) => [row, i]));
    return Float64Array.from(sound, (row) => column[place.get(row)!]!);
  };
  const kept = factors.filter((name) => {
    const [first, ...others] = samples.map((sample) =>
      sample.names.includes(name) ? at(sample, factorColumn(sample, name)) : null,
    );
    return first !== null && others.every((column) => column?.every((x, i) => x === first![i]));
  });
  return {
    arms: runs.map(({ manifest }) => manifest.scenario.name),
    rows: sound.length,
    values: samples.map((sample, i) =>
      at(sample, outcomeColumn(sample, outcome, runs[i]!.manifest.layout.days).values),
    ),
    kept,
    columns: kept.map((name) => at(samples[0]!, factorColumn(samples[0]!, name))),
  };
}
