import type { Corner } from "../analysis/bridge.ts";
import type { Difference } from "../scenario/differences.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { type ArmValues, runArms } from "./arms.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";

/** Most differences of a bridge: every combination of them is run. */
export const MOST_DIFFERENCES = 10;

/** What a bridge is run on: the scenario it starts from, with the seed of all its corners, and what leads to the other. */
export interface BridgeInput {
  readonly files: WorldFiles;
  readonly economy: Economy;
  readonly from: Scenario;
  readonly differences: readonly Difference[];
  readonly days: readonly number[];
  readonly replications: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Runs every combination of the differences to the last day asked for, each with the same seed, so that replication k has the same
 * luck in all of them. A combination is one task: workers build it once. Null when stopped.
 */
export async function runBridge(pool: Pool, input: BridgeInput): Promise<Corner[] | null> {
  const { files, economy, from, differences, days, replications, signal } = input;
  const count = 2 ** differences.length;
  const corners: Corner[] = [];
  let next = 0;
  let stopped = false;
  const take = async () => {
    while (next < count && !stopped) {
      const set = next++;
      const on = differences.filter((_, i) => (set >> i) & 1);
      const scenario = on.reduce((changed, one) => one.apply(changed), from);
      const arms = await runArms(pool, {
        name: `bridge from ${from.name}, corner ${set}`,
        economy,
        experiments: [experimentOf(files, scenario)],
        days,
        series: ["outOfWork"],
        replications,
        chunkReplications: Math.min(replications, TASK_REPLICATIONS),
        ...(signal === undefined ? {} : { signal }),
      });
      if (arms === null) stopped = true;
      else {
        const [{ replications, values }] = arms as [ArmValues];
        corners.push({ set, replications, outOfWork: values[0]! });
        input.onProgress?.(corners.length, count);
      }
    }
  };
  await Promise.all(Array.from({ length: pool.threads + 1 }, take));
  return stopped || corners.length < count ? null : corners;
}

/** Replications that a worker simulates at a time. */
const TASK_REPLICATIONS = 512;
