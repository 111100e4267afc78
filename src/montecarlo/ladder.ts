import { type RungSample, reaches } from "../analysis/ladder.ts";
import { layoutOf } from "../engine/layout.ts";
import type { ChunkResult, Layout } from "../engine/series.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";
import { runComparison } from "./run.ts";

/** What a ladder is run on. */
export interface LadderInput {
  readonly files: WorldFiles;
  readonly economy: Economy;
  readonly scenario: Scenario;
  readonly replications: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** The day a ladder looks at, and the number it asks about. */
export const ladderDay = (scenario: Scenario): number => Math.min(...scenario.report.days);
export const ladderThreshold = (scenario: Scenario): number => Math.max(...scenario.report.thresholds);

/** Replications of a chunk of all rungs: enough to outweigh handing it over, few enough for even shares. */
const CHUNK = 64;

/** A set of premises to be tried. */
type Plan = Pick<RungSample, "label" | "on" | "role">;

/**
 * Runs every rung to the first report day, then looks for the smallest sets of premises that reach the largest threshold in the
 * median. A premise without which all the others fail is in every such set (a further premise never takes people back to
 * work, or the ladder would show it), so only sets that hold those are tried, smallest first. Null when stopped.
 */
export async function runLadder(pool: Pool, input: LadderInput): Promise<RungSample[] | null> {
  const { scenario } = input;
  const names = scenario.premises.map((premise) => premise.name);
  const rung = (label: string, on: string[]): Plan => ({ label, on, role: "ladder" });
  const ladder = await climb(pool, input, [
    rung("all premises", names),
    ...names.map((off) =>
      rung(
        `without ${off}`,
        names.filter((name) => name !== off),
      ),
    ),
    rung("no premise", []),
  ]);
  if (ladder === null) return null;
  const threshold = ladderThreshold(scenario);
  if (!reaches(ladder[0]!, threshold)) return ladder;
  const needed = names.filter((_, i) => !reaches(ladder[i + 1]!, threshold));
  const free = names.filter((name) => !needed.includes(name));
  const rungs = [...ladder];
  for (let extra = 0; extra < free.length; extra++) {
    const sets = subsets(free, extra).map((more) =>
      names.filter((name) => needed.includes(name) || more.includes(name)),
    );
    const known = (on: readonly string[]) => rungs.find((one) => one.on.join() === on.join());
    const tried = await climb(
      pool,
      input,
      sets.filter((on) => !known(on)).map((on) => ({ label: `only ${on.join(", ")}`, on, role: "set" })),
    );
    if (tried === null) return null;
    rungs.push(...tried);
    if (sets.some((on) => reaches(known(on)!, threshold))) return rungs;
  }
  return rungs;
}

/** Simulates sets of premises on the same replications; null when stopped. */
async function climb(
  pool: Pool,
  { files, economy, scenario, replications, onProgress, signal }: LadderInput,
  plans: readonly Plan[],
): Promise<RungSample[] | null> {
  if (plans.length === 0) return [];
  const day = ladderDay(scenario);
  const layout = layoutOf(economy, day + 1, []);
  const found: RungSample[][] = [];
  const whole = await runComparison(pool, {
    name: `${scenario.name}, to day ${day}: ${plans.map(({ on }) => on.join(", ")).join("; ")}`,
    experiments: plans.map(({ on }) => experimentOf(files, scenario, (name) => on.includes(name))),
    layout,
    replications,
    chunkReplications: Math.min(CHUNK, Math.ceil(replications / pool.threads)),
    onChunks: (chunks) => {
      found[chunks[0]!.index] = chunks.map((chunk, i) => sampleOf(plans[i]!, layout, chunk, day));
    },
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!whole) return null;
  return plans.map((plan, i) => {
    const parts = found.map((samples) => samples[i]!);
    return {
      ...plan,
      replications: parts.flatMap((part) => part.replications),
      outOfWork: parts.flatMap((part) => part.outOfWork),
      outOfWorkDirect: parts.flatMap((part) => part.outOfWorkDirect),
    };
  });
}

/** What a rung needs of a chunk. */
function sampleOf(plan: Plan, layout: Layout, chunk: ChunkResult, day: number): RungSample {
  const slots = soundRows(chunk);
  const column = (series: string) => slots.map((slot) => valueOn(layout, chunk, series, day, slot));
  return {
    ...plan,
    replications: slots.map((slot) => chunk.first + slot),
    outOfWork: column("outOfWork"),
    outOfWorkDirect: column("outOfWorkDirect"),
  };
}

function soundRows(chunk: ChunkResult): number[] {
  const failed = new Set(chunk.failures.map((failure) => failure.replication));
  return Array.from({ length: chunk.replications }, (_, slot) => slot).filter(
    (slot) => !failed.has(chunk.first + slot),
  );
}

/** One number of a people series. */
function valueOn(layout: Layout, chunk: ChunkResult, name: string, day: number, slot: number): number {
  const row = layout.series.filter((series) => series.kind === "people").findIndex((series) => series.name === name);
  return chunk.people[(row * layout.days + day) * chunk.replications + slot]!;
}

/** All subsets of one size, in the order of the list. */
function subsets(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}
