import type { Condition } from "../../analysis/conditions.ts";
import { meets } from "../../analysis/conditions.ts";
import { type Proportion, wilson } from "../../analysis/proportion.ts";
import { buildEconomy } from "../../world/economy.ts";
import { runArms } from "../arms.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import type { OpenedCut, Watching } from "./cuts.ts";

/** In how many worlds a condition holds with a set of premises. */
export interface PremiseShare {
  /** Null: all of them on. */
  readonly without: string | null;
  readonly share: Proportion;
}

/**
 * A condition on people on one day, with all premises of a scenario and without each, on the same worlds; null when stopped. The first row
 * is with all of them, the others follow by how much less often it holds.
 */
export async function premiseShares(
  pool: Pool,
  { files, scenario }: OpenedCut,
  condition: Condition,
  replications: number,
  watching: Watching,
): Promise<PremiseShare[] | null> {
  const { outcome } = condition;
  if (outcome.kind !== "at") throw new RangeError("premises are looked at on one day");
  const names = scenario.premises.map(({ name }) => name);
  const offs = [null, ...names];
  const arms = await runArms(pool, {
    name: `premises of ${scenario.name}, ${scenario.seed}, day ${outcome.day}`,
    economy: buildEconomy(files),
    experiments: offs.map((off) => experimentOf(files, scenario, (name) => name !== off)),
    days: [outcome.day],
    series: [outcome.series],
    replications,
    chunkReplications: Math.min(64, Math.ceil(replications / pool.threads)),
    ...watching,
  });
  if (arms === null) return null;
  const [all, ...others] = arms.map(({ values }, i): PremiseShare => {
    const people = values[0]![0]!;
    return { without: offs[i]!, share: wilson(people.filter((x) => meets(condition, x)).length, people.length) };
  });
  return [all!, ...others.sort((a, b) => a.share.share - b.share.share)];
}
