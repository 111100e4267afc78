import { type RungSample, reaches } from "../analysis/ladder.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { runArm } from "./arm.ts";
import { chunkReplications } from "./chunkSize.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";

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

/**
 * Runs every rung to the first report day, then looks for the smallest sets of premises that reach the largest threshold in the
 * median. A premise without which all the others fail is in every such set (a further premise never takes people back to
 * work, or the ladder would show it), so only sets that hold those are tried, smallest first. Null when stopped.
 */
export async function runLadder(pool: Pool, input: LadderInput): Promise<RungSample[] | null> {
  const { scenario } = input;
  const names = scenario.premises.map((premise) => premise.name);
  const plan: [string, string[]][] = [
    ["all premises", names],
    ...names.map((off): [string, string[]] => [`without ${off}`, names.filter((name) => name !== off)]),
    ["no premise", []],
  ];
  const rungs: RungSample[] = [];
  for (const [label, on] of plan) {
    const rung = await climb(pool, input, label, on, "ladder");
    if (rung === null) return null;
    rungs.push(rung);
    input.onProgress?.(rungs.length, plan.length);
  }
  const threshold = ladderThreshold(scenario);
  if (!reaches(rungs[0]!, threshold)) return rungs;
  const needed = names.filter((_, i) => !reaches(rungs[i + 1]!, threshold));
  const free = names.filter((name) => !needed.includes(name));
  for (let extra = 0; extra < free.length; extra++) {
    let found = false;
    for (const more of subsets(free, extra)) {
      const on = names.filter((name) => needed.includes(name) || more.includes(name));
      const known = rungs.find((rung) => rung.on.join() === on.join());
      const tried = known ?? (await climb(pool, input, `only ${on.join(", ")}`, on, "set"));
      if (tried === null) return null;
      if (known === undefined) rungs.push(tried);
      found ||= reaches(tried, threshold);
    }
    if (found) return rungs;
  }
  return rungs;
}

async function climb(
  pool: Pool,
  { files, economy, scenario, replications, signal }: LadderInput,
  label: string,
  on: readonly string[],
  role: RungSample["role"],
): Promise<RungSample | null> {
  const day = ladderDay(scenario);
  const arm = await runArm(pool, {
    name: `${scenario.name}, to day ${day}: ${on.join(", ")}`,
    economy,
    experiment: experimentOf(files, scenario, (name) => on.includes(name)),
    days: [day],
    series: ["outOfWork", "outOfWorkDirect"],
    replications,
    chunkReplications: Math.min(
      chunkReplications(economy.world.sites, day + 1),
      Math.ceil(replications / pool.threads),
    ),
    ...(signal === undefined ? {} : { signal }),
  });
  if (arm === null) return null;
  const [outOfWork, outOfWorkDirect] = arm.values.map((days) => days[0]!) as [readonly number[], readonly number[]];
  return { label, on, role, replications: arm.replications, outOfWork, outOfWorkDirect };
}

/** All subsets of one size, in the order of the list. */
function subsets(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}
