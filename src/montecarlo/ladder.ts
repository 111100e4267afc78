import { ladderDay, ladderThreshold, type RungSample, reaches } from "../analysis/ladder.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { runArms } from "./arms.ts";
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
  const arms = await runArms(pool, {
    name: `${scenario.name}, to day ${day}: ${plans.map(({ on }) => on.join(", ")).join("; ")}`,
    economy,
    experiments: plans.map(({ on }) => experimentOf(files, scenario, (name) => on.includes(name))),
    days: [day],
    series: ["outOfWork", "outOfWorkDirect"],
    replications,
    chunkReplications: Math.min(CHUNK, Math.ceil(replications / pool.threads)),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (arms === null) return null;
  return arms.map(({ replications, values }, i) => {
    const [outOfWork, outOfWorkDirect] = values.map((days) => days[0]!) as [readonly number[], readonly number[]];
    return { ...plans[i]!, replications, outOfWork, outOfWorkDirect };
  });
}

/** All subsets of one size, in the order of the list. */
function subsets(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}
