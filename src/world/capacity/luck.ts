import { type Key, subkey, uniform } from "../../numbers/luck.ts";
import { log } from "../../numbers/math.ts";
import { normalQuantile } from "../../numbers/quantile.ts";
import type { CapacityPlan } from "./plan.ts";

/** What differs between projects with all factors fixed, by name: one more project changes no other's luck. */
export interface CapacityLuck {
  /** Standard normal: how long a module takes to build, against others of its route. */
  readonly slip: Float64Array;
  /** Exponential with mean 1: how long it takes to close the finance once the margin pays. */
  readonly close: Float64Array;
  /** Standard normal, one a company: how it sees prices, against others. */
  readonly belief: Float64Array;
}

/** Luck by replication; the arrays are refilled by the next call. */
export function capacityLuck(plan: CapacityPlan, seed: Key): (replication: number) => CapacityLuck {
  const { units, files } = plan;
  const keys = units.map(({ id, project }) => ({
    slip: subkey(seed, "capacity.slip", id),
    close: subkey(seed, "capacity.close", id),
    belief: subkey(seed, "capacity.belief", files.projects[project]!.company || id),
  }));
  const empty = () => new Float64Array(units.length);
  const luck: CapacityLuck = { slip: empty(), close: empty(), belief: empty() };
  return (replication) => {
    keys.forEach((key, unit) => {
      luck.slip[unit] = normalQuantile(uniform(key.slip, replication), 0, 1);
      luck.close[unit] = -log(1 - uniform(key.close, replication));
      luck.belief[unit] = normalQuantile(uniform(key.belief, replication), 0, 1);
    });
    return luck;
  };
}
